import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Dimensions } from '../../events/assessment.ts'
import type { Assessment } from './assessment/assessment.ts'
import { emptySums, mergeSums, rollUp, sumsOf } from './assessment/rollup.ts'
import {
  cadrePeriod,
  emptyPeriod,
  mergePeriods,
  orgPeriod,
  type PeriodSums,
  periodMonths,
  periodOfCadre,
  periodOfOrg,
} from './period.ts'
import { huaian2016 } from './policy/huaian-2016.ts'
import { contact } from './testing/events.ts'
import { assessScenario } from './testing/scenario.ts'
import { world, youths } from './testing/world.ts'

const calls = [
  contact(1, '2026-04-07', { channel: 'wechat', youthIds: youths(8) }),
  contact(2, '2026-05-07', { channel: 'faceToFace', youthIds: youths(4) }),
]
const of = (month: string, asOf: string) => assessScenario(world(calls), 'c-1', month, asOf) as Assessment
const april = of('2026-04', '2026-04-30')
const may = of('2026-05', '2026-05-31')
const june = of('2026-06', '2026-06-30')
const merged = (...parts: PeriodSums[]) => parts.reduce(mergePeriods, emptyPeriod())

describe('the months of a period', () => {
  it('are three or twelve', () => {
    expect(periodMonths('2026-Q2')).toEqual(['2026-04', '2026-05', '2026-06'])
    expect(periodMonths('2026-Q4')).toEqual(['2026-10', '2026-11', '2026-12'])
    expect(periodMonths('2026')).toHaveLength(12)
  })

  it.each(['2026-05', '2026-Q5', '2026-q1', '26', '', '2026-Q1 '])('%s is no period', period => {
    expect(() => periodMonths(period)).toThrow('malformed')
  })
})

describe('a cadre’s quarter', () => {
  const quarter = cadrePeriod(huaian2016, '2026-Q2', merged(...[april, may, june].map(periodOfCadre)))

  it('adds what was reached and what was due, month by month', () => {
    expect([april, may, june].map(month => month.dimensions.activity.indicators.monthlyReach)).toEqual([
      { num: 8, den: 8 },
      { num: 4, den: 8 },
      { num: 0, den: 8 },
    ])
    expect(quarter.dimensions.activity.indicators.monthlyReach).toEqual({ num: 12, den: 24 })
    expect(quarter.dimensions.attainment.indicators.quota).toEqual({ num: 30, den: 30 })
    // Due at the quarter’s end only: one month says so, the others say nothing.
    expect(quarter.dimensions.activity.indicators.quarterActivity).toEqual({ num: 0, den: 1 })
    expect(quarter.dimensions.satisfaction.score).toBeNull()
  })

  it('scores by the policy’s weights over these sums, and has no grade but those of its months', () => {
    // Attainment: quota 40, fields 10 of 70; activity: 12/24·20, 1/13·10, 8/14·15, 0/1·10 of 55.
    expect(quarter.dimensions.attainment.score).toBe(71.4)
    expect(quarter.dimensions.activity.score).toBe(35.2)
    expect(quarter.total).toBe(54.5)
    expect(quarter).not.toHaveProperty('grade')
    expect(quarter.grades).toEqual({ excellent: 0, good: 0, pass: 2, fail: 1, exempt: 0 })
    expect(quarter).toMatchObject({ assessed: 3, unrated: 3, policies: ['huaian-2016@1'] })
  })

  it('of one month is that month', () => {
    const single = cadrePeriod(huaian2016, '2026-Q2', periodOfCadre({ ...may, status: 'provisional' }))
    expect(single.dimensions).toEqual(may.dimensions)
    expect(single.total).toBe(may.total)
    expect(single).toMatchObject({
      months: ['2026-05'],
      missing: ['2026-04', '2026-06'],
      provisional: ['2026-05'],
    })
  })

  it('of nothing is nothing, not zero', () => {
    const none = cadrePeriod(huaian2016, '2026-Q2', emptyPeriod())
    expect(none).toMatchObject({ assessed: 0, total: null, missing: periodMonths('2026-Q2') })
    expect(none.dimensions.attainment).toMatchObject({ score: null, indicators: { quota: null } })
  })

  it('has no month of another quarter', () => {
    expect(() => cadrePeriod(huaian2016, '2026-Q1', periodOfCadre(may))).toThrow('2026-05')
  })
})

describe('an org’s year', () => {
  it('adds the roll-ups of its months', () => {
    const month = (name: string, ...results: Assessment[]) =>
      periodOfOrg(
        rollUp(huaian2016, 'ls', name, results.map(sumsOf).reduce(mergeSums, emptySums())),
        huaian2016,
        'final',
      )
    const year = orgPeriod(
      huaian2016,
      'ls',
      '2026',
      merged(month('2026-04', april, april), month('2026-05', may)),
    )
    expect(year).toMatchObject({ orgId: 'ls', period: '2026', assessed: 3, provisional: [] })
    expect(year.missing).toHaveLength(10)
    expect(year.dimensions.activity.indicators.monthlyReach).toEqual({ num: 20, den: 24 })
    expect(year.histogram.reduce((a, b) => a + b)).toBe(3)
    expect(year).not.toHaveProperty('total')
  })
})

describe('merging', () => {
  const share = fc.option(
    fc
      .integer({ min: 1, max: 200 })
      .chain(den => fc.record({ num: fc.integer({ min: 0, max: den }), den: fc.constant(den) })),
  )
  const part = fc
    .record({
      month: fc.constantFrom(...periodMonths('2026')),
      quota: share,
      reach: share,
      final: fc.boolean(),
    })
    .map(({ month, quota, reach, final }) => {
      const dimensions: Dimensions = structuredClone(may.dimensions)
      dimensions.attainment.indicators.quota = quota
      dimensions.activity.indicators.monthlyReach = reach
      return periodOfCadre({ ...may, month, dimensions, status: final ? 'final' : 'provisional' })
    })

  it('is associative and commutative, with nothing as its identity', () => {
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        expect(mergePeriods(a, b)).toEqual(mergePeriods(b, a))
        expect(mergePeriods(mergePeriods(a, b), c)).toEqual(mergePeriods(a, mergePeriods(b, c)))
        expect(mergePeriods(a, emptyPeriod())).toEqual(a)
      }),
    )
  })
})
