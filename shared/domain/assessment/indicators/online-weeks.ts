import { onlineChannels } from '../../../../events/contact.ts'
import { thisWeek } from '../../do-next/ahead.ts'
import { daysUpTo } from '../../ledger/facts.ts'
import { toDate } from '../../time/calendar.ts'
import { daysBetween } from '../../time/month-days.ts'
import type { AssessmentContext } from '../context.ts'
import { dueWeeks, inDueWeeks } from '../due.ts'
import { anyLinked, linkedDays, rowOf } from '../links.ts'
import { type Indicator, idsWhere, type Measured, notApplicable, share } from './indicator.ts'

function measure(ctx: AssessmentContext): Measured<{ weeks: string[] }> {
  const weeks = dueWeeks(ctx)
  if (weeks.length === 0) return notApplicable
  const missing = weeks.filter(({ monday, sunday }) => !contactedBetween(ctx, monday, sunday))
  return share(weeks.length - missing.length, weeks.length, () => ({
    weeks: missing.map(({ monday }) => toDate(monday)),
  }))
}

function contactedBetween(ctx: AssessmentContext, from: number, to: number): boolean {
  for (const joined of ctx.months) {
    const { span, facts, open } = joined
    if (span.last < from || span.first > to) continue
    const days = open & daysBetween(from - span.first + 1, to - span.first + 1)
    if (days === 0) continue
    for (let youth = 0; youth < facts.online.length; youth++) {
      const contacts = daysUpTo(facts.online[youth], Number.POSITIVE_INFINITY) & days
      if (contacts !== 0 && (contacts & linkedDays(joined, ctx.table, rowOf(joined, ctx.table, youth))) !== 0)
        return true
    }
  }
  return false
}

/** 10: weeks with an online contact, of any size, to a linked youth (notice, task 2: 线上日常有声音). */
export const onlineWeeks: Indicator<'onlineWeeks', { weeks: string[] }, 'onlineContact'> = {
  id: 'onlineWeeks',
  restsOn: ['contact'],
  measure,

  creditedBy: (ctx, events) =>
    idsWhere(
      events,
      (event, day) =>
        event.type === 'contact' &&
        (onlineChannels as readonly string[]).includes(event.channel) &&
        inDueWeeks(ctx, day) &&
        anyLinked(ctx.table, event.youthIds, day),
    ),

  advise: ahead => {
    const { ctx } = ahead
    const week = thisWeek(ahead)
    if (week === undefined || ctx.active.length === 0 || measure(week.ctx).missing === undefined) return []
    const { monday, sunday } = week
    const item = {
      kind: 'onlineContact',
      deadline: toDate(sunday),
      details: {},
      week: toDate(monday),
    } as const
    return [{ item, lost: 1 / ctx.span.weeks.length }]
  },
}
