import { isDeepStrictEqual } from 'node:util'
import type { RecordedEvent } from '../../events/index.ts'
import { type Items, wholePartition } from '../aws/items/items.ts'
import { ledgerKeys } from '../aws/keys.ts'
import type { Note } from '../domain/ledger/notes.ts'
import { compareInstants } from '../domain/time/zone.ts'
import { correlated } from '../telemetry/trace.ts'
import { fromLedgerItem, notesOf, partitionOf, toLedgerItem } from './ledger-item.ts'

/** What became of an append: taken, already there with the same content, or the id stands for other content. */
export type Appended =
  | {
      readonly outcome: 'appended' | 'repeated'
      readonly event: RecordedEvent
      readonly notes: readonly Note[]
    }
  | { readonly outcome: 'conflict' }

/** The append-only ledger of recorded events, by cadre and month. */
export interface Ledger {
  /** One conditional write; the event as first recorded, with what was noted then, comes back on a repeat. */
  appendEvent(month: string, event: RecordedEvent, notes?: readonly Note[]): Promise<Appended>
  /** One event, read consistently. */
  findEvent(cadreId: string, month: string, id: string): Promise<RecordedEvent | undefined>
  /** Events along their places, undefined where there is none; what was written a moment ago may be missing. */
  findEvents(
    places: readonly { readonly cadreId: string; readonly month: string; readonly id: string }[],
  ): Promise<(RecordedEvent | undefined)[]>
  /** A whole partition; `strong` also sees what was written a moment ago, at twice the price. */
  readMonthEvents(cadreId: string, month: string, strong: boolean): Promise<RecordedEvent[]>
  /** Every partition there is, in no order, mostly once: reads the whole table. */
  listPartitions(): AsyncIterable<{ cadreId: string; month: string }>
}

/** A record without what the system adds and without what is a matter of spelling: the order of who took part. */
function contentOf({
  recordedAt: _at,
  recordedBy: _by,
  recordedIn: _in,
  occurredAt: _,
  ...content
}: RecordedEvent) {
  const entries = Object.entries(content).map(([name, value]) => [
    name,
    Array.isArray(value) ? [...value].sort() : value,
  ])
  return Object.fromEntries(entries) as object
}

/** Whether two records have the same content: all but what the system adds, however the instant is spelt. */
export const sameContent = (a: RecordedEvent, b: RecordedEvent): boolean =>
  compareInstants(a.occurredAt, b.occurredAt) === 0 && isDeepStrictEqual(contentOf(a), contentOf(b))

type Stored = Parameters<typeof fromLedgerItem>[0]

/** A scan gives a partition in one piece. */
async function* partitionsIn(items: Items): AsyncGenerator<{ cadreId: string; month: string }> {
  let last: string | undefined
  for await (const { pk } of items.scanKeys()) {
    if (pk !== last) yield partitionOf(pk)
    last = pk
  }
}

/** The ledger stored in these items. */
export function ledgerOn(items: Items): Ledger {
  return {
    async appendEvent(month, event, notes = []) {
      const outcome = await items.put({ ...toLedgerItem(month, event, notes), ...correlated() }, 'absent')
      if (outcome.done) return { outcome: 'appended', event, notes }
      const existing = outcome.existing as Stored
      const { event: first } = fromLedgerItem(existing)
      if (!sameContent(first, event)) return { outcome: 'conflict' }
      return { outcome: 'repeated', event: first, notes: notesOf(existing) }
    },

    async findEvent(cadreId, month, id) {
      const item: Stored | undefined = await items.get(ledgerKeys.event(cadreId, month, id))
      return item && fromLedgerItem(item).event
    },

    async findEvents(places) {
      const keys = places.map(({ cadreId, month, id }) => ledgerKeys.event(cadreId, month, id))
      const stored = await items.getMany<Stored['value']>(keys, true)
      const found = new Map(stored.map(item => [`${item.pk} ${item.sk}`, item]))
      return keys.map(({ pk, sk }) => {
        const item = found.get(`${pk} ${sk}`)
        return item && fromLedgerItem(item).event
      })
    },

    async readMonthEvents(cadreId, month, strong) {
      const events: RecordedEvent[] = []
      const partition = { ...wholePartition(ledgerKeys.month(cadreId, month)), weak: !strong }
      for await (const item of items.query<Stored['value']>(partition))
        events.push(fromLedgerItem(item).event)
      return events
    },

    listPartitions: () => partitionsIn(items),
  }
}
