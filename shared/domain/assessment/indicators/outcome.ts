import { answeredBy, type DemandCase, settledBy } from '../../demands/demands.ts'
import type { Ahead } from '../../do-next/ahead.ts'
import { toDate } from '../../time/calendar.ts'
import type { AssessmentContext } from '../context.ts'
import type { Listing } from '../listing.ts'
import { dueDemands, shareOfYouths, stepsThatMet } from './demands-met.ts'
import type { Indicator } from './indicator.ts'

/** A demand not settled by its mark. Without its youth, who may be a rater. */
export interface Unsettled {
  demandId: string
  mark: string
}

/** Those raised by feedback whose mark lies in the window. */
const markedInWindow = (ctx: AssessmentContext) =>
  dueDemands(ctx, ctx.windowFrom, ctx.policy.demands.settleDays, settledBy).filter(
    ({ demand }) => demand.byFeedback,
  )

/** 20: youths all of whose demands were settled by their mark (notice, task 4: 办实事). */
export const outcome: Indicator<'outcome', { demands: Unsettled[] } & Listing, 'settleDemand'> = {
  id: 'outcome',
  restsOn: ['feedback', 'resolve', 'reopen', 'escalate'],

  measure: ctx =>
    shareOfYouths(markedInWindow(ctx), unmet => ({
      demands: unmet.map(({ demand, due }) => ({ demandId: demand.id, mark: toDate(due) })),
    })),

  creditedBy: (ctx, events) =>
    stepsThatMet(
      markedInWindow(ctx),
      events,
      (step, { category }) => step === 'resolve' || (step === 'escalate' && category === 'suggestion'),
    ),

  // A mark that has passed is left to the demand list.
  advise: (ahead, { reached }) =>
    ahead.ctx.demands
      .filter(demand => canSettle(ahead, demand))
      .map(demand => settle(ahead, demand, reached?.den ?? 1)),
}

function canSettle({ ctx, today }: Ahead, demand: DemandCase): boolean {
  const { answerDays, settleDays } = ctx.policy.demands
  const answerFirst = !answeredBy(demand, today) && demand.raised + answerDays >= today
  return demand.byFeedback && demand.raised + settleDays >= today && !answerFirst && !settledBy(demand, today)
}

function settle(ahead: Ahead, { id, category, raised }: DemandCase, den: number) {
  const deadline = Math.min(raised + ahead.ctx.policy.demands.settleDays, ahead.last)
  // Without its youth, who may be a rater: as in the evidence.
  const item = {
    kind: 'settleDemand',
    deadline: toDate(deadline),
    details: { category },
    demandId: id,
  } as const
  return { item, lost: 1 / den }
}
