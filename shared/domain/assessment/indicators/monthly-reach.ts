import { byMonthEnd } from '../../do-next/ahead.ts'
import { toDay } from '../../time/calendar.ts'
import { hasDay } from '../../time/month-days.ts'
import type { AssessmentContext } from '../context.ts'
import { isLinked, type Joined, linkedDays, rowOf } from '../links.ts'
import type { Listing } from '../listing.ts'
import { type DatedEvent, type Indicator, idsWhere, share } from './indicator.ts'
import {
  type Marks,
  mark,
  markRow,
  markVisits,
  noMarks,
  personalDays,
  reachedPersonally,
  unmarked,
} from './reach.ts'

function markContacts(ctx: AssessmentContext, marks: Marks, joined: Joined): void {
  const { online, phone, faceToFace, youths } = joined.facts
  for (let youth = 0; youth < youths.length; youth++) {
    const days =
      personalDays(ctx, online[youth]) |
      personalDays(ctx, phone[youth]) |
      personalDays(ctx, faceToFace[youth])
    if (days !== 0) mark(ctx, marks, joined, youth, days)
  }
}

/** Whether a youth was linked both when confirming and on the day of what is confirmed. */
const confirms = (ctx: AssessmentContext, youthId: string, on: number, contactOn: number) =>
  on >= ctx.span.first && isLinked(ctx.table, youthId, on) && isLinked(ctx.table, youthId, contactOn)

/** Confirmations across months: the feedback lies in M, and both it and what it confirms count. */
function markConfirmations(ctx: AssessmentContext, marks: Marks): void {
  for (const { youthId, on, contactOn } of ctx.confirmations) {
    const [feedback, contact] = [toDay(on), toDay(contactOn)]
    if (Math.max(feedback, contact) > ctx.day || Math.min(feedback, contact) < ctx.serviceFrom) continue
    if (confirms(ctx, youthId, feedback, contact)) markRow(marks, ctx.table.firstOf.get(youthId) as number)
  }
}

/** Whether an event is a feedback of the month that confirms a counting contact or visit which lists the youth. */
function isConfirmation(
  ctx: AssessmentContext,
  { event, day }: DatedEvent,
  byId: ReadonlyMap<string, readonly DatedEvent[]>,
) {
  if (event.type !== 'feedback' || event.confirms === undefined) return false
  const { youthId } = event
  return (byId.get(event.confirms) ?? []).some(
    ({ event: confirmed, day: on }) =>
      (confirmed.type === 'contact' || confirmed.type === 'visit') &&
      confirmed.youthIds.includes(youthId) &&
      confirms(ctx, youthId, day, on),
  )
}

/** 20: linked youths personally reached this month, or confirming so (notice, goal: 经常性直接联系). */
export const monthlyReach: Indicator<
  'monthlyReach',
  { short: number; youths: string[] } & Listing,
  'monthlyReach'
> = {
  id: 'monthlyReach',
  restsOn: ['contact', 'visit', 'feedback'],

  measure: ctx => {
    const { num, den } = ctx.policy.monthlyReach
    const marks = noMarks(ctx)
    const joined = ctx.months.at(-1)
    if (joined?.span === ctx.span) {
      markContacts(ctx, marks, joined)
      markVisits(ctx, marks, joined, joined.open)
      for (const [youth, day, contactDay] of joined.facts.confirmed) {
        const linked = linkedDays(joined, ctx.table, rowOf(joined, ctx.table, youth))
        if (hasDay(linked, contactDay)) mark(ctx, marks, joined, youth, 1 << (day - 1))
      }
    }
    markConfirmations(ctx, marks)
    return share(marks.count, Math.ceil((num * ctx.quota) / den), short => ({
      short,
      youths: unmarked(ctx, marks),
    }))
  },

  creditedBy: (ctx, events) => {
    const byId = Map.groupBy(events, ({ event }) => event.id)
    return idsWhere(
      events,
      (event, day) =>
        (day >= ctx.span.first && reachedPersonally(ctx, event, day)) ||
        isConfirmation(ctx, { event, day }, byId),
    )
  },

  advise: (ahead, { missing, reached }) => {
    if (missing === undefined || reached === null) return []
    const { youths } = missing
    const still = Math.min(missing.short, youths.length)
    if (still === 0) return []
    const details = { youths: youths.length, still }
    const item = { kind: 'monthlyReach', deadline: byMonthEnd(ahead), details, youthIds: youths } as const
    return [{ item, lost: still / reached.den }]
  },
}
