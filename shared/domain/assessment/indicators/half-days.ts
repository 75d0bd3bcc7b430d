import { thisWeek } from '../../do-next/ahead.ts'
import { isOnDuty } from '../../roster/duty.ts'
import { toDate, type Week } from '../../time/calendar.ts'
import { countDays } from '../../time/month-days.ts'
import type { AssessmentContext } from '../context.ts'
import { dueWeeks, inDueWeeks } from '../due.ts'
import { isAssigned, someVisit } from '../visits.ts'
import { type Indicator, idsWhere, type Measured, notApplicable } from './indicator.ts'

/** A week that is short of half-days; `week` is its Monday. */
export interface WeekShort {
  week: string
  short: number
}

/** Whether a day is worked by the cadre: a working day on duty. */
const isWorked = (ctx: AssessmentContext, day: number) =>
  ctx.workingDays.isWorking(day) === true && isOnDuty(ctx.duty, day)

/** Whether a visit to a base on a day fills one of its half-days: a base assigned then, on a day worked. */
const fillsHalfDay = (ctx: AssessmentContext, baseId: string | undefined, day: number) =>
  baseId !== undefined && baseId !== '' && isWorked(ctx, day) && isAssigned(ctx, baseId, day)

function measure(ctx: AssessmentContext): Measured<{ weeks: WeekShort[] }> {
  const perWeek = ctx.rule.halfDaysPerWeek
  if (perWeek === 0) return notApplicable
  let num = 0
  let den = 0
  const short: WeekShort[] = []
  const weeks = dueWeeks(ctx)
  const calendarMissing = unknownDates(ctx, weeks)
  if (calendarMissing.length > 0) return { reached: null, calendarMissing }
  const filled = halfDaysFilled(ctx, weeks)
  for (const { monday, sunday } of weeks) {
    let working = 0
    for (let day = monday; day <= sunday; day++) if (isWorked(ctx, day)) working++
    const due = Math.min(perWeek, working)
    const done = Math.min(due, countDays(filled.get(monday) ?? 0))
    den += due
    num += done
    if (done < due) short.push({ week: toDate(monday), short: due - done })
  }
  if (den === 0) return notApplicable
  return short.length === 0 ? { reached: { num, den } } : { reached: { num, den }, missing: { weeks: short } }
}

/** Dates on duty of which nobody has told yet whether they are worked. */
function unknownDates(ctx: AssessmentContext, weeks: readonly Week[]): string[] {
  const dates: string[] = []
  for (const { monday, sunday } of weeks)
    for (let day = monday; day <= sunday; day++)
      if (ctx.workingDays.isWorking(day) === undefined && isOnDuty(ctx.duty, day)) dates.push(toDate(day))
  return dates
}

/** By the week's Monday: the set of (day, half) that visits fill, as 14 bits. */
function halfDaysFilled(ctx: AssessmentContext, weeks: readonly Week[]): Map<number, number> {
  const filled = new Map<number, number>()
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (first === undefined || last === undefined) return filled
  someVisit(ctx, first.monday, last.sunday, (fact, day) => {
    if (fillsHalfDay(ctx, fact[3], day)) {
      const weekday = (day - first.monday) % 7
      const half = 1 << (weekday * 2 + (fact[1] === 'am' ? 0 : 1))
      filled.set(day - weekday, (filled.get(day - weekday) ?? 0) | half)
    }
    return false
  })
  return filled
}

/** How many half-days of a day visits have already filled. */
function halvesFilled(ctx: AssessmentContext, day: number): number {
  const halves = new Set<string>()
  someVisit(ctx, day, day, fact => {
    if (fillsHalfDay(ctx, fact[3], day)) halves.add(fact[1])
    return false
  })
  return halves.size
}

/** 25: half-days at an assigned base on working days, week by week (notice, 4+1 and task 1: 每周两个半天). */
export const halfDays: Indicator<'halfDays', { weeks: WeekShort[] }, 'halfDays'> = {
  id: 'halfDays',
  restsOn: ['visit'],
  measure,

  creditedBy: (ctx, events) =>
    ctx.rule.halfDaysPerWeek === 0
      ? []
      : idsWhere(
          events,
          (event, day) =>
            event.type === 'visit' && inDueWeeks(ctx, day) && fillsHalfDay(ctx, event.baseId, day),
        ),

  // This week's, whichever month the week belongs to. Nothing where service ends before Sunday: it does not count then.
  advise: ahead => {
    const { ctx, today } = ahead
    const week = thisWeek(ahead)
    if (week === undefined) return []
    const { monday, sunday } = week
    // Where nobody has told yet which days are worked, nothing is short.
    const short = measure(week.ctx).missing?.weeks[0]?.short ?? 0
    const days: number[] = []
    for (let day = today; day <= sunday; day++) if (isWorked(ctx, day)) days.push(day)
    const still = Math.min(short, 2 * days.length - halvesFilled(ctx, today))
    const lastDay = days.at(-1)
    if (still <= 0 || lastDay === undefined) return []
    const assigned = days.some(day => ctx.assigned.some(({ since, until }) => since <= day && day < until))
    const details = { still, workingDays: days.length, today: days[0] === today, assigned }
    const due = ctx.rule.halfDaysPerWeek * ctx.span.weeks.length
    const item = { kind: 'halfDays', deadline: toDate(lastDay), details, week: toDate(monday) } as const
    return [{ item, lost: still / due }]
  },
}
