import { type IndicatorId, indicatorIds } from '../../../events/assessment.ts'
import type { RecordedEvent } from '../../../events/index.ts'
import { fold } from '../ledger/fold.ts'
import { inOrder, standing } from '../ledger/standing.ts'
import type { Policy } from '../policy/policy.ts'
import type { RosterSlice } from '../roster/roster-slice.ts'
import { localDay, monthsBetween } from '../time/calendar.ts'
import { contextOf } from './context.ts'
import { indicatorOf } from './indicators/index.ts'
import type { DatedEvent } from './indicators/indicator.ts'
import { monthsNeeded } from './needs.ts'

/** Event ids behind each indicator, in the order of the events; links and accounts have none. */
export type Credit = Partial<Record<IndicatorId, string[]>>

/**
 * Which events gave the credit, for the committee (ratings included: not for a cadre's eyes). `events` are whole
 * ledger partitions of the cadre: those of `monthsNeeded`, and those that hold confirmed events of other months.
 */
export function credit(
  policy: Policy,
  roster: RosterSlice,
  events: readonly RecordedEvent[],
  month: string,
  asOf: string,
): Credit {
  const { timeZone } = policy
  const facts = monthsBetween(...monthsNeeded(policy, month)).map(known => fold(events, known, timeZone))
  const ctx = contextOf(policy, roster, facts, month, asOf, [])
  if (ctx === null) return {}
  const counting: DatedEvent[] = standing(events, timeZone)
    .sort(inOrder)
    .map(event => ({ event, day: localDay(event.occurredAt, timeZone) }))
    .filter(({ day }) => day >= ctx.serviceFrom && day <= ctx.day)
  const credited: Credit = {}
  for (const id of Object.values(indicatorIds).flat()) {
    const ids = indicatorOf(id).creditedBy(ctx, counting)
    if (ids.length > 0) credited[id] = ids
  }
  return credited
}
