import {
  type Dimensions,
  type Grade,
  grades,
  type Indicator,
  type IndicatorId,
  indicatorIds,
} from '../../../events/assessment.ts'
import type { Policy } from '../policy/policy.ts'
import { recordOf } from '../record.ts'
import type { Assessment } from './assessment.ts'
import { indicatorsOf, noDimensions, scored } from './score.ts'

/** What is added up over assessed cadres; merging is associative and commutative. */
export interface Sums {
  assessed: number
  grades: Record<Grade, number>
  /** Assessed with null satisfaction. */
  unrated: number
  /** Σnum and Σden (and Σ raters); null where it applies to nobody. */
  indicators: Record<IndicatorId, Indicator>
  /** Rounded totals in [0,10) … [90,100]. */
  histogram: number[]
}

/** An org's month: no total and no grade. */
export interface RollUp {
  orgId: string
  month: string
  assessed: number
  grades: Record<Grade, number>
  unrated: number
  dimensions: Dimensions
  histogram: number[]
}

const allIndicators: readonly IndicatorId[] = Object.values(indicatorIds).flat()
const buckets = 10

/** Sums over nobody: the identity of {@link mergeSums}. */
export function emptySums(): Sums {
  return {
    assessed: 0,
    grades: recordOf(grades, () => 0),
    unrated: 0,
    indicators: recordOf(allIndicators, () => null),
    histogram: new Array(buckets).fill(0),
  }
}

/** Sums over one cadre. A grade that is kept back from the reader counts in none. */
export function sumsOf({
  dimensions,
  grade,
  total,
}: Pick<Assessment, 'dimensions' | 'total'> & { readonly grade: Grade | null }): Sums {
  const indicators = indicatorsOf(dimensions)
  return {
    assessed: 1,
    grades: recordOf(grades, known => (known === grade ? 1 : 0)),
    unrated: dimensions.satisfaction.score === null ? 1 : 0,
    indicators,
    histogram: Array.from({ length: buckets }, (_, bucket) =>
      total !== null && Math.min(buckets - 1, Math.floor(total / 10)) === bucket ? 1 : 0,
    ),
  }
}

/** Sums over both, which have no cadre in common. */
export function mergeSums(a: Sums, b: Sums): Sums {
  return {
    assessed: a.assessed + b.assessed,
    grades: recordOf(grades, grade => a.grades[grade] + b.grades[grade]),
    unrated: a.unrated + b.unrated,
    indicators: recordOf(allIndicators, id => mergeIndicators(a.indicators[id], b.indicators[id])),
    histogram: a.histogram.map((count, bucket) => count + (b.histogram[bucket] ?? 0)),
  }
}

function mergeIndicators(a: Indicator, b: Indicator): Indicator {
  if (a === null || b === null) return a ?? b
  const sum = { num: a.num + b.num, den: a.den + b.den }
  const raters = (a.raters ?? 0) + (b.raters ?? 0)
  return raters === 0 ? sum : { ...sum, raters }
}

/** An org's result from the sums over its own cadres and all below: the same weights over the sums. */
export function rollUp(policy: Policy, orgId: string, month: string, sums: Sums): RollUp {
  const indicators = {
    attainment: recordOf(indicatorIds.attainment, id => sums.indicators[id]),
    activity: recordOf(indicatorIds.activity, id => sums.indicators[id]),
    satisfaction: recordOf(indicatorIds.satisfaction, id => sums.indicators[id]),
  }
  return {
    orgId,
    month,
    assessed: sums.assessed,
    grades: sums.grades,
    unrated: sums.unrated,
    dimensions: scored(policy, indicators).dimensions,
    histogram: sums.histogram,
  }
}

/** An org's result where nobody was assessed: the same by every policy. */
export function emptyRollUp(orgId: string, month: string): RollUp {
  const { assessed, grades, unrated, histogram } = emptySums()
  return { orgId, month, assessed, grades, unrated, dimensions: noDimensions(), histogram }
}

/** The sums behind an org's result, to merge them on. */
export function sumsOfRollUp({ assessed, grades, unrated, dimensions, histogram }: RollUp): Sums {
  return { assessed, grades, unrated, indicators: indicatorsOf(dimensions), histogram }
}
