import { deflateRawSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordedEvent } from '../../../events/index.ts'
import { contact, demand, feedback, id, noon, step, visit, voiding } from '../testing/events.ts'
import { syntheticContacts, youthIds } from '../testing/synthetic.ts'
import { daysUpTo, emptyFacts } from './facts.ts'
import { fold } from './fold.ts'

const may = (...events: RecordedEvent[]) => fold(events, '2026-05', 'Asia/Shanghai')
const day = (...days: number[]) => days.reduce((all, one) => all | (1 << (one - 1)), 0)

describe('the fold', () => {
  it('of nothing is empty', () => {
    expect(may()).toEqual(emptyFacts('2026-05'))
  })

  it('keeps days by channel along the youths', () => {
    const facts = may(
      contact(1, '2026-05-03', { youthIds: ['y-2'] }),
      contact(2, '2026-05-31', { youthIds: ['y-2'] }),
      contact(3, '2026-05-04', { channel: 'qq', youthIds: ['y-1'] }),
      contact(4, '2026-05-05', { channel: 'faceToFace', youthIds: ['y-3'] }),
    )
    expect(facts.youths).toEqual(['y-1', 'y-2', 'y-3'])
    expect(facts.phone).toEqual([0, day(3, 31)])
    expect(facts.online).toEqual([day(4)])
    expect(facts.faceToFace).toEqual([0, 0, day(5)])
  })

  it('keeps the smallest contact of a youth on a day', () => {
    const facts = may(
      contact(1, '2026-05-03', { youthIds: ['y-1', 'y-2', 'y-3'] }),
      contact(2, '2026-05-03', { youthIds: ['y-1', 'y-2'] }),
      contact(3, '2026-05-03', { youthIds: ['y-2'] }),
      contact(4, '2026-05-04', { youthIds: ['y-1', 'y-3'] }),
    )
    expect(facts.phone).toEqual([[2, day(3, 4)], day(3), [2, day(4), 3, day(3)]])
    expect([1, 2, 3].map(size => daysUpTo(facts.phone[2], size))).toEqual([0, day(4), day(3, 4)])
    expect([daysUpTo(facts.phone[1], 1), daysUpTo(undefined, 10)]).toEqual([day(3), 0])
  })

  it('keeps visits with half-day, base and those who took part', () => {
    const facts = may(
      visit(1, '2026-05-04', { occurredAt: '2026-05-04T11:59:59+08:00', youthIds: ['y-2', 'y-1'] }),
      visit(2, '2026-05-04'),
      visit(3, '2026-05-04', { occurredAt: '2026-05-04T13:00:00+08:00' }),
      { ...visit(4, '2026-05-02', { activity: 'openDay' }), baseId: undefined } as never,
    )
    expect(facts.visits).toEqual([
      [2, 'pm', 'openDay', '', []],
      [4, 'am', 'checkIn', 'b-1', [0, 1]],
      [4, 'pm', 'checkIn', 'b-1', []],
    ])
  })

  it('keeps the last rating of a youth and day: by occurredAt, then recordedAt, then id', () => {
    const at = { occurredAt: noon('2026-05-06'), recordedAt: '2026-05-06T14:00:00+08:00' }
    const facts = may(
      feedback(1, '2026-05-05', { score: 1 }),
      feedback(2, '2026-05-05', { score: 5, occurredAt: '2026-05-05T03:59:59Z' }),
      feedback(4, '2026-05-06', { ...at, score: 3 }),
      feedback(3, '2026-05-06', { ...at, score: 2 }),
      feedback(5, '2026-05-06', { ...at, score: 5, recordedAt: '2026-05-06T05:59:59Z' }),
    )
    expect(facts.ratings).toEqual([
      [0, 5, 1],
      [0, 6, 3],
    ])
  })

  it('resolves confirmations within the month, and awaits others', () => {
    const facts = may(
      contact(1, '2026-05-03', { youthIds: ['y-1', 'y-2'] }),
      visit(2, '2026-05-04', { youthIds: ['y-1'] }),
      contact(3, '2026-05-05'),
      voiding(4, '2026-05-06', 3),
      feedback(5, '2026-05-10', { confirms: id(1) }),
      feedback(6, '2026-05-11', { confirms: id(2), youthId: 'y-2' }),
      feedback(7, '2026-05-12', { confirms: id(3) }),
      feedback(8, '2026-05-13', { confirms: id(99) }),
      feedback(9, '2026-05-14', { confirms: id(5) }),
    )
    expect(facts.confirmed).toEqual([[0, 10, 3]])
    // Where it is not here as it should be, the event that is meant may lie in another month.
    expect(facts.awaited).toEqual([
      [0, 12, id(3)],
      [0, 13, id(99)],
      [0, 14, id(5)],
      [1, 11, id(2)],
    ])
  })

  it('keeps demands and, in their order, steps but for those that precede them within the millisecond', () => {
    const facts = may(
      step(3, '2026-05-05', 'resolve', 2),
      step(4, '2026-05-04', 'reopen', 2, '2026-05-04T12:00:00.001+08:00'),
      step(5, '2026-05-04', 'respond', 2, '2026-05-04T12:00:00.0001+08:00'),
      step(6, '2026-05-01', 'escalate', 77),
      demand(2, '2026-05-04', { occurredAt: '2026-05-04T12:00:00.0002+08:00' }),
      feedback(1, '2026-05-03', { demand: { category: 'suggestion', text: '…' } }),
    )
    const at = (date: string) => Date.parse(noon(date))
    expect(facts.demands).toEqual([
      [id(1), 0, 'suggestion', at('2026-05-03'), 1, at('2026-05-03') + 60_000],
      [id(2), 0, 'difficulty', at('2026-05-04'), 0, at('2026-05-04') + 60_000],
    ])
    expect(facts.steps).toEqual([
      [id(77), 'escalate', at('2026-05-01')],
      [id(2), 'reopen', at('2026-05-04') + 1],
      [id(2), 'resolve', at('2026-05-05')],
    ])
  })

  it('leaves out what is voided, but no other', () => {
    const call = contact(1, '2026-05-03')
    expect(may(call, voiding(2, '2026-05-09', 1))).toEqual({ ...emptyFacts('2026-05'), events: 2 })
    expect(may(call, voiding(2, '2026-06-09', 1, { month: '2026-05' })).youths).toEqual([])
    const kept = may(call)
    expect(may(call, voiding(2, '2026-05-09', 1, { month: '2026-04' }))).toEqual(kept)
    expect(may(call, voiding(2, '2026-05-09', 1, { cadreId: 'c-2' })).phone).toEqual(kept.phone)
    const twice = may(call, voiding(2, '2026-05-09', 1), voiding(3, '2026-05-10', 2))
    expect([twice.youths, twice.events]).toEqual([[], 3])
  })

  it('counts late events: those recorded after the month ended', () => {
    const facts = may(
      contact(1, '2026-05-31', { recordedAt: '2026-05-31T23:59:59.999+08:00' }),
      contact(2, '2026-05-31', { recordedAt: '2026-06-01T00:00:00+08:00' }),
      voiding(3, '2026-06-20', 1, { month: '2026-05' }),
    )
    expect([facts.events, facts.late]).toEqual([3, 2])
  })

  it('passes over other months', () => {
    expect(may(contact(1, '2026-04-30'), contact(2, '2026-06-01'))).toEqual(emptyFacts('2026-05'))
  })

  it('is small: 300 contacts with 100 youths within 2.5 kB', () => {
    const events = syntheticContacts('c-1', '2026-05', youthIds(100), 300)
    const facts = may(...events)
    expect([facts.events, facts.youths.length > 90]).toEqual([300, true])
    expect(deflateRawSync(JSON.stringify(facts)).length).toBeLessThan(2500)
  })
})

