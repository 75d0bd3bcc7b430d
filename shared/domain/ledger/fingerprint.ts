import { hash as digest } from 'node:crypto'
import type { RecordedEvent } from '../../../events/index.ts'
import { ascending } from '../order.ts'

/** Tells which events of a partition were seen, without naming them. */
export interface Fingerprint {
  readonly count: number
  /** SHA-256 over the hash of all but the last id and that id, in the order in which they were recorded. */
  readonly hash: string
  /** When the last of them was recorded; what was recorded after that is certainly not among them. Absent where none is. */
  readonly last?: string
}

type Identified = Pick<RecordedEvent, 'id' | 'recordedAt'>

const inOrder = <Event extends Identified>(events: readonly Event[]): Event[] => {
  const byId = new Map(events.map(event => [event.id, event]))
  return [...byId.values()].sort(
    (a, b) => Date.parse(a.recordedAt) - Date.parse(b.recordedAt) || ascending(a.id, b.id),
  )
}

const none: Fingerprint = { count: 0, hash: digest('sha256', '', 'base64url') }

const andThen = ({ count, hash }: Fingerprint, { id, recordedAt }: Identified): Fingerprint => ({
  count: count + 1,
  hash: digest('sha256', `${hash}\n${id}`, 'base64url'),
  last: recordedAt,
})

/** The fingerprint of a set of events, in any order, duplicates or not. */
export const fingerprint = (events: readonly Identified[]): Fingerprint =>
  inOrder(events).reduce(andThen, none)

/** The fingerprint with one more event; undefined unless it was recorded after the last of them: then it is new. */
export function fingerprintWith(known: Fingerprint, event: Identified): Fingerprint | undefined {
  if (known.last === undefined || Date.parse(event.recordedAt) <= Date.parse(known.last)) return undefined
  return andThen(known, event)
}

/** Whether the events certainly include all behind a fingerprint, by the hash of the first; if not, one reads strongly. */
export function covers(events: readonly Identified[], known: Fingerprint): boolean {
  return inOrder(events).slice(0, known.count).reduce(andThen, none).hash === known.hash
}

/** The events not certainly behind a fingerprint: those recorded after what it covers; all where it covers nothing. */
export function uncovered(
  events: readonly RecordedEvent[],
  known: Fingerprint | undefined,
): readonly RecordedEvent[] {
  return inOrder(events).slice(known && covers(events, known) ? known.count : 0)
}
