import type { Assessment, RosterSlice } from './assessment/assessment.ts'
import { caseOf } from './assessment/context.ts'
import { type Ahead, type Candidate, type DoNext, doNextKinds, weightOf } from './do-next/ahead.ts'
import { demandsAhead } from './do-next/demands.ts'
import { monthAhead } from './do-next/month.ts'
import { weekAhead } from './do-next/week.ts'
import { yearAhead } from './do-next/year.ts'
import type { MonthFacts } from './ledger/facts.ts'
import { ascending } from './order.ts'
import type { Policy } from './policy/policy.ts'
import { serviceOf } from './roster/roster.ts'
import { toDay } from './time/calendar.ts'

export { type DoNext, type DoNextKind, doNextKinds } from './do-next/ahead.ts'

/**
 * What a cadre in service on `asOf` may still do, by deadline, then by the weight that is lost if it is left. The
 * other arguments are those of `assess`, with its result. Nothing is listed that can no longer be mended, that does
 * not apply, or that is past the cadre's last day of service; only an overdue answer stays, because its youth waits.
 * More ratings are never asked for: a cadre who collects them spoils them.
 */
export function doNext(
  policy: Policy,
  roster: RosterSlice,
  facts: readonly MonthFacts[],
  month: string,
  asOf: string,
  assessment: Assessment | null,
): DoNext[] {
  const of = assessment && caseOf(policy, roster, facts, month, asOf, [])
  if (!of || of.date !== asOf) return []
  const { until } = serviceOf(roster.profile)
  const last = until === undefined ? Number.POSITIVE_INFINITY : toDay(until) - 1
  const ahead: Ahead = { of, assessment, today: of.day, last }
  return [...demandsAhead(ahead), ...weekAhead(ahead), ...monthAhead(ahead), ...yearAhead(ahead)]
    .map(({ item, lost }) => ({ item, lost: lost * weightOf(policy, item.indicator) }))
    .sort(byDeadline)
    .map(({ item }) => item)
}

function byDeadline(a: Candidate, b: Candidate): number {
  const kind = ({ item }: Candidate) => doNextKinds.indexOf(item.kind)
  return (
    ascending(a.item.deadline, b.item.deadline) ||
    b.lost - a.lost ||
    kind(a) - kind(b) ||
    ascending(a.item.demandId ?? '', b.item.demandId ?? '')
  )
}
