import type { Confirmation } from '../ledger/confirmations.ts'
import type { MonthFacts } from '../ledger/facts.ts'
import type { Policy } from '../policy/policy.ts'
import { activity } from './activity.ts'
import type { Assessment, RosterSlice } from './assessment.ts'
import { attainment } from './attainment.ts'
import { type Case, caseOf, daysInService } from './context.ts'
import type { Evidence } from './evidence.ts'
import { gradeOf } from './grade.ts'
import { satisfaction } from './satisfaction.ts'
import { type Indicators, scored } from './score.ts'

export type { Assessment, RosterSlice } from './assessment.ts'
export { monthsNeeded } from './needs.ts'

/**
 * The monthly assessment of one cadre for month M as of D (domain.md); null where the cadre is not assessed.
 * `facts` hold the months of {@link monthsNeeded}, in any order, empty ones may be missing; `confirmations` are
 * those of M's feedback that other months settle (`resolveConfirmations`).
 * Throws `asOfOutsideMonth`, `calendarUnknown`, `rosterIncomplete`, `factsVersion`.
 */
export function assess(
  policy: Policy,
  roster: RosterSlice,
  facts: readonly MonthFacts[],
  month: string,
  asOf: string,
  confirmations: readonly Confirmation[] = [],
): Assessment | null {
  const of = caseOf(policy, roster, facts, month, asOf, confirmations)
  if (of === null) return null
  const evidence: Evidence = {}
  const indicators = {
    attainment: measureAll(of, attainment, evidence),
    activity: measureAll(of, activity, evidence),
    satisfaction: measureAll(of, satisfaction, evidence),
  } as Indicators
  const { dimensions, total } = scored(policy, indicators)
  return {
    cadreId: roster.profile.cadreId,
    orgId: of.attributes.orgId,
    category: of.attributes.category,
    month,
    asOf: of.date,
    policy: { id: policy.id, version: policy.version },
    dimensions,
    total,
    grade: gradeOf(policy, {
      total,
      attainment: dimensions.attainment.score,
      satisfaction: dimensions.satisfaction.score,
      daysInService: daysInService(of, of.serviceFrom, of.day),
    }),
    evidence,
  }
}

type AnyMeasure = (typeof attainment | typeof activity | typeof satisfaction)[number]

function measureAll(of: Case, measures: readonly AnyMeasure[], evidence: Evidence) {
  const indicators: Record<string, unknown> = {}
  for (const { id, measure } of measures) {
    const { reached, missing } = measure(of)
    indicators[id] = reached
    if (missing !== undefined) Object.assign(evidence, { [id]: missing })
  }
  return indicators
}
