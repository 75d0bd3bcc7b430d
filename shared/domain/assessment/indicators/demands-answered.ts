import { answeredBy, type DemandCase } from '../../demands/demands.ts'
import type { Ahead } from '../../do-next/ahead.ts'
import { toDate } from '../../time/calendar.ts'
import type { AssessmentContext } from '../context.ts'
import type { Listing } from '../listing.ts'
import { dueDemands, shareOfYouths, stepsThatMet } from './demands-met.ts'
import type { Indicator } from './indicator.ts'

/** A demand not answered by its date. */
export interface Unanswered {
  demandId: string
  youthId: string
  /** Last day on which an answer counted. */
  due: string
}

/** Those whose answer was due in the month. */
const dueInMonth = (ctx: AssessmentContext) =>
  dueDemands(ctx, ctx.span.first, ctx.policy.demands.answerDays, answeredBy)

/** 5: youths all of whose demands due this month were answered in time (notice, task 3: 及时回应). */
export const demandsAnswered: Indicator<
  'demandsAnswered',
  { demands: Unanswered[] } & Listing,
  'answerOverdue' | 'answerDemand'
> = {
  id: 'demandsAnswered',
  restsOn: ['demand', 'feedback', 'respond', 'resolve', 'escalate'],

  measure: ctx =>
    shareOfYouths(dueInMonth(ctx), unmet => ({
      demands: unmet.map(({ demand: { id, youthId }, due }) => ({
        demandId: id,
        youthId,
        due: toDate(due),
      })),
    })),

  creditedBy: (ctx, events) => stepsThatMet(dueInMonth(ctx), events, () => true),

  // An answer that is overdue mends no indicator any more, but the youth still waits.
  advise: (ahead, { reached }) =>
    ahead.ctx.demands
      .filter(demand => !answeredBy(demand, ahead.today))
      .map(demand => answer(ahead, demand, reached?.den ?? 1)),
}

function answer(ahead: Ahead, { id, youthId, category, raised }: DemandCase, den: number) {
  const { ctx, today, last } = ahead
  const due = raised + ctx.policy.demands.answerDays
  const about = { youthIds: [youthId], demandId: id }
  if (due < today) {
    const details = { category, daysLate: today - due }
    return { item: { kind: 'answerOverdue', deadline: toDate(due), details, ...about }, lost: 0 } as const
  }
  const deadline = Math.min(due, last)
  const item = { kind: 'answerDemand', deadline: toDate(deadline), details: { category }, ...about } as const
  return { item, lost: 1 / den }
}
