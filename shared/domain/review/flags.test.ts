import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordedEvent } from '../../../events/index.ts'
import { huaian2016 } from '../policy/huaian-2016.ts'
import { contact, feedback, id, visit, voiding } from '../testing/events.ts'
import { type FlagKind, flags } from './flags.ts'

const may = (events: RecordedEvent[]) => flags(huaian2016, events, 'c-1', '2026-05')
const kinds = (events: RecordedEvent[]) => may(events).map(({ kind }) => kind)
const of = (kind: FlagKind, events: RecordedEvent[]) => may(events).filter(flag => flag.kind === kind)
const times = <T>(n: number, make: (n: number) => T) => Array.from({ length: n }, (_, i) => make(i + 1))
const at = (seconds: number) => new Date(Date.UTC(2026, 4, 7, 2, 0, seconds)).toISOString()

describe('many contacts within a minute', () => {
  const burst = (n: number, every: number) =>
    times(n, i => contact(i, '2026-05-07', { occurredAt: at((i - 1) * every) }))

  it('raise one flag with all of them', () => {
    expect(may(burst(10, 6))).toEqual([
      {
        id: '469fc5bc39b77962daa271990fa81abe8e1c48b6349d950b9bd4e062264ff122',
        kind: 'burst',
        cadreId: 'c-1',
        month: '2026-05',
        eventIds: times(10, id),
        details: { events: 10, seconds: 60, contacts: 10 },
      },
    ])
  })

  it('are not nine, nor ten in 63 seconds', () => {
    expect(kinds(burst(9, 1))).toEqual([])
    expect(kinds(burst(10, 7))).toEqual([])
  })

  it('that go on for longer are one flag, two bouts are two', () => {
    expect(of('burst', burst(40, 6)).map(({ eventIds }) => eventIds.length)).toEqual([40])
    const later = times(10, i => contact(50 + i, '2026-05-08'))
    expect(of('burst', [...burst(12, 1), ...later]).map(({ eventIds }) => eventIds.length)).toEqual([12, 10])
  })

  it('do not count what was voided', () => {
    expect(kinds([...burst(10, 1), voiding(99, '2026-05-08', 3)])).toEqual([])
  })
})

describe('everything logged on the last day', () => {
  const dates = times(12, n => `2026-05-${String(n + 3).padStart(2, '0')}`)
  const logged = (recordedAt: string, n = 12) =>
    times(n, i => contact(i, dates[i - 1] as string, { recordedAt }))

  it('raises a flag, as does what was logged after', () => {
    const [flag] = of('lastDay', logged('2026-05-31T00:00:00+08:00'))
    expect(flag).toMatchObject({
      eventIds: times(12, id),
      details: { events: 12, dates: 12 },
    })
    expect(kinds(logged('2026-06-03T09:00:00+08:00'))).toEqual(['lastDay'])
  })

  it('is not said when anything was logged before, of few events, or of the last days themselves', () => {
    expect(kinds(logged('2026-05-30T23:59:59+08:00'))).toEqual([])
    expect(kinds([...logged('2026-05-31T09:00:00+08:00'), visit(99, '2026-05-20')])).toEqual([])
    expect(kinds(logged('2026-05-31T09:00:00+08:00', 9))).toEqual([])
    const busy = times(10, n => contact(n, '2026-05-31', { occurredAt: `2026-05-31T${n + 10}:00:00+08:00` }))
    expect(kinds(busy)).toEqual([])
  })
})

describe('two bases in one half-day', () => {
  it('raise a flag', () => {
    const [flag] = of('sameHalfDay', [
      visit(1, '2026-05-07', { occurredAt: '2026-05-07T08:30:00+08:00' }),
      visit(2, '2026-05-07', { occurredAt: '2026-05-07T11:59:59+08:00', baseId: 'b-2' }),
    ])
    expect(flag).toMatchObject({
      eventIds: [id(1), id(2)],
      details: { date: '2026-05-07', half: 'am', bases: 2 },
    })
  })

  it('are not one base twice, morning and afternoon, or a visit to none', () => {
    const morning = visit(1, '2026-05-07', { occurredAt: '2026-05-07T11:59:59+08:00' })
    expect(kinds([morning, { ...morning, id: id(2) }])).toEqual([])
    expect(kinds([morning, visit(2, '2026-05-07', { baseId: 'b-2' })])).toEqual([])
    const { baseId: _, ...nowhere } = visit(2, '2026-05-07', { activity: 'openDay' })
    expect(kinds([visit(1, '2026-05-07'), nowhere])).toEqual([])
  })
})

describe('ratings of many youths from one source within minutes', () => {
  const rated = (n: number, given: Parameters<typeof feedback>[2] = {}) =>
    times(n, i => feedback(i, '2026-05-07', { youthId: `y-${i}`, occurredAt: at(i * 60), ...given }))

  it('raise a flag', () => {
    expect(of('ratings', rated(10, { source: 'tencent' }))[0]).toMatchObject({
      eventIds: times(10, id),
      details: { source: 'tencent', youths: 10, minutes: 10, least: 10 },
    })
  })

  it('are not nine youths, one youth ten times, or two sources', () => {
    expect(kinds(rated(9))).toEqual([])
    expect(kinds(rated(10, { youthId: 'y-1' }))).toEqual([])
    const mixed = rated(10).map((event, i) => (i === 0 ? { ...event, source: 'sina' as const } : event))
    expect(kinds(mixed)).toEqual([])
  })
})

describe('a flag', () => {
  const event = fc.record({
    n: fc.integer({ min: 1, max: 60 }),
    second: fc.integer({ min: 0, max: 90 }),
    base: fc.constantFrom('b-1', 'b-2'),
  })
  const events = fc
    .uniqueArray(event, { selector: ({ n }) => n, minLength: 8, maxLength: 40 })
    .map(some =>
      some.map(({ n, second, base }) =>
        n % 5 === 0
          ? visit(n, '2026-05-07', { occurredAt: at(second), baseId: base })
          : contact(n, '2026-05-07', { occurredAt: at(second) }),
      ),
    )

  it('does not depend on order or repetition', () => {
    fc.assert(
      fc.property(events, some => {
        expect(may([...some].reverse().concat(some.slice(0, 5)))).toEqual(may(some))
      }),
    )
  })

  it('has an id that changes with its events, and only events of the cadre’s month', () => {
    const ten = times(10, n => contact(n, '2026-05-07'))
    const [flag] = may(ten)
    const [grown] = may([...ten, contact(11, '2026-05-07')])
    expect(flag?.id).toMatch(/^[0-9a-f]{64}$/)
    expect(grown?.id).not.toBe(flag?.id)
    const others = ten.map(one => ({ ...one, cadreId: 'c-2' }))
    const april = times(10, n => contact(20 + n, '2026-04-07'))
    expect(may([...ten, ...april])).toEqual(may(ten))
    expect(may(others)).toEqual([])
  })

  it('goes by rules that are data', () => {
    const review = { ...huaian2016.review, burst: { contacts: 2, seconds: 60 } }
    const two = [contact(1, '2026-05-07'), contact(2, '2026-05-07')]
    expect(flags({ ...huaian2016, review }, two, 'c-1', '2026-05')).toHaveLength(1)
  })
})
