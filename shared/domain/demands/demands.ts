import type { Demand } from '../../../events/demand.ts'
import type { MonthFacts, StepFact } from '../ledger/facts.ts'
import { ascending } from '../order.ts'
import type { Policy } from '../policy/policy.ts'
import { type Service, within } from '../roster/roster.ts'
import { toDate, toDay } from '../time/calendar.ts'
import { localDayOfMs } from '../time/zone.ts'

/** One step of a demand by its local day number. */
export interface DemandStep {
  type: StepFact[1]
  day: number
  /** Of the event that it was, where that is known. */
  id?: string
}

/** A demand with the steps that count for it, in their order. */
export interface DemandCase {
  id: string
  youthId: string
  category: Demand['category']
  byFeedback: boolean
  /** Moment (ms since 1970) and local day number on which it was raised. */
  raisedAt: number
  raised: number
  steps: DemandStep[]
}

/** What a month's facts say of demands; the ids of the events stand along the steps, where they are known. */
export type DemandFacts = Pick<MonthFacts, 'month' | 'youths' | 'demands' | 'steps'> & {
  readonly stepIds?: readonly string[]
}

/**
 * The demands of one cadre over several months, ordered by moment and id. A step counts only for a demand of the
 * same cadre that was raised before it. Where two months use one id, the demand that was recorded first stands. Months
 * may come in any order; each once.
 */
export function demandsOf(facts: readonly DemandFacts[], timeZone: string): DemandCase[] {
  const cases = new Map<string, DemandCase>()
  const first = new Map<string, number>()
  for (const { demands, youths } of facts) {
    for (const [id, youth, category, raisedAt, byFeedback, recordedAt] of demands) {
      if ((first.get(id) ?? Number.POSITIVE_INFINITY) <= recordedAt) continue
      first.set(id, recordedAt)
      cases.set(id, {
        id,
        youthId: youths[youth] as string,
        category,
        byFeedback: byFeedback === 1,
        raisedAt,
        raised: localDayOfMs(raisedAt, timeZone),
        steps: [],
      })
    }
  }
  if (cases.size === 0) return []
  const inOrder = [...facts].sort((a, b) => ascending(a.month, b.month))
  for (const { steps, stepIds } of inOrder) {
    for (const [index, [demandId, type, at]] of steps.entries()) {
      const found = cases.get(demandId)
      const id = stepIds?.[index]
      if (found !== undefined && at >= found.raisedAt) {
        found.steps.push({ type, day: localDayOfMs(at, timeZone), ...(id !== undefined && { id }) })
      }
    }
  }
  return [...cases.values()].sort((a, b) => a.raisedAt - b.raisedAt || ascending(a.id, b.id))
}

/** Whether it was answered (`respond`, `resolve` or `escalate`) on or before a day. */
export function answeredBy({ steps }: DemandCase, day: number): boolean {
  return steps.some(step => step.type !== 'reopen' && step.day <= day)
}

/** Whether it counts as settled on a day: its last `resolve` or `reopen` is a `resolve`; a suggestion also by `escalate`. */
export function settledBy(demand: DemandCase, day: number): boolean {
  if (lastWord(demand, day) === 'resolve') return true
  return (
    demand.category === 'suggestion' && demand.steps.some(step => step.type === 'escalate' && step.day <= day)
  )
}

const lastWord = ({ steps }: DemandCase, until: number) =>
  steps.findLast(({ type, day }) => day <= until && (type === 'resolve' || type === 'reopen'))?.type

/** A row of the demand list (问题清单) as of a date. */
export interface DemandState {
  demandId: string
  youthId: string
  category: Demand['category']
  byFeedback: boolean
  /** Moment in UTC. */
  raisedAt: string
  raisedOn: string
  ageDays: number
  /** `escalated`: passed on, not solved and not reopened since. */
  state: 'open' | 'escalated' | 'resolved'
  answered: boolean
  settled: boolean
  /** Last day of an answer in time, and the day by which it should be settled. */
  answerDue: string
  settleDue: string
  /** Unanswered after the one, or unsettled after the other. */
  overdue: boolean
  /** First answer of any kind, last passing on, and the solution that still holds. */
  answeredOn: string | null
  escalatedOn: string | null
  resolvedOn: string | null
}

const dateOf = (step: DemandStep | undefined) => (step === undefined ? null : toDate(step.day))

/** States of the demands raised up to a local date, in the order of {@link demandsOf}. */
export function demandStates(policy: Policy, facts: readonly MonthFacts[], asOfDate: string): DemandState[] {
  const asOf = toDay(asOfDate)
  return demandsOf(facts, policy.timeZone)
    .filter(({ raised }) => raised <= asOf)
    .map(demand => demandState(policy, demand, asOf))
}

/** Those raised in service that are neither solved nor, a suggestion, passed on. */
export function openDemands(
  policy: Policy,
  facts: readonly MonthFacts[],
  service: Service,
  asOfDate: string,
): DemandState[] {
  return demandStates(policy, facts, asOfDate).filter(
    ({ settled, raisedOn }) => !settled && within(service, raisedOn),
  )
}

/** The state of a demand as of a local day number. */
export function demandState(policy: Policy, demand: DemandCase, asOf: number): DemandState {
  const { raised, steps } = demand
  const answerDue = raised + policy.demands.answerDays
  const settleDue = raised + policy.demands.settleDays
  const answered = answeredBy(demand, asOf)
  const settled = settledBy(demand, asOf)
  const done = steps.filter(({ day }) => day <= asOf)
  const last = done.findLast(({ type }) => type !== 'respond')?.type
  const solved = lastWord(demand, asOf) === 'resolve'
  return {
    demandId: demand.id,
    youthId: demand.youthId,
    category: demand.category,
    byFeedback: demand.byFeedback,
    raisedAt: new Date(demand.raisedAt).toISOString(),
    raisedOn: toDate(raised),
    ageDays: asOf - raised,
    state: solved ? 'resolved' : settled || last === 'escalate' ? 'escalated' : 'open',
    answered,
    settled,
    answerDue: toDate(answerDue),
    settleDue: toDate(settleDue),
    overdue: (!answered && asOf > answerDue) || (!settled && asOf > settleDue),
    answeredOn: dateOf(done.find(({ type }) => type !== 'reopen')),
    escalatedOn: dateOf(done.findLast(({ type }) => type === 'escalate')),
    resolvedOn: solved ? dateOf(done.findLast(({ type }) => type === 'resolve')) : null,
  }
}
