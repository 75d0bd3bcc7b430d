import { describe, expect, it } from 'vitest'
import type { RecordedEvent } from '../../events/index.ts'
import { mergePurposes, noPurposes, purposesOf } from './purposes.ts'
import { contact, visit, voiding } from './testing/events.ts'
import { linksTo } from './testing/world.ts'
import { ledgerZone } from './time/ledger-zone.ts'

const links = [
  ...linksTo(2),
  ...linksTo(1, { field: 'student' }).map(link => ({ ...link, youthId: 'y-3', until: '2026-05-11' })),
]
const service = { from: '2026-01-01', until: '2026-06-01' }
const of = (events: RecordedEvent[], field?: 'student') =>
  purposesOf(events, { links, service }, ledgerZone, field)
const reached = (contacts: number, visits: number, youths: number) => ({ contacts, visits, youths })

const events = [
  contact(1, '2026-05-02', { purpose: 'listen', youthIds: ['y-1', 'y-3'] }),
  contact(2, '2026-05-03', { purpose: 'listen', youthIds: ['y-1'], programmes: ['povertyRelief'] }),
  contact(3, '2026-05-12', { purpose: 'mutualHelp', youthIds: ['y-2', 'y-3'] }),
  visit(4, '2026-05-04', { youthIds: ['y-2'], programmes: ['openDay', 'povertyRelief'] }),
]

describe('what contact was for', () => {
  it('is told by purpose, field and programme', () => {
    const found = of(events)
    expect(found).toMatchObject(reached(3, 1, 3))
    expect(found.purposes).toMatchObject({
      listen: reached(2, 0, 2),
      mutualHelp: reached(1, 0, 2),
      greeting: reached(0, 0, 0),
    })
    expect(found.fields).toMatchObject({ community: reached(3, 1, 2), student: reached(1, 0, 1) })
    expect(found.programmes).toEqual({ openDay: reached(0, 1, 1), povertyRelief: reached(1, 1, 2) })
  })

  it('is told of one field', () => {
    const found = of(events, 'student')
    expect(found).toMatchObject(reached(1, 0, 1))
    expect(found.purposes.listen).toEqual(reached(1, 0, 1))
    expect(found.programmes).toEqual({})
  })

  it('leaves out what was voided, or was out of service', () => {
    const none = [contact(1, '2026-05-02'), voiding(2, '2026-05-03', 1), contact(3, '2026-06-01')]
    expect(of(none)).toEqual(noPurposes())
  })

  it('adds up over cadres', () => {
    const found = of(events)
    expect(mergePurposes(found, noPurposes())).toEqual(found)
    expect(mergePurposes(found, found).programmes.povertyRelief).toEqual(reached(2, 2, 4))
  })
})
