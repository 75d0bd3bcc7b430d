import { type IndicatorId, indicatorIds } from '../../events/assessment.ts'
import type { Assessment } from './assessment/assessment.ts'
import { contextOf } from './assessment/context.ts'
import { indicatorOf } from './assessment/indicators/index.ts'
import { indicatorsOf } from './assessment/score.ts'
import type { Advice, Ahead, Candidate } from './do-next/ahead.ts'
import { type DoNextKind, doNextKinds } from './do-next/kinds.ts'
import type { MonthFacts } from './ledger/facts.ts'
import { ascending } from './order.ts'
import type { Policy } from './policy/policy.ts'
import { serviceOf } from './roster/roster.ts'
import type { RosterSlice } from './roster/roster-slice.ts'
import { toDay } from './time/calendar.ts'

/** One thing to do, and the indicator that asks for it. */
export type DoNext = Advice & { indicator: IndicatorId }

interface Weighed {
  item: DoNext
  lost: number
}

/**
 * What a cadre in service on `asOf` may still do, by deadline, then by the weight that is lost if it is left. The other
 * arguments are those of `assess`, with its result. The list leaves out what can no longer be mended, what does not apply,
 * and what is past the cadre's last day of service. Only an overdue answer stays, because its youth waits.
 */
export function doNext(
  policy: Policy,
  roster: RosterSlice,
  facts: readonly MonthFacts[],
  month: string,
  asOf: string,
  assessment: Assessment | null,
): DoNext[] {
  const ctx = assessment && contextOf(policy, roster, facts, month, asOf, [])
  if (!ctx || ctx.date !== asOf) return []
  const { until } = serviceOf(roster.profile)
  const last = until === undefined ? Number.POSITIVE_INFINITY : toDay(until) - 1
  const ahead: Ahead = { ctx, today: ctx.day, last }
  return Object.values(indicatorIds)
    .flat()
    .flatMap(id => adviceOf(ahead, assessment, id).map(candidate => weighed(policy, id, candidate)))
    .sort(byDeadline)
    .map(({ item }) => item)
}

function adviceOf<Id extends IndicatorId>(
  ahead: Ahead,
  { dimensions, evidence }: Assessment,
  id: Id,
): Candidate<DoNextKind>[] {
  const reached = indicatorsOf(dimensions)[id]
  const missing = evidence[id]
  return indicatorOf(id).advise(ahead, missing === undefined ? { reached } : { reached, missing })
}

function weighed(policy: Policy, indicator: IndicatorId, { item, lost }: Candidate<DoNextKind>): Weighed {
  return { item: { ...item, indicator }, lost: lost * weightOf(policy, indicator) }
}

/** What the indicator weighs in the total: its dimension's weight and its own within it. */
function weightOf(policy: Policy, id: IndicatorId): number {
  for (const dimension of ['attainment', 'activity', 'satisfaction'] as const) {
    const weights: Partial<Record<IndicatorId, number>> = policy.weights[dimension]
    const weight = weights[id]
    if (weight !== undefined) return policy.dimensions[dimension] * weight
  }
  return 0
}

function byDeadline(a: Weighed, b: Weighed): number {
  const kind = ({ item }: Weighed) => doNextKinds.indexOf(item.kind)
  return (
    ascending(a.item.deadline, b.item.deadline) ||
    b.lost - a.lost ||
    kind(a) - kind(b) ||
    ascending(a.item.demandId ?? '', b.item.demandId ?? '')
  )
}
