import type { IndicatorId } from '../../../events/assessment.ts'
import { answeredBy, type DemandCase, settledBy } from '../demands/demands.ts'
import type { StandingEvent } from '../ledger/standing.ts'
import type { Case } from './context.ts'
import { isLinked } from './links.ts'

/** A counting event: in service, up to D, not voided. */
export interface Counting {
  event: StandingEvent
  day: number
}

type Give = (id: IndicatorId, eventId: string) => void

/** Feedback that gave credit: confirming a counting contact or visit, or as a youth's latest rating. */
export function creditedFeedback(of: Case, counting: readonly Counting[], give: Give): void {
  const byId = new Map(counting.map(known => [known.event.id, known]))
  const latest = new Map<string, string>()
  for (const { event, day } of counting) {
    if (event.type !== 'feedback' || !isLinked(of.table, event.youthId, day)) continue
    if (day >= of.windowFrom) latest.set(event.youthId, event.id)
    const confirmed = event.confirms === undefined ? undefined : byId.get(event.confirms)
    if (
      confirmed !== undefined &&
      day >= of.span.first &&
      (confirmed.event.type === 'contact' || confirmed.event.type === 'visit') &&
      confirmed.event.youthIds.includes(event.youthId) &&
      isLinked(of.table, event.youthId, confirmed.day)
    ) {
      give('monthlyReach', event.id)
    }
  }
  if (latest.size >= of.policy.minRaters) for (const id of latest.values()) give('rating', id)
}

/** Steps that answered or settled the demands of a youth of whom none was missed. */
export function creditedSteps(of: Case, counting: readonly Counting[], give: Give): void {
  const { answerDays, settleDays } = of.policy.demands
  const due = (from: number, days: number) => (demand: DemandCase) =>
    demand.raised + days >= from && demand.raised + days <= of.day
  const answered = met(of.demands.filter(due(of.span.first, answerDays)), answerDays, answeredBy)
  const settled = met(
    of.demands.filter(demand => demand.byFeedback && due(of.windowFrom, settleDays)(demand)),
    settleDays,
    settledBy,
  )
  const raisedBefore = new Set<string>()
  for (const { event, day } of counting) {
    if (event.type === 'demand' || event.type === 'feedback') raisedBefore.add(event.id)
    if (!('demandId' in event) || event.type === 'reopen' || !raisedBefore.has(event.demandId)) continue
    const answer = answered.get(event.demandId)
    if (answer !== undefined && day <= answer.raised + answerDays) give('demandsAnswered', event.id)
    const outcome = settled.get(event.demandId)
    if (outcome !== undefined && day <= outcome.raised + settleDays) {
      const settles =
        event.type === 'resolve' || (event.type === 'escalate' && outcome.category === 'suggestion')
      if (settles) give('outcome', event.id)
    }
  }
}

/** Demands, by id, of the youths all of whose demands were met by their day. */
function met(
  demands: readonly DemandCase[],
  days: number,
  isMet: (demand: DemandCase, day: number) => boolean,
): Map<string, DemandCase> {
  const missed = new Set(
    demands.filter(demand => !isMet(demand, demand.raised + days)).map(({ youthId }) => youthId),
  )
  return new Map(demands.filter(({ youthId }) => !missed.has(youthId)).map(demand => [demand.id, demand]))
}
