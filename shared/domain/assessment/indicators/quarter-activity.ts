import { heldAgainst } from '../../do-next/ahead.ts'
import { daysOnDuty } from '../../roster/duty.ts'
import { quarterOf, toDate } from '../../time/calendar.ts'
import { hasDay } from '../../time/month-days.ts'
import type { AssessmentContext } from '../context.ts'
import { countLinked, linkedDays, rowOf } from '../links.ts'
import { someVisit } from '../visits.ts'
import { type Indicator, idsWhere, type Measured, notApplicable } from './indicator.ts'

/** Linked participants that make an activity count. */
const participantsDue = (ctx: AssessmentContext) => Math.min(ctx.policy.quarterActivity.youths, ctx.quota)

/** Whether a visit of this kind is more than a plain report. */
const isActivity = (activity: string) => activity !== 'checkIn'

function measure(ctx: AssessmentContext): Measured<{ youths: number }> {
  const quarter = quarterOf(ctx.span.month)
  const due = participantsDue(ctx)
  const held = someVisit(ctx, quarter.first, ctx.day, (fact, _, joined) => {
    const [present, day] = [fact[4], fact[0]]
    if (!isActivity(fact[2]) || present.length < due) return false
    let count = 0
    for (const youth of present)
      if (hasDay(linkedDays(joined, ctx.table, rowOf(joined, ctx.table, youth)), day)) count++
    return count >= due
  })
  if (held) return { reached: { num: 1, den: 1 } }
  const least = ctx.policy.quarterActivity.daysInService
  const over = ctx.day === quarter.last && daysOnDuty(ctx.duty, quarter.first, ctx.day) >= least
  return over ? { reached: { num: 0, den: 1 }, missing: { youths: due } } : notApplicable
}

/** 10: an activity with linked youths in the quarter (notice, task 2: 线下每个季度有活动). */
export const quarterActivity: Indicator<'quarterActivity', { youths: number }, 'quarterActivity'> = {
  id: 'quarterActivity',
  restsOn: ['visit'],
  measure,

  creditedBy: (ctx, events) => {
    const { first } = quarterOf(ctx.span.month)
    return idsWhere(
      events,
      (event, day) =>
        event.type === 'visit' &&
        day >= first &&
        isActivity(event.activity) &&
        countLinked(ctx.table, event.youthIds, day) >= participantsDue(ctx),
    )
  },

  advise: ahead => {
    const { ctx } = ahead
    const { first, last } = quarterOf(ctx.span.month)
    if (measure(ctx).reached?.num === 1) return []
    if (!heldAgainst(ahead, first, last, ctx.policy.quarterActivity.daysInService)) return []
    const details = { youths: participantsDue(ctx) }
    return [{ item: { kind: 'quarterActivity', deadline: toDate(last), details }, lost: 1 }]
  },
}
