import type { VisitFact } from '../ledger/facts.ts'
import { daysBetween } from '../time/month-days.ts'
import type { AssessmentContext } from './context.ts'
import type { Joined } from './links.ts'

/** Whether a base was assigned to the cadre on a day. */
export function isAssigned(ctx: AssessmentContext, baseId: string, day: number): boolean {
  return ctx.assigned.some(base => base.baseId === baseId && base.since <= day && day < base.until)
}

/** The first truthy answer of `visit` for the visits from one day to another, in service and up to D. */
export function someVisit(
  ctx: AssessmentContext,
  from: number,
  to: number,
  visit: (fact: VisitFact, day: number, joined: Joined) => boolean,
): boolean {
  for (const joined of ctx.months) {
    if (joined.span.last < from || joined.span.first > to) continue
    const days = joined.open & daysBetween(from - joined.span.first + 1, to - joined.span.first + 1)
    for (const fact of joined.facts.visits) {
      if (((days >>> (fact[0] - 1)) & 1) === 1 && visit(fact, joined.span.first + fact[0] - 1, joined)) {
        return true
      }
    }
  }
  return false
}
