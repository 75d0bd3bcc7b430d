import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordedEvent } from '../../../events/index.ts'
import { fold } from '../ledger/fold.ts'
import { huaian2016 } from '../policy/huaian-2016.ts'
import { demand, id, step } from '../testing/events.ts'
import { type DemandFilter, type DemandSource, demandList } from './demand-list.ts'
import { countAll, tallyCategories } from './tally.ts'

const source = (
  cadreId: string,
  events: RecordedEvent[],
  service = { from: '2025-01-01' },
): DemandSource => ({
  cadreId,
  orgId: 'ls',
  service,
  facts: ['2026-04', '2026-05', '2026-06'].map(month => fold(events, month, 'Asia/Shanghai')),
})
const list = (asOf: string, events: RecordedEvent[], filter?: DemandFilter) =>
  demandList(huaian2016, [source('c-1', events)], asOf, filter)
const state = (asOf: string, ...events: RecordedEvent[]) => list(asOf, events)[0]?.state

const difficulty = demand(1, '2026-04-20')
const suggestion = demand(1, '2026-04-20', { category: 'suggestion' })
const responded = step(2, '2026-04-22', 'respond', 1)
const escalated = step(3, '2026-04-23', 'escalate', 1)
const resolved = step(4, '2026-04-24', 'resolve', 1)
const reopened = step(5, '2026-04-25', 'reopen', 1)

it('says when it was answered, passed on and solved; what was passed on stays so once solved', () => {
  const dates = (asOf: string, ...events: RecordedEvent[]) => {
    const { answeredOn, escalatedOn, resolvedOn, passedOn } = list(asOf, [difficulty, ...events])[0] ?? {}
    return [answeredOn, escalatedOn, resolvedOn, passedOn]
  }
  expect(dates('2026-04-21')).toEqual([null, null, null, false])
  expect(dates('2026-05-01', escalated)).toEqual(['2026-04-23', '2026-04-23', null, true])
  expect(dates('2026-05-01', responded, escalated, resolved)).toEqual([
    ...['2026-04-22', '2026-04-23', '2026-04-24', true],
  ])
  expect(dates('2026-05-01', escalated, resolved, reopened)).toEqual([
    ...['2026-04-23', '2026-04-23', null, false],
  ])
  expect(dates('2026-04-22', responded, escalated, resolved)).toEqual(['2026-04-22', null, null, false])
})

describe('the state of a demand', () => {
  it.each([
    ['open until the answer is due', '2026-04-27', [difficulty], 'open'],
    ['overdue the day after', '2026-04-28', [difficulty], 'overdue'],
    ['open when answered', '2026-04-28', [difficulty, responded], 'open'],
    ['open when answered late', '2026-05-05', [difficulty, step(2, '2026-05-05', 'respond', 1)], 'open'],
    ['open on its mark', '2026-05-20', [difficulty, responded], 'open'],
    ['overdue after its mark', '2026-05-21', [difficulty, responded], 'overdue'],
    ['escalated', '2026-05-20', [difficulty, responded, escalated], 'escalated'],
    ['overdue after its mark, though escalated', '2026-05-21', [difficulty, escalated], 'overdue'],
    ['escalated for good: a suggestion', '2026-05-21', [suggestion, escalated], 'escalated'],
    ['resolved', '2026-06-20', [difficulty, escalated, resolved], 'resolved'],
    ['resolved late', '2026-06-20', [difficulty, step(4, '2026-06-01', 'resolve', 1)], 'resolved'],
    ['open again', '2026-04-25', [difficulty, resolved, reopened], 'open'],
    ['open again: an escalated suggestion', '2026-06-20', [suggestion, escalated, reopened], 'open'],
    ['overdue again', '2026-05-21', [difficulty, resolved, reopened], 'overdue'],
    ['still resolved the day before', '2026-04-24', [difficulty, resolved, reopened], 'resolved'],
  ])('is %s', (_, asOf, events, expected) => {
    expect(state(asOf, ...events)).toBe(expected)
  })

  it('comes with age and the date that comes next', () => {
    expect(list('2026-04-26', [difficulty])[0]).toMatchObject({
      demandId: id(1),
      cadreId: 'c-1',
      orgId: 'ls',
      ageDays: 6,
      due: '2026-04-27',
      answerDue: '2026-04-27',
      settleDue: '2026-05-20',
      passedOn: false,
    })
    expect(list('2026-04-26', [difficulty, responded])[0]?.due).toBe('2026-05-20')
    expect(list('2026-04-26', [difficulty, resolved])[0]?.due).toBeNull()
    expect(list('2026-05-21', [difficulty, escalated])[0]).toMatchObject({ state: 'overdue', passedOn: true })
  })

  it('is none when raised out of service', () => {
    expect(
      demandList(huaian2016, [source('c-1', [difficulty], { from: '2026-04-21' })], '2026-05-01'),
    ).toEqual([])
  })
})

describe('the list of an org', () => {
  const events = [
    demand(1, '2026-05-10', { youthId: 'y-1' }),
    demand(2, '2026-05-04', { youthId: 'y-2', category: 'confusion' }),
    demand(3, '2026-04-01', { youthId: 'y-3' }),
    step(13, '2026-04-02', 'resolve', 3),
    demand(4, '2026-04-01', { youthId: 'y-3' }),
    step(14, '2026-04-02', 'respond', 4),
    demand(5, '2026-04-02', { youthId: 'y-3', category: 'suggestion' }),
    step(15, '2026-04-03', 'escalate', 5),
    demand(6, '2026-05-10', { youthId: 'y-1' }),
  ]
  const ids = (filter?: DemandFilter) =>
    list('2026-05-12', events, filter).map(({ demandId }) => Number(demandId.slice(-2)))

  it('has the most urgent first, what has no date after, resolved ones last', () => {
    expect(ids()).toEqual([4, 2, 1, 6, 5, 3])
  })

  it.each<[DemandFilter, number[]]>([
    [{ states: ['overdue'] }, [4, 2]],
    [{ states: ['open', 'escalated'] }, [1, 6, 5]],
    [{ categories: ['confusion', 'suggestion'] }, [2, 5]],
    [{ cadreIds: ['c-2'] }, []],
  ])('is filtered by %o', (filter, expected) => {
    expect(ids(filter)).toEqual(expected)
  })

  it('groups by category, the one that most youths share first', () => {
    expect(countAll(tallyCategories(), list('2026-05-12', events))).toEqual([
      {
        category: 'difficulty',
        count: 4,
        youths: 2,
        states: { overdue: 1, open: 2, escalated: 0, resolved: 1 },
      },
      {
        category: 'confusion',
        count: 1,
        youths: 1,
        states: { overdue: 1, open: 0, escalated: 0, resolved: 0 },
      },
      {
        category: 'suggestion',
        count: 1,
        youths: 1,
        states: { overdue: 0, open: 0, escalated: 1, resolved: 0 },
      },
    ])
  })

  it('does not depend on the order of cadres or months', () => {
    const other = events.map(event => ({
      ...event,
      cadreId: 'c-2',
      id: event.id.replace('0000-4', '0001-4'),
    }))
    const sources = [source('c-1', events), source('c-2', other as RecordedEvent[])]
    const expected = demandList(huaian2016, sources, '2026-05-12')
    fc.assert(
      fc.property(
        fc.shuffledSubarray(sources, { minLength: 2 }),
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        (some, order) => {
          const shuffled = some.map(one => ({ ...one, facts: order.map(n => one.facts[n] as never) }))
          expect(demandList(huaian2016, shuffled, '2026-05-12')).toEqual(expected)
        },
      ),
    )
  })
})
