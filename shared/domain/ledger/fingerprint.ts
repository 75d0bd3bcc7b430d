import { createHash } from 'node:crypto'
import type { RecordedEvent } from '../../../events/index.ts'
import { ascending } from '../order.ts'

/** Tells which events of a partition were seen, without naming them. */
export interface Fingerprint {
  readonly count: number
  /** SHA-256 over the ids, in the order in which they were recorded. */
  readonly hash: string
}

const inOrder = (events: readonly RecordedEvent[]): RecordedEvent[] => {
  const byId = new Map(events.map(event => [event.id, event]))
  return [...byId.values()].sort(
    (a, b) => Date.parse(a.recordedAt) - Date.parse(b.recordedAt) || ascending(a.id, b.id),
  )
}

const idsInOrder = (events: readonly RecordedEvent[]): string[] => inOrder(events).map(({ id }) => id)

const fingerprintOfIds = (ids: readonly string[]): Fingerprint => ({
  count: ids.length,
  hash: createHash('sha256').update(ids.join('\n')).digest('base64url'),
})

/** The fingerprint of a set of events, in any order, duplicates or not. */
export const fingerprint = (events: readonly RecordedEvent[]): Fingerprint =>
  fingerprintOfIds(idsInOrder(events))

/**
 * Whether the events certainly include all behind a fingerprint: the first `count` recorded have the same hash.
 * A false answer may be wrong (clocks differ between writers); the reader then reads again, strongly.
 */
export function covers(events: readonly RecordedEvent[], known: Fingerprint): boolean {
  return fingerprintOfIds(idsInOrder(events).slice(0, known.count)).hash === known.hash
}

/**
 * The events that are not certainly behind a fingerprint: those recorded after the ones that it covers, or all if it does
 * not cover the first ones or there is none.
 */
export function uncovered(
  events: readonly RecordedEvent[],
  known: Fingerprint | undefined,
): readonly RecordedEvent[] {
  return inOrder(events).slice(known && covers(events, known) ? known.count : 0)
}
