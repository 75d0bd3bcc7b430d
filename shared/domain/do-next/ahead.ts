import { type AssessmentContext, monthsOfYear } from '../assessment/context.ts'
import { daysOnDuty } from '../roster/duty.ts'
import { dayNumber, toDate, type Week } from '../time/calendar.ts'
import type { DoNextDetails, DoNextKind } from './kinds.ts'

/** A cadre's month as of today, and what lies ahead of it, in day numbers. */
export interface Ahead {
  ctx: AssessmentContext
  today: number
  /** Last day of service as far as known, else Infinity. */
  last: number
}

/** One thing to do. */
export type Advice<Kind extends DoNextKind = DoNextKind> = {
  [K in Kind]: {
    kind: K
    /** Last date on which it still helps; of an overdue answer the date that has passed. */
    deadline: string
    /** What a sentence about it is made of. */
    details: DoNextDetails[K]
    /** Whom it is about, ascending. */
    youthIds?: string[]
    demandId?: string
    baseId?: string
    /** Monday of the week. */
    week?: string
  }
}[Kind]

/** A thing to do, and the share of its indicator that is lost if it is left. */
export interface Candidate<Kind extends DoNextKind = DoNextKind> {
  item: Advice<Kind>
  lost: number
}

/** The month's last day, or the cadre's. */
export const monthEnd = ({ ctx, last }: Ahead) => Math.min(ctx.span.last, last)

/** The date of {@link monthEnd}. */
export const byMonthEnd = (ahead: Ahead) => toDate(monthEnd(ahead))

/** Today's week, whichever month it belongs to, with its context as of Sunday; undefined where service ends before. */
export function thisWeek({ ctx, today, last }: Ahead): (Week & { ctx: AssessmentContext }) | undefined {
  // 1970-01-05, day 4, was a Monday.
  const monday = today - ((((today - 4) % 7) + 7) % 7)
  const sunday = monday + 6
  if (sunday > last) return undefined
  const span = { ...ctx.span, weeks: [{ monday, sunday }] }
  return { monday, sunday, ctx: { ...ctx, span, day: sunday } }
}

/**
 * The first month of the year, from this one on, at whose end an indicator would fall short of its pace k, its last
 * day and what would be missing then. Undefined where the year asks for nothing more, or service ends before.
 */
export function paced<Missing>(
  { ctx, last }: Ahead,
  measure: (ctx: AssessmentContext) => { reached: { den: number } | null; missing?: Missing },
): { day: number; missing: Missing; due: number } | undefined {
  const { year, number } = ctx.span
  for (let later = 0; number + later <= 12; later++) {
    if (dayNumber(year, number + later, 1) > last) return undefined
    const { missing, reached } = measure({
      ...ctx,
      monthsOfYear: monthsOfYear(ctx, number + later, dayNumber(year, number + later + 1, 1) - 1),
    })
    if (missing !== undefined && reached !== null) {
      const day = Math.min(last, dayNumber(year, number + later + 1, 1) - 1)
      return { day, missing, due: reached.den }
    }
  }
  return undefined
}

/** Whether what is due on `end` will be held against the cadre: in service on it, and on duty long enough since `from`. */
export const heldAgainst = ({ ctx, last }: Ahead, from: number, end: number, least: number) =>
  last >= end && daysOnDuty(ctx.duty, from, end) >= least
