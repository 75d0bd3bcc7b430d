import { heldAgainst } from '../../do-next/ahead.ts'
import { daysOnDuty } from '../../roster/duty.ts'
import { dayNumber, toDate } from '../../time/calendar.ts'
import type { AssessmentContext } from '../context.ts'
import { someVisit } from '../visits.ts'
import { type Indicator, idsWhere, type Measured, notApplicable } from './indicator.ts'

const isSurvey = (activity: string) => activity === 'survey'

/** First and last day of the year's campaign; undefined where it is not due in the month. */
function campaignDays({ policy, rule, span: { number, year } }: AssessmentContext) {
  const { fromMonth, toMonth } = policy.campaign
  if (!rule.campaign || number < fromMonth || number > toMonth) return undefined
  return { first: dayNumber(year, fromMonth, 1), last: dayNumber(year, toMonth + 1, 1) - 1 }
}

function measure(ctx: AssessmentContext): Measured<{ since: string }> {
  const days = campaignDays(ctx)
  if (days === undefined) return notApplicable
  const { first, last } = days
  if (someVisit(ctx, first, ctx.day, fact => isSurvey(fact[2]))) return { reached: { num: 1, den: 1 } }
  const least = ctx.policy.campaign.daysInService
  const over = ctx.day === last && daysOnDuty(ctx.duty, first, ctx.day) >= least
  return over ? { reached: { num: 0, den: 1 }, missing: { since: toDate(first) } } : notApplicable
}

/** 5: a survey in July or August (notice, task 5: 大宣传大调研). */
export const campaign: Indicator<'campaign', { since: string }, 'campaign'> = {
  id: 'campaign',
  restsOn: ['visit'],
  measure,

  creditedBy: (ctx, events) => {
    const first = campaignDays(ctx)?.first ?? Number.POSITIVE_INFINITY
    return idsWhere(
      events,
      (event, day) => event.type === 'visit' && isSurvey(event.activity) && day >= first,
    )
  },

  advise: ahead => {
    const { ctx } = ahead
    const days = campaignDays(ctx)
    if (days === undefined || measure(ctx).reached?.num === 1) return []
    if (!heldAgainst(ahead, days.first, days.last, ctx.policy.campaign.daysInService)) return []
    return [{ item: { kind: 'campaign', deadline: toDate(days.last), details: {} }, lost: 1 }]
  },
}
