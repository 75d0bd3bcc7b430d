import type { Dimensions, Grade } from '../../events/assessment.ts'
import type { Assessment } from './assessment/assessment.ts'
import type { Status } from './assessment/revision.ts'
import {
  emptySums,
  mergeSums,
  type RollUp,
  rollUp,
  type Sums,
  sumsOf,
  sumsOfRollUp,
} from './assessment/rollup.ts'
import { byDimension, scored } from './assessment/score.ts'
import { DomainError } from './error.ts'
import type { Policy } from './policy/policy.ts'
import { monthsBetween } from './time/calendar.ts'

/** What is added up over months (and cadres). Merging is exact, associative and commutative. */
export interface PeriodSums {
  /** Months with a result, and those of them with a provisional one; ascending, each once. */
  months: string[]
  provisional: string[]
  /** Versions of the policy that the months were assessed by, as `id@version`, ascending. */
  policies: string[]
  sums: Sums
}

/** A quarter or a year of one cadre or one org. */
export interface PeriodSummary {
  /** `2026-Q2` or `2026`. */
  period: string
  months: string[]
  /** Months of the period without a result: not over yet, not in service, or not run. */
  missing: string[]
  provisional: string[]
  policies: string[]
  /** Cadre-months assessed: for a cadre the number of months, for an org summed over its cadres. */
  assessed: number
  /** How often each grade was reached. */
  grades: Record<Grade, number>
  /** Cadre-months without the youths' voice. */
  unrated: number
  dimensions: Dimensions
}

/** A cadre's period; as for a month, the total is the weighted mean of the dimensions that apply. */
export interface CadrePeriod extends PeriodSummary {
  total: number | null
}

const pattern = /^((?:19|20)\d{2})(?:-Q([1-4]))?$/

/** Whether a text is a quarter such as `2026-Q2`, or a year such as `2026`. */
export const isPeriod = (text: string): boolean => pattern.test(text)

/** Months of a quarter (`2026-Q2`) or a year (`2026`), ascending; anything else is refused as `malformed`. */
export function periodMonths(period: string): string[] {
  const [, year, quarter] = pattern.exec(period) ?? []
  if (year === undefined) throw new DomainError('malformed', { value: period, expected: 'period' })
  if (quarter === undefined) return monthsBetween(`${year}-01`, `${year}-12`)
  const two = (month: number) => String(month).padStart(2, '0')
  const last = Number(quarter) * 3
  return monthsBetween(`${year}-${two(last - 2)}`, `${year}-${two(last)}`)
}

/** Sums over no month: the identity of {@link mergePeriods}. */
export function emptyPeriod(): PeriodSums {
  return { months: [], provisional: [], policies: [], sums: emptySums() }
}

/** Sums over one month of one cadre: its latest result. */
export function periodOfCadre(
  result: Pick<Assessment, 'month' | 'policy' | 'dimensions' | 'total'> & {
    readonly grade: Grade | null
    readonly status?: Status
  },
): PeriodSums {
  const { month, policy, status } = result
  return {
    months: [month],
    provisional: status === 'provisional' ? [month] : [],
    policies: [`${policy.id}@${policy.version}`],
    sums: sumsOf(result),
  }
}

/** Sums over one month of an org and all below. */
export function periodOfOrg(
  result: RollUp,
  policy: Pick<Policy, 'id' | 'version'>,
  status?: Status,
): PeriodSums {
  return {
    months: [result.month],
    provisional: status === 'provisional' ? [result.month] : [],
    policies: [`${policy.id}@${policy.version}`],
    sums: sumsOfRollUp(result),
  }
}

const union = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])].sort()

/** Sums over both, which have no cadre's month in common. */
export function mergePeriods(a: PeriodSums, b: PeriodSums): PeriodSums {
  return {
    months: union(a.months, b.months),
    provisional: union(a.provisional, b.provisional),
    policies: union(a.policies, b.policies),
    sums: mergeSums(a.sums, b.sums),
  }
}

const missingOf = (period: string, months: readonly string[]) => {
  const expected = periodMonths(period)
  const outside = months.find(month => !expected.includes(month))
  if (outside !== undefined) throw new DomainError('malformed', { value: outside, expected: 'period' })
  return expected.filter(month => !months.includes(month))
}

/**
 * A cadre's quarter or year (notice, requirement 3: 评价结果运用至考核及评选表彰). Each indicator is Σnum/Σden over the
 * months, as in a roll-up: a month weighs by what was due in it, and one in which an indicator does not apply says
 * nothing about it. Scores go by `policy`, the one of the period's last month, over these sums, rounded once.
 * There is no grade: its caps and its exemption are rules about a month, and no clause says how twelve make one;
 * how often each was reached is told instead.
 */
export function cadrePeriod(policy: Policy, period: string, merged: PeriodSums): CadrePeriod {
  const { orgId: _org, month: _month, histogram: _histogram, ...of } = rollUp(policy, '', period, merged.sums)
  return { ...summary(period, merged), ...of, total: scored(policy, byDimension(of.dimensions)).total }
}

/** An org's quarter or year, by the same rule as {@link cadrePeriod}; like its months it has no total and no grade. */
export function orgPeriod(
  policy: Policy,
  orgId: string,
  period: string,
  merged: PeriodSums,
): PeriodSummary & Pick<RollUp, 'orgId' | 'histogram'> {
  const { month: _, ...of } = rollUp(policy, orgId, period, merged.sums)
  return { ...summary(period, merged), ...of }
}

const summary = (period: string, { months, provisional, policies }: PeriodSums) => ({
  period,
  months,
  missing: missingOf(period, months),
  provisional,
  policies,
})
