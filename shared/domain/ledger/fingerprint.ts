import { createHash } from 'node:crypto'
import type { RecordedEvent } from '../../../events/index.ts'
import { ascending } from '../order.ts'

/** Tells which events of a partition were seen, without naming them. */
export interface Seal {
  readonly count: number
  /** SHA-256 over the ids, in the order in which they were recorded. */
  readonly hash: string
}

const idsInOrder = (events: readonly RecordedEvent[]): string[] => {
  const byId = new Map(events.map(event => [event.id, event]))
  return [...byId.values()]
    .sort((a, b) => Date.parse(a.recordedAt) - Date.parse(b.recordedAt) || ascending(a.id, b.id))
    .map(event => event.id)
}

const sealIds = (ids: readonly string[]): Seal => ({
  count: ids.length,
  hash: createHash('sha256').update(ids.join('\n')).digest('base64url'),
})

/** The seal of a set of events, in any order, duplicates or not. */
export const seal = (events: readonly RecordedEvent[]): Seal => sealIds(idsInOrder(events))

/**
 * Whether the events certainly include all that were sealed: the first `count` recorded have the same hash.
 * A false answer may be wrong (clocks differ between writers); the reader then reads again, strongly.
 */
export function extendsSeal(events: readonly RecordedEvent[], sealed: Seal): boolean {
  return sealIds(idsInOrder(events).slice(0, sealed.count)).hash === sealed.hash
}