describe('any order and any number of copies', () => {
  const youth = fc.constantFrom('y-1', 'y-2', 'y-3')
  const date = fc.integer({ min: 1, max: 31 }).map(n => `2026-05-${String(n).padStart(2, '0')}`)
  const number = fc.integer({ min: 1, max: 12 })
  const some = fc.uniqueArray(youth, { minLength: 1 })
  const anEvent = fc.oneof(
    fc.tuple(number, date, some).map(([n, on, ids]) => contact(n, on, { youthIds: ids })),
    fc.tuple(number, date, some).map(([n, on, ids]) => contact(n + 20, on, { channel: 'qq', youthIds: ids })),
    fc.tuple(number, date, some).map(([n, on, ids]) => visit(n + 40, on, { youthIds: ids })),
    fc
      .tuple(number, date, youth, number)
      .map(([n, on, by, of]) => feedback(n + 60, on, { youthId: by, confirms: id(of) })),
    fc.tuple(number, date).map(([n, on]) => demand(n + 80, on)),
    fc.tuple(number, date, number).map(([n, on, of]) => step(n + 100, on, 'resolve', of + 80)),
    fc.tuple(number, date, number).map(([n, on, of]) => voiding(n + 120, on, of)),
  )

  it('give the same JSON', () => {
    const arbitrary = fc
      .array(anEvent, { maxLength: 40 })
      .chain(events =>
        fc.tuple(
          fc.constant(events),
          fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
        ),
      )
    fc.assert(
      fc.property(arbitrary, ([events, shuffled]) => {
        expect(JSON.stringify(may(...shuffled))).toBe(JSON.stringify(may(...events)))
      }),
    )
  })

  it('and what is logged again under other ids leaves no trace but its number', () => {
    const logged = fc
      .tuple(
        fc.array(fc.tuple(date, some), { maxLength: 10 }),
        fc.array(fc.tuple(date, some), { maxLength: 10 }),
      )
      .map(([calls, visits]) => [
        ...calls.map(([on, ids], n) => contact(n, on, { youthIds: ids })),
        ...visits.map(([on, ids], n) => visit(n + 40, on, { youthIds: ids })),
      ])
    fc.assert(
      fc.property(logged, events => {
        const again = events.map((event, n) => ({ ...event, id: id(1000 + n) }))
        expect(may(...events, ...again)).toEqual({ ...may(...events), events: events.length * 2 })
      }),
    )
  })
})
