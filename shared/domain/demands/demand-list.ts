import type { Demand } from '../../../events/demand.ts'
import { ascending } from '../order.ts'
import type { Policy } from '../policy/policy.ts'
import { type Service, within } from '../roster/roster.ts'
import { toDate, toDay } from '../time/calendar.ts'
import { type DemandCase, type DemandFacts, type DemandState, demandState, demandsOf } from './demands.ts'

/** States of a row, one at a time: see {@link demandList}. */
export const demandListStates = ['overdue', 'open', 'escalated', 'resolved'] as const

export type DemandListState = (typeof demandListStates)[number]

/** What one cadre's demands are: `facts` hold every month that may hold a demand or a step of it. */
export interface DemandSource {
  cadreId: string
  orgId: string
  /** Demands raised out of service count nowhere. */
  service: Service
  facts: readonly DemandFacts[]
}

/** A row of an org's demand list (问题清单). */
export interface DemandRow extends Omit<DemandState, 'state' | 'overdue'> {
  cadreId: string
  orgId: string
  state: DemandListState
  /** Passed to a department and not reopened since, whether overdue or solved or not. */
  passedOn: boolean
  /** The date that comes next: the answer's, then the 30-day mark; null once settled. */
  due: string | null
}

/** Which rows are asked for; what is not given does not restrict. */
export interface DemandFilter {
  states?: readonly DemandListState[]
  categories?: readonly Demand['category'][]
  cadreIds?: readonly string[]
}

/**
 * The demands of many cadres as of a local date (notice, task 3: 形成问题清单), the most urgent first. `overdue`: the
 * answer is due before that date and none was given, or the 30-day mark has passed and the demand is not settled;
 * `resolved`: the last of its `resolve` and `reopen` is a `resolve`; `escalated`: its last step other than an answer
 * is an `escalate`; else `open`, in particular what the youth reopened. Overdue goes before escalated: passing a
 * difficulty on does not stop its clock (README.md, `outcome`).
 */
export function demandList(
  policy: Policy,
  sources: readonly DemandSource[],
  asOf: string,
  filter: DemandFilter = {},
): DemandRow[] {
  return sources
    .flatMap(source => rowsOf(policy, source, asOf))
    .filter(row => matches(row, filter))
    .sort(byUrgency)
}

function rowsOf(policy: Policy, { facts, service, ...of }: DemandSource, asOf: string): DemandRow[] {
  const until = toDay(asOf)
  return demandsOf(facts, policy.timeZone)
    .filter(({ raised }) => raised <= until && within(service, toDate(raised)))
    .map(demand => demandRow(policy, demand, of, asOf))
}

/** A demand of a cadre as a row of the list, see {@link demandList}. */
export function demandRow(
  policy: Policy,
  demand: DemandCase,
  { cadreId, orgId }: Pick<DemandRow, 'cadreId' | 'orgId'>,
  asOf: string,
): DemandRow {
  const until = toDay(asOf)
  const { state, overdue, ...known } = demandState(policy, demand, until)
  const steps = demand.steps.filter(({ day }) => day <= until)
  const last = steps.findLast(({ type }) => type !== 'respond')?.type
  const standing = state === 'resolved' ? 'resolved' : last === 'escalate' ? 'escalated' : 'open'
  return {
    ...known,
    cadreId,
    orgId,
    state: overdue ? 'overdue' : standing,
    passedOn: steps.findLast(({ type }) => type === 'escalate' || type === 'reopen')?.type === 'escalate',
    due: known.answered ? (known.settled ? null : known.settleDue) : known.answerDue,
  }
}

function matches(row: DemandRow, filter: DemandFilter): boolean {
  const { states, categories, cadreIds } = filter
  return (
    (states?.includes(row.state) ?? true) &&
    (categories?.includes(row.category) ?? true) &&
    (cadreIds?.includes(row.cadreId) ?? true)
  )
}

/** By the date that comes next; what has none after, resolved ones last; then the oldest, then by id. */
function byUrgency(a: DemandRow, b: DemandRow): number {
  const rank = ({ due, state }: DemandRow) => (state === 'resolved' ? '~~' : (due ?? '~'))
  return ascending(rank(a), rank(b)) || ascending(a.raisedAt, b.raisedAt) || ascending(a.demandId, b.demandId)
}
