import { type Days, daysUpTo, type SizedDays } from '../../ledger/facts.ts'
import type { StandingEvent } from '../../ledger/standing.ts'
import { hasDay } from '../../time/month-days.ts'
import type { AssessmentContext } from '../context.ts'
import { anyLinked, type Joined, linkedDays, rowOf } from '../links.ts'

/** Youths, each once, by their position in the link table. */
export interface Marks {
  set: number[]
  count: number
}

/** Nobody marked yet. */
export const noMarks = (ctx: AssessmentContext): Marks => ({
  set: new Array(ctx.table.links.length).fill(0),
  count: 0,
})

/** Marks a youth of the facts who was linked on one of the days. */
export function mark(ctx: AssessmentContext, marks: Marks, joined: Joined, youth: number, days: Days): void {
  const row = rowOf(joined, ctx.table, youth)
  if (row >= 0 && marks.set[row] === 0 && (linkedDays(joined, ctx.table, row) & days) !== 0) {
    markRow(marks, row)
  }
}

/** Marks the youth of a row. */
export function markRow(marks: Marks, row: number): void {
  if (marks.set[row] === 0) {
    marks.set[row] = 1
    marks.count++
  }
}

/** Youths with an active link and no mark, ascending. */
export function unmarked({ active, table }: AssessmentContext, marks: Marks): string[] {
  const youths: string[] = []
  for (const { youthId } of active)
    if (marks.set[table.firstOf.get(youthId) as number] === 0) youths.push(youthId)
  return youths
}

/** Days with a contact small enough to be personal (against "一面之缘"). */
export const personalDays = ({ policy }: AssessmentContext, sized: SizedDays | undefined): Days =>
  daysUpTo(sized, policy.personal.contactYouths)

/** Whether so many participants leave a visit personal. */
const isPersonalVisit = ({ policy }: AssessmentContext, participants: number) =>
  participants <= policy.personal.visitYouths

/** Marks the linked youths who took part in a personal visit on one of the days. */
export function markVisits(ctx: AssessmentContext, marks: Marks, joined: Joined, days: Days): void {
  for (const fact of joined.facts.visits) {
    const [day, present] = [fact[0], fact[4]]
    if (!isPersonalVisit(ctx, present.length) || !hasDay(days, day)) continue
    for (const youth of present) mark(ctx, marks, joined, youth, 1 << (day - 1))
  }
}

/** Whether an event of a day was a personal contact or visit with a youth linked then. */
export function reachedPersonally(ctx: AssessmentContext, event: StandingEvent, day: number): boolean {
  const { contactYouths } = ctx.policy.personal
  const personal =
    (event.type === 'contact' && event.youthIds.length <= contactYouths) ||
    (event.type === 'visit' && isPersonalVisit(ctx, event.youthIds.length))
  return personal && anyLinked(ctx.table, (event as { youthIds: string[] }).youthIds, day)
}
