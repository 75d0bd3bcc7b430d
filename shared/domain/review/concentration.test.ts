import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cadre, RecordedEvent } from '../../../events/index.ts'
import { fold } from '../ledger/fold.ts'
import { huaian2016 } from '../policy/huaian-2016.ts'
import { contact, visit } from '../testing/events.ts'
import { sliceOf } from '../testing/scenario.ts'
import { linksTo, world, youths } from '../testing/world.ts'
import { concentration, mergeConcentration, noConcentration } from './concentration.ts'

const spread = (events: RecordedEvent[], links = linksTo(20), cadre: Partial<Cadre> = {}) =>
  concentration(
    huaian2016,
    sliceOf(world(events, cadre, links), 'c-1'),
    ['2026-04', '2026-05'].map(month => fold(events, month, 'Asia/Shanghai')),
    '2026-04-01',
    '2026-05-31',
  )

describe('concentration', () => {
  it('shows the share of contacts that goes to the most-contacted tenth, and who was never reached', () => {
    const events = [
      ...['2026-04-07', '2026-04-08', '2026-05-07'].map((date, n) => contact(n, date)),
      contact(11, '2026-05-08', { youthIds: ['y-2', 'y-3'] }),
      contact(12, '2026-05-09', { youthIds: ['y-2'] }),
    ]
    // Days: y-1 3, y-2 2, y-3 1; the tenth of 20 youths are two.
    expect(spread(events)).toEqual({
      cadreId: 'c-1',
      linked: 20,
      top: 2,
      contacts: 6,
      topContacts: 5,
      neverReached: 17,
      never: youths(17, 4).sort(),
    })
  })

  it('counts a youth’s day once, whatever is logged on it', () => {
    const again = [1, 2, 3].map(n => contact(n, '2026-05-07'))
    expect(spread([...again, visit(4, '2026-05-07', { youthIds: ['y-1'] })])).toMatchObject({ contacts: 1 })
  })

  it('takes personal contact only: no mass greeting, no crowd', () => {
    const mass = contact(1, '2026-05-07', { youthIds: youths(11) })
    const crowd = visit(2, '2026-05-08', { youthIds: youths(31) })
    expect(spread([mass, crowd], linksTo(31))).toMatchObject({
      contacts: 0,
      topContacts: 0,
      neverReached: 31,
    })
    const personal = contact(1, '2026-05-07', { youthIds: youths(10) })
    const group = visit(2, '2026-05-08', { youthIds: youths(30) })
    expect(spread([personal, group], linksTo(31))).toMatchObject({ contacts: 40, top: 4, topContacts: 8 })
  })

  it('asks about the youths linked on the last day, on days when they were', () => {
    const events = [contact(1, '2026-04-07', { youthIds: ['y-1', 'y-2', 'y-3'] })]
    const links = [
      ...linksTo(1, { until: '2026-05-31' }),
      ...linksTo(2, { since: '2026-04-07' }).slice(1),
      ...linksTo(3, { since: '2026-04-08' }).slice(2),
    ]
    expect(spread(events, links)).toMatchObject({ linked: 2, contacts: 1, never: ['y-3'] })
  })

  it('looks at days in service only', () => {
    const events = [contact(1, '2026-04-07'), contact(2, '2026-05-07', { youthIds: ['y-2'] })]
    expect(spread(events, linksTo(2), { serviceFrom: '2026-04-08' })).toMatchObject({ never: ['y-1'] })
    expect(spread(events, linksTo(2), { serviceUntil: '2026-05-07' })).toMatchObject({ never: ['y-2'] })
    expect(spread(events, linksTo(2), { serviceUntil: '2026-04-01' })).toMatchObject(noConcentration)
  })

  it('of an org is the sum of its cadres', () => {
    const part = fc.record({
      linked: fc.nat(99),
      top: fc.nat(9),
      contacts: fc.nat(999),
      topContacts: fc.nat(99),
      neverReached: fc.nat(99),
    })
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        expect(mergeConcentration(a, b)).toEqual(mergeConcentration(b, a))
        expect(mergeConcentration(mergeConcentration(a, b), c)).toEqual(
          mergeConcentration(a, mergeConcentration(b, c)),
        )
        expect(mergeConcentration(a, noConcentration)).toEqual(a)
      }),
    )
  })
})
