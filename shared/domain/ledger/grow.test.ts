import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecordedEvent } from '../../../events/index.ts'
import { contact, demand, feedback, id, step, visit, voiding } from '../testing/events.ts'
import { fingerprint } from './fingerprint.ts'
import { fold } from './fold.ts'
import { type FoldedMonth, grow } from './grow.ts'
import { monthBounds, monthLoad } from './month-bounds.ts'

const zone = 'Asia/Shanghai'
const folded = (events: readonly RecordedEvent[]): FoldedMonth => ({
  ...fingerprint(events),
  facts: fold(events, '2026-05', zone),
  load: monthLoad(events),
})
const at = (event: RecordedEvent, minute: number): RecordedEvent => ({
  ...event,
  recordedAt: new Date(Date.UTC(2026, 4, 31, 0, minute)).toISOString(),
})

const youths = fc.uniqueArray(fc.constantFrom('y-1', 'y-2', 'y-3', 'y-4'), { minLength: 1 })
const date = fc.constantFrom('2026-05-01', '2026-05-14', '2026-05-31')
const kind = fc.oneof(
  fc.tuple(youths, date, fc.constantFrom('wechat', 'phone', 'faceToFace')).map(
    ([youthIds, on, channel]) =>
      (n: number) =>
        contact(n, on, { youthIds, channel } as never),
  ),
  fc.tuple(youths, date).map(
    ([youthIds, on]) =>
      (n: number) =>
        visit(n, on, { youthIds } as never),
  ),
  fc.tuple(youths, date, fc.nat(12)).map(
    ([[youthId], on, confirms]) =>
      (n: number) =>
        feedback(n, on, { youthId, confirms: id(confirms) } as never),
  ),
  fc.tuple(youths, date).map(
    ([[youthId], on]) =>
      (n: number) =>
        demand(n, on, { youthId } as never),
  ),
)

describe('a month with one more contact or visit', () => {
  test('is the fold of all its events, to the byte', () => {
    const taken = { grown: 0, all: 0 }
    fc.assert(
      fc.property(fc.array(kind, { minLength: 2, maxLength: 12 }), makers => {
        const events = makers.map((make, n) => at(make(n), n) as RecordedEvent)
        const [before, last] = [events.slice(0, -1), events.at(-1) as RecordedEvent]
        const grown = grow(folded(before), last, zone)
        const isAdded = last.type === 'contact' || last.type === 'visit'
        taken.all += isAdded ? 1 : 0
        taken.grown += grown ? 1 : 0
        expect(grown === undefined).toBe(!isAdded)
        if (grown) {
          expect(grown).toEqual(folded(events))
          expect(JSON.stringify(grown.facts)).toBe(JSON.stringify(folded(events).facts))
        }
      }),
      { numRuns: 500 },
    )
    expect(taken.grown).toBe(taken.all)
  })

  test('confirms what a feedback waited for', () => {
    const waiting = at(feedback(1, '2026-05-20', { youthId: 'y-1', confirms: id(2) } as never), 1)
    const met = at(contact(2, '2026-05-19', { youthIds: ['y-1'] } as never), 2)
    const grown = grow(folded([waiting]), met, zone)
    expect(grown?.facts).toMatchObject({ confirmed: [[0, 20, 19]], awaited: [] })
    expect(grown).toEqual(folded([waiting, met]))
  })
})

describe('the month has to be folded anew', () => {
  const [first, second] = [at(contact(1, '2026-05-19'), 1), at(contact(2, '2026-05-20'), 2)]

  test.each<[string, readonly RecordedEvent[], RecordedEvent]>([
    ['for the first event', [], first],
    ['for what it may hold already', [first, second], second],
    ['for what was recorded before its last', [second], first],
    ['for what was recorded at the same moment', [first], at(contact(3, '2026-05-20'), 1)],
    ['after a void', [first, at(voiding(3, '2026-05-20', 2), 2)], at(contact(2, '2026-05-20'), 3)],
    ['for a void', [first], at(voiding(3, '2026-05-20', 1), 2)],
    ['for a step', [first], at(step(3, '2026-05-20', 'respond', 1), 2)],
    ['for an event of another month', [first], at(contact(3, '2026-06-01'), 2)],
  ])('%s', (_, before, event) => {
    expect(grow(folded(before), event, zone)).toBeUndefined()
  })

  test('by a version of the fold that did not make it', () => {
    const older = { ...folded([first]).facts, v: 1 as never }
    expect(grow({ ...folded([first]), facts: older }, second, zone)).toBeUndefined()
  })

  test.each(['work', 'participations', 'youths'] as const)('once its room for %s is scarce', bound => {
    const known = folded([first])
    const load = { ...(known.load as never as Record<string, number>), [bound]: monthBounds[bound] } as never
    expect(grow({ ...known, load }, second, zone)).toBeUndefined()
  })

  test('where the view does not say how full it is, or up to when it was folded', () => {
    const { load: _l, ...unloaded } = folded([first])
    const { last: _, ...undated } = folded([first])
    expect(grow(unloaded, second, zone)).toBeUndefined()
    expect(grow(undated, second, zone)).toBeUndefined()
  })
})
