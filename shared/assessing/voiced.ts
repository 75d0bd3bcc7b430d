import { contextOf } from '../domain/assessment/context.ts'
import { ratingsBehind } from '../domain/assessment/indicators/rating.ts'
import type { Revision } from '../domain/assessment/revision.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { mayBeShown } from '../domain/secrecy/figures.ts'
import { addMonths, lastDate, localDate } from '../domain/time/calendar.ts'
import type { Assessments } from '../repositories/assessments.ts'
import type { Inputs } from './inputs.ts'

/**
 * Decides whether the cadre itself may see the rating of a new revision, and if so keeps which ratings stand behind it:
 * a month that is over, and ratings that nobody can tell apart by the figures that the cadre has seen. Those are the
 * figures whose ratings may be the same, or may have been in the company of the same.
 */
export async function voicedRatings(
  assessments: Pick<Assessments, 'readRevisionsBetween'>,
  policy: Policy,
  inputs: Inputs | undefined,
  { cadreId, month, asOf, assessedAt, dimensions }: Revision,
): Promise<Pick<Revision, 'voiced'>> {
  const isOver = localDate(assessedAt, policy.timeZone) > lastDate(month)
  if (!inputs || !isOver || dimensions.satisfaction.indicators.rating === null) return {}
  const { roster, facts, confirmations } = inputs
  const ctx = contextOf(policy, roster, facts, month, asOf, confirmations)
  const voiced = ctx ? ratingsBehind(ctx) : []
  const around = 2 * (policy.windowMonths - 1)
  const near = await assessments.readRevisionsBetween(
    cadreId,
    addMonths(month, -around),
    addMonths(month, around),
  )
  const seen = near.flatMap(revision => (revision.voiced ? [revision.voiced] : []))
  return mayBeShown(seen, voiced, policy.minRaters) ? { voiced } : {}
}
