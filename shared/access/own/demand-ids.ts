import type { RecordedEvent } from '../../../events/index.ts'
import type { MonthFacts } from '../../domain/ledger/facts.ts'
import type { Aliases } from './aliases.ts'

/** Shows the id of a demand to the cadre whose demand it is. */
export type ShowDemandId = (demandId: string) => string

/**
 * A demand that the cadre or its committee recorded goes by its own id, any other by its alias: a youth raised it, and
 * its id is that of a feedback. `facts` and `events` are where it may have been raised.
 */
export function showingDemandIds(
  { aliasOf }: Aliases,
  facts: readonly MonthFacts[],
  events: readonly RecordedEvent[] = [],
): ShowDemandId {
  const recorded = new Set([
    ...facts.flatMap(({ demands }) => demands.flatMap(([id, , , , byFeedback]) => (byFeedback ? [] : [id]))),
    ...events.flatMap(event => (event.type === 'demand' ? [event.id] : [])),
  ])
  return demandId => (recorded.has(demandId) ? demandId : aliasOf(demandId))
}
