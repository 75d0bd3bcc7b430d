import { type IndicatorId, indicatorIds } from '../../../events/assessment.ts'
import { recordOf } from '../record.ts'
import type { RosterSlice } from '../roster/roster-slice.ts'
import type { Assessment } from './assessment.ts'
import { type AssessmentContext, type AssessmentInput, contextOf } from './context.ts'
import { type DigestKey, digestOf } from './digest.ts'
import { isExempt } from './due.ts'
import type { Evidence } from './evidence.ts'
import { gradeOf } from './grade.ts'
import { indicatorOf } from './indicators/index.ts'
import { shortened } from './listing.ts'
import { scored } from './score.ts'

/**
 * The monthly assessment of one cadre for month M as of D (README.md); null where the cadre is not assessed.
 * `facts` hold the months of `monthsNeeded`, in any order, empty ones may be missing; `confirmations` are those of M's
 * feedback that other months settle (`resolveConfirmations`).
 * Where a working day is not known, `halfDays` is null and `calendarMissing` says which; such a result is not to be kept.
 * Throws `asOfOutsideMonth`, `rosterIncomplete`, `factsVersion`.
 */
export function assess(...input: AssessmentInput): Assessment | null {
  const ctx = contextOf(...input)
  return ctx === null ? null : assessmentOf(ctx, input[1])
}

/** {@link assess} with the digest of its inputs, keyed where a key is given. */
export function assessWithDigest(
  input: AssessmentInput,
  key?: DigestKey,
): (Assessment & { digest: string }) | null {
  const ctx = contextOf(...input)
  return ctx === null ? null : { ...assessmentOf(ctx, input[1]), digest: digestOf(ctx, input[1], key) }
}

function assessmentOf(ctx: AssessmentContext, roster: RosterSlice): Assessment {
  const { policy } = ctx
  const evidence: Evidence = {}
  const calendarMissing: string[] = []
  const measure = <Id extends IndicatorId>(id: Id) => {
    const { reached, missing, calendarMissing: dates = [] } = indicatorOf(id).measure(ctx)
    calendarMissing.push(...dates)
    if (missing !== undefined) evidence[id] = shortened(missing)
    return reached
  }
  const { dimensions, total } = scored(policy, {
    attainment: recordOf(indicatorIds.attainment, measure),
    activity: recordOf(indicatorIds.activity, measure),
    satisfaction: recordOf(indicatorIds.satisfaction, measure),
  })
  return {
    cadreId: roster.profile.cadreId,
    orgId: ctx.attributes.orgId,
    category: ctx.attributes.category,
    month: ctx.span.month,
    asOf: ctx.date,
    policy: { id: policy.id, version: policy.version },
    dimensions,
    total,
    grade: gradeOf(policy, {
      total,
      attainment: dimensions.attainment.score,
      satisfaction: dimensions.satisfaction.score,
      exempt: isExempt(ctx),
    }),
    evidence,
    ...(calendarMissing.length > 0 && { calendarMissing }),
  }
}
