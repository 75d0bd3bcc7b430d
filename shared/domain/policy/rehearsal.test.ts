import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contact, feedback } from '../testing/events.ts'
import { goldens } from '../testing/goldens.ts'
import { assessScenario, inputsOf, type Scenario, sliceOf } from '../testing/scenario.ts'
import { linksTo, world, youths } from '../testing/world.ts'
import { huaian2016 } from './huaian-2016.ts'
import type { Policy } from './policy.ts'
import {
  type Changes,
  changesOf,
  type Measured,
  mergeChanges,
  moveOf,
  noChanges,
  type Rehearsed,
  readingPolicy,
  rehearse,
} from './rehearsal.ts'

const draftOf = (changes: Partial<Policy>): Policy => ({ ...huaian2016, ...changes, version: 2 })

/** A cadre's month of a scenario by what stands and by a draft, of inputs that are read for both. */
function rehearsed(scenario: Scenario, cadreId: string, month: string, asOf: string, draft: Policy) {
  const { facts, confirmations } = inputsOf(scenario, cadreId, month, readingPolicy(huaian2016, draft))
  return rehearse(huaian2016, draft, sliceOf(scenario, cadreId), facts, month, asOf, confirmations)
}

describe('one cadre', () => {
  /** Ten links of ten, six of eight youths met in May, once in person. */
  const six = youths(6).map((youthId, n) =>
    contact(n + 1, `2026-05-0${n + 4}`, {
      youthIds: [youthId],
      channel: n === 0 ? 'faceToFace' : 'wechat',
    }),
  )
  const accounts = [{ platform: 'qq' as const, displayName: '共青团涟水县委王建国' }]
  const may = (draft: Policy) => rehearsed(world(six, { accounts }), 'c-1', '2026-05', '2026-05-31', draft)

  test('is assessed by both, of the same records', () => {
    const fewer = may(draftOf({ monthlyReach: { num: 7, den: 10 } }))
    expect(fewer?.before.dimensions.activity.indicators.monthlyReach).toEqual({ num: 6, den: 8 })
    expect(fewer?.after.dimensions.activity.indicators.monthlyReach).toEqual({ num: 6, den: 7 })
    expect(fewer?.before).toMatchObject({ total: 66.5, grade: 'pass' })
    expect(fewer?.after).toMatchObject({ total: 68.7, grade: 'pass' })
    expect(fewer && moveOf(fewer)).toBe('score')
  })

  test('rises and falls by the grades alone', () => {
    const easier = may(draftOf({ grades: { ...huaian2016.grades, good: 66 } }))
    const harder = may(draftOf({ grades: { ...huaian2016.grades, pass: 67 } }))
    expect([easier?.after, harder?.after]).toMatchObject([
      { total: 66.5, grade: 'good' },
      { total: 66.5, grade: 'fail' },
    ])
    expect([easier, harder].map(each => each && moveOf(each))).toEqual(['up', 'down'])
  })

  test('is added up with others', () => {
    const harder = may(draftOf({ grades: { ...huaian2016.grades, pass: 67 } })) as Rehearsed
    const sums = mergeChanges(changesOf(harder), changesOf({ before: harder.before, after: harder.before }))
    expect(sums.moves).toEqual({ down: 1, up: 0, exempt: 0, score: 0, same: 1 })
    expect(sums.before.grades).toMatchObject({ pass: 2, fail: 0 })
    expect(sums.after.grades).toMatchObject({ pass: 1, fail: 1 })
    expect(sums.after.indicators.monthlyReach).toEqual({ num: 12, den: 16 })
  })

  test.each([
    ['good', 'excellent', 'up'],
    ['pass', 'fail', 'down'],
    ['good', 'exempt', 'exempt'],
    ['exempt', 'fail', 'exempt'],
    ['exempt', 'exempt', 'same'],
  ] as const)('from %s to %s: %s', (from, to, move) => {
    const of = (grade: Measured['grade']) => ({ ...({} as Measured), total: 80, grade })
    expect(moveOf({ before: of(from), after: of(to) })).toBe(move)
  })
})

test.each([
  ['less', 1, [6, undefined]],
  ['more', 5, [6, 12]],
] as const)('what a window of %s months sees is read for both', (_, windowMonths, raters) => {
  const rated = (from: number, month: string) =>
    youths(6, from).map((youthId, n) => feedback(from + n, `${month}-10`, { youthId }))
  const events = [...rated(1, '2025-12'), ...rated(7, '2025-09')]
  const came = rehearsed(
    world(events, {}, linksTo(12)),
    'c-1',
    '2026-01',
    '2026-01-31',
    draftOf({ windowMonths }),
  )
  const ratersOf = (by?: Measured) => by?.dimensions.satisfaction.indicators.rating?.raters
  expect([ratersOf(came?.before), ratersOf(came?.after)]).toEqual(raters)
})

const everybody = goldens.flatMap(({ scenario, expected, month, asOf }) =>
  Object.keys(expected).map(cadreId => ({ scenario, cadreId, month, asOf })),
)

test('what stands, rehearsed, changes nobody in the golden scenarios', () => {
  const changes = everybody.flatMap(({ scenario, cadreId, month, asOf }) => {
    const came = rehearsed(scenario, cadreId, month, asOf, { ...huaian2016, version: 2 })
    return came ? [changesOf(came)] : []
  })
  const all = changes.reduce(mergeChanges, noChanges())
  expect(all.moves).toEqual({ down: 0, up: 0, exempt: 0, score: 0, same: changes.length })
  expect(all.after).toEqual(all.before)
})

test('a draft comes to what it would if it were set, whatever it says', () => {
  const draft = fc
    .record({
      maxCadresPerYouth: fc.integer({ min: 1, max: 6 }),
      windowMonths: fc.integer({ min: 1, max: 12 }),
      minRaters: fc.integer({ min: 1, max: 8 }),
      demands: fc.record({
        answerDays: fc.integer({ min: 1, max: 90 }),
        settleDays: fc.integer({ min: 1, max: 200 }),
      }),
    })
    .map(draftOf)
  fc.assert(
    fc.property(draft, fc.constantFrom(...everybody), (drafted, { scenario, cadreId, month, asOf }) => {
      const set = assessScenario(scenario, cadreId, month, asOf, drafted)
      const stands = assessScenario(scenario, cadreId, month, asOf)
      const came = rehearsed(scenario, cadreId, month, asOf, drafted)
      expect(came && [came.before, came.after]).toEqual(
        set &&
          stands && [
            { dimensions: stands.dimensions, total: stands.total, grade: stands.grade },
            { dimensions: set.dimensions, total: set.total, grade: set.grade },
          ],
      )
    }),
    { numRuns: 100, seed: 20160616 },
  )
})

test('changes are the same in whatever order they are merged', () => {
  const some = everybody.slice(0, 12).flatMap(({ scenario, cadreId, month, asOf }) => {
    const came = rehearsed(scenario, cadreId, month, asOf, draftOf({ minRaters: 1 }))
    return came ? [changesOf(came)] : []
  })
  const sum = (all: readonly Changes[]) => all.reduce(mergeChanges, noChanges())
  fc.assert(
    fc.property(fc.shuffledSubarray(some, { minLength: some.length }), fc.nat(some.length), (order, cut) => {
      expect(mergeChanges(sum(order.slice(cut)), sum(order.slice(0, cut)))).toEqual(sum(some))
    }),
    { numRuns: 20 },
  )
})
