import type { DemandCase } from '../../demands/demands.ts'
import type { AssessmentContext } from '../context.ts'
import type { DatedEvent, Measured } from './indicator.ts'
import { notApplicable, share } from './indicator.ts'

/** Demands that fall due by a rule, each with the day until which it had to be met. */
export interface DueDemand {
  demand: DemandCase
  due: number
  met: boolean
}

/** Youths all of whose due demands were met, of all with one; a youth who asks ten times counts once. */
export function shareOfYouths<Missing>(
  all: readonly DueDemand[],
  missing: (unmet: readonly DueDemand[]) => Missing,
): Measured<Missing> {
  const youths = new Set(all.map(({ demand }) => demand.youthId))
  if (youths.size === 0) return notApplicable
  const unmet = all.filter(({ met }) => !met)
  const disappointed = new Set(unmet.map(({ demand }) => demand.youthId))
  return share(youths.size - disappointed.size, youths.size, () => missing(unmet))
}

/** Ids of the steps up to the due day that met a demand, of the youths of whom none was missed. */
export function stepsThatMet(
  all: readonly DueDemand[],
  events: readonly DatedEvent[],
  meets: (step: 'respond' | 'resolve' | 'escalate', demand: DemandCase) => boolean,
): string[] {
  const disappointed = new Set(all.filter(({ met }) => !met).map(({ demand }) => demand.youthId))
  const credited = new Map(
    all.filter(({ demand }) => !disappointed.has(demand.youthId)).map(due => [due.demand.id, due]),
  )
  const ids: string[] = []
  const raised = new Set<string>()
  for (const { event, day } of events) {
    if (event.type === 'demand' || event.type === 'feedback') raised.add(event.id)
    if (!('demandId' in event) || event.type === 'reopen' || !raised.has(event.demandId)) continue
    const found = credited.get(event.demandId)
    if (found !== undefined && day <= found.due && meets(event.type, found.demand)) ids.push(event.id)
  }
  return ids
}

/** Demands whose due day, so many days after they were raised, lies from a day on up to D. */
export function dueDemands(
  ctx: AssessmentContext,
  from: number,
  days: number,
  isMet: (demand: DemandCase, due: number) => boolean,
): DueDemand[] {
  const found: DueDemand[] = []
  for (const demand of ctx.demands) {
    const due = demand.raised + days
    if (due >= from && due <= ctx.day) found.push({ demand, due, met: isMet(demand, due) })
  }
  return found
}
