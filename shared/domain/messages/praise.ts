import { type Praise, praises } from '../../../events/reminder.ts'
import { type AssessmentContext, contextOf } from '../assessment/context.ts'
import { halfDays } from '../assessment/indicators/half-days.ts'
import { mark, markVisits, noMarks, personalDays } from '../assessment/indicators/reach.ts'
import { answeredBy } from '../demands/demands.ts'
import type { MonthFacts } from '../ledger/facts.ts'
import type { Policy } from '../policy/policy.ts'
import type { RosterSlice } from '../roster/roster-slice.ts'
import { addDays, monthOf, toDay, type Week } from '../time/calendar.ts'
import { daysBetween } from '../time/month-days.ts'

/** Different youths, linked on the day, whom personal contacts and visits of a week reached. */
function reachedIn(ctx: AssessmentContext, { monday, sunday }: Week): number {
  const marks = noMarks(ctx)
  for (const joined of ctx.months) {
    const { span, facts } = joined
    if (span.last < monday || span.first > sunday) continue
    const days = daysBetween(
      Math.max(1, monday - span.first + 1),
      Math.min(span.last, sunday) - span.first + 1,
    )
    for (let youth = 0; youth < facts.youths.length; youth++)
      for (const along of [facts.online, facts.phone, facts.faceToFace])
        mark(ctx, marks, joined, youth, personalDays(ctx, along[youth]) & days)
    markVisits(ctx, marks, joined, days)
  }
  return marks.count
}

const is: Readonly<Record<Praise, (ctx: AssessmentContext, week: Week) => boolean>> = {
  halfDays: (ctx, week) => {
    const { reached } = halfDays.measure({ ...ctx, span: { ...ctx.span, weeks: [week] } })
    return reached !== null && reached.num === reached.den
  },
  answered: (ctx, { monday, sunday }) => {
    const dueOn = ctx.demands.map(demand => ({ demand, due: demand.raised + ctx.policy.demands.answerDays }))
    const dueThen = dueOn.filter(({ due }) => monday <= due && due <= sunday)
    return dueThen.length > 0 && dueThen.every(({ demand, due }) => answeredBy(demand, due))
  },
  // The week's share of what the month asks for.
  reached: (ctx, week) => {
    const { num, den } = ctx.policy.monthlyReach
    const days = ctx.span.last - ctx.span.first + 1
    return reachedIn(ctx, week) >= Math.ceil((num * ctx.quota * 7) / (den * days))
  },
}

/**
 * What a cadre did well in the week that begins on a Monday: all half-days, every demand answered in time, as many youths
 * reached as the week's share. Each counts for whoever held the link on the day, and a half-day for whoever was there.
 */
export function praiseOf(
  policy: Policy,
  roster: RosterSlice,
  facts: readonly MonthFacts[],
  monday: string,
): Praise[] {
  const sunday = addDays(monday, 6)
  const ctx = contextOf(policy, roster, facts, monthOf(sunday), sunday)
  if (ctx === null || ctx.date !== sunday) return []
  const week = { monday: toDay(monday), sunday: toDay(sunday) }
  return praises.filter(praise => is[praise](ctx, week))
}
