import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Grade, indicatorIds } from '../../../events/assessment.ts'
import { huaian2016 } from '../policy/huaian-2016.ts'
import { policySchema } from '../policy/policy.ts'
import { gradeOf, type Standing } from './grade.ts'
import { percent, weightedMean } from './rational.ts'
import { emptyRollUp, emptySums, mergeSums, rollUp, type Sums, sumsOf, sumsOfRollUp } from './rollup.ts'

describe('exact arithmetic', () => {
  it.each([
    [1, 2000, 0.1],
    [1, 2001, 0],
    [7505, 10_000, 75.1],
    [75_049, 100_000, 75],
    [1, 3, 33.3],
    [2, 3, 66.7],
    [1, 1, 100],
    [0, 7, 0],
  ])('%i / %i is %f percent, half up', (num, den, rounded) => {
    expect(percent({ num: BigInt(num), den: BigInt(den) })).toBe(rounded)
  })

  it('weighs without rounding', () => {
    const third = { num: 1n, den: 3n }
    const parts = [3, 3, 3].map(weight => ({ weight, value: third }))
    const mean = weightedMean(parts) as { num: bigint; den: bigint }
    expect(mean.num * 3n).toBe(mean.den)
    expect(weightedMean([])).toBeNull()
  })
})

describe('a grade', () => {
  const standing = { total: 90, attainment: 90, satisfaction: 90, exempt: false }

  const cases: [string, Partial<Standing>, Grade][] = [
    ['all well', {}, 'excellent'],
    ['85.0', { total: 85 }, 'excellent'],
    ['84.9', { total: 84.9 }, 'good'],
    ['70.0', { total: 70 }, 'good'],
    ['69.9', { total: 69.9 }, 'pass'],
    ['60.0', { total: 60 }, 'pass'],
    ['59.9', { total: 59.9 }, 'fail'],
    ['without the youths’ voice', { satisfaction: null }, 'good'],
    ['attainment of 60.0', { attainment: 60 }, 'excellent'],
    ['attainment below', { attainment: 59.9 }, 'pass'],
    ['both caps', { attainment: 59.9, satisfaction: null }, 'pass'],
    ['a fail is not lifted', { total: 50, attainment: 59.9 }, 'fail'],
    ['exempt', { exempt: true }, 'exempt'],
  ]
  it.each(cases)('%s', (_, changes, grade) => {
    expect(gradeOf(huaian2016, { ...standing, ...changes })).toBe(grade)
  })
})

describe('the policy', () => {
  it('is a valid policy, and weights add up', () => {
    expect(policySchema.parse(huaian2016)).toEqual(huaian2016)
    for (const weights of [...Object.values(huaian2016.weights), huaian2016.dimensions]) {
      expect(Object.values<number>(weights).reduce((sum, weight) => sum + weight)).toBe(100)
    }
  })

  it('refuses unknown keys and missing numbers', () => {
    const { minRaters: _, ...without } = huaian2016
    expect(policySchema.safeParse(without).success).toBe(false)
    expect(policySchema.safeParse({ ...huaian2016, maxCadres: 3 }).success).toBe(false)
  })
})

describe('sums over cadres', () => {
  const indicator = fc.option(fc.record({ num: fc.nat(100), den: fc.integer({ min: 1, max: 100 }) }), {
    nil: null,
  })
  const indicators = Object.fromEntries(
    Object.values(indicatorIds)
      .flat()
      .map(id => [
        id,
        id === 'rating'
          ? fc.option(
              fc.record({ num: fc.nat(40), den: fc.constant(40), raters: fc.integer({ min: 5, max: 10 }) }),
              {
                nil: null,
              },
            )
          : indicator,
      ]),
  )
  const sums = fc.record({
    assessed: fc.nat(9),
    unrated: fc.nat(9),
    grades: fc.record({
      excellent: fc.nat(9),
      good: fc.nat(9),
      pass: fc.nat(9),
      fail: fc.nat(9),
      exempt: fc.nat(9),
    }),
    indicators: fc.record(indicators),
    histogram: fc.array(fc.nat(9), { minLength: 10, maxLength: 10 }),
  }) as unknown as fc.Arbitrary<Sums>

  it('merge in any order and grouping, and with nobody', () => {
    fc.assert(
      fc.property(sums, sums, sums, (a, b, c) => {
        expect(mergeSums(a, b)).toEqual(mergeSums(b, a))
        expect(mergeSums(mergeSums(a, b), c)).toEqual(mergeSums(a, mergeSums(b, c)))
        expect(mergeSums(a, emptySums())).toEqual(a)
      }),
    )
  })

  it('can be taken from a result again', () => {
    fc.assert(
      fc.property(sums, a => {
        expect(sumsOfRollUp(rollUp(huaian2016, 'ls', '2026-05', a))).toEqual(a)
      }),
    )
  })

  it('over nobody are the same by every policy', () => {
    expect(emptyRollUp('ls', '2026-05')).toEqual(rollUp(huaian2016, 'ls', '2026-05', emptySums()))
  })

  it.each([
    [0, 0],
    [9.9, 0],
    [10, 1],
    [89.9, 8],
    [90, 9],
    [100, 9],
  ])('put a total of %f into bucket %i', (total, bucket) => {
    const { dimensions } = rollUp(huaian2016, 'ls', '2026-05', emptySums())
    const { histogram } = sumsOf({ dimensions, total, grade: 'pass' })
    expect(histogram.indexOf(1)).toBe(bucket)
    expect(histogram.reduce((sum, count) => sum + count)).toBe(1)
  })
})
