import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { incompressible } from '../testing/incompressible.ts'
import { ledgerZone } from '../time/ledger-zone.ts'
import { fold } from './fold.ts'
import { fullFor, monthBounds, monthLoad, withinBounds } from './month-bounds.ts'
import type { StandingEvent } from './standing.ts'

const { ids, contact, visit, feedback } = incompressible(2016)

describe('of events beyond a bound', () => {
  test('those recorded first stay', () => {
    const all = Array.from({ length: monthBounds.work + 5 }, () => contact(['y-1']))
    expect(withinBounds(all.toReversed() as StandingEvent[])).toEqual(
      all.slice(0, monthBounds.work).toReversed(),
    )
  })

  test('a smaller one still fits where a larger one does not', () => {
    const youths = Array.from({ length: 500 }, (_, n) => `y-${n}`)
    const big = Array.from({ length: 19 }, () => visit(youths))
    const [almost, two, one, another] = [499, 2, 1, 1].map(count => visit(youths.slice(0, count)))
    const all = [...big, almost, two, one, another] as StandingEvent[]
    expect(withinBounds(all)).toEqual([...big, almost, one])
  })

  test('one youth takes nobody’s room', () => {
    const flood = Array.from({ length: 1200 }, () => feedback('y-flood'))
    const late = feedback('y-late')
    const taken = withinBounds([...flood, late] as StandingEvent[])
    expect(taken).toHaveLength(monthBounds.voicesOfYouth + 1)
    expect(taken.at(-1)).toBe(late)
  })

  test('the order in which they are read changes nothing', () => {
    const events = [...Array.from({ length: 30 }, () => visit(ids(400))), ...ids(50).map(feedback)]
    const expected = JSON.stringify(fold(events, '2026-05', ledgerZone))
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: events.length }), shuffled => {
        expect(JSON.stringify(fold(shuffled, '2026-05', ledgerZone))).toBe(expected)
      }),
      { numRuns: 5, seed: 20160616 },
    )
  })
})

describe('the load of a month', () => {
  const events = [visit(['y-1', 'y-2']), contact(['y-2']), feedback('y-3')]
  const empty = monthLoad([])

  test('counts each event once, what youths say apart', () => {
    const expected = { work: 2, participations: 3, youths: 2, voices: 1, voids: 0 }
    expect(monthLoad([...events, ...events])).toEqual(expected)
    expect(monthLoad([])).toEqual({ work: 0, participations: 0, youths: 0, voices: 0, voids: 0 })
  })

  test('counts of one youth’s words no more than find a place', () => {
    const flood = Array.from({ length: 1200 }, () => feedback('y-flood'))
    expect(monthLoad([...flood, feedback('y-1')]).voices).toBe(monthBounds.voicesOfYouth + 1)
  })

  test.each([
    ['work', { work: 2000 }, contact(['y-1']), 'work'],
    ['work, but youths may still speak', { work: 2000 }, feedback('y-1'), undefined],
    ['youths’ voices', { voices: 1000 }, feedback('y-1'), 'voices'],
    ['youths’ voices, but work goes on', { voices: 1000 }, contact(['y-1']), undefined],
    ['youths', { youths: 2000 }, contact(['y-1']), 'youths'],
    ['youths, but nobody has to take part in a visit', { youths: 2000 }, visit([]), undefined],
    ['participations', { participations: 9999 }, contact(['y-1', 'y-2']), 'participations'],
    ['participations, up to the last', { participations: 9998 }, contact(['y-1', 'y-2']), undefined],
  ] as const)('is full of %s', (_, load, event, full) => {
    expect(fullFor({ ...empty, ...load }, event)).toBe(full)
  })
})
