import { isDeepStrictEqual } from 'node:util'
import type { RecordedEvent } from '../../events/index.ts'
import { type Items, wholePartition } from '../aws/items/items.ts'
import { ledgerKeys } from '../aws/keys.ts'
import { fromLedgerItem, partitionOf, toLedgerItem } from './ledger-item.ts'

/** What became of an append: taken, already there with the same content, or the id stands for other content. */
export type Appended =
  | { readonly outcome: 'appended' | 'repeated'; readonly event: RecordedEvent }
  | { readonly outcome: 'conflict' }

/** The append-only ledger of recorded events, by cadre and month. */
export interface Ledger {
  /** One conditional write; the event as first recorded comes back on a repeat. */
  appendEvent(month: string, event: RecordedEvent): Promise<Appended>
  /** One event, read consistently. */
  findEvent(cadreId: string, month: string, id: string): Promise<RecordedEvent | undefined>
  /** A whole partition; `strong` also sees what was written a moment ago, at twice the price. */
  readMonthEvents(cadreId: string, month: string, strong: boolean): Promise<RecordedEvent[]>
  /** Every partition there is, in no order: reads the whole table. */
  listPartitions(): AsyncIterable<{ cadreId: string; month: string }>
}

/** Whether two records have the same content, that is all but what the system adds. */
export function sameContent(a: RecordedEvent, b: RecordedEvent): boolean {
  const content = ({ recordedAt: _at, recordedBy: _by, ...rest }: RecordedEvent) => rest
  return isDeepStrictEqual(content(a), content(b))
}

type Stored = Parameters<typeof fromLedgerItem>[0]

/** The ledger stored in these items. */
export function ledgerOn(items: Items): Ledger {
  return {
    async appendEvent(month, event) {
      const outcome = await items.put(toLedgerItem(month, event), 'absent')
      if (outcome.done) return { outcome: 'appended', event }
      const { event: first } = fromLedgerItem(outcome.existing as Stored)
      return sameContent(first, event) ? { outcome: 'repeated', event: first } : { outcome: 'conflict' }
    },

    async findEvent(cadreId, month, id) {
      const item: Stored | undefined = await items.get(ledgerKeys.event(cadreId, month, id))
      return item && fromLedgerItem(item).event
    },

    async readMonthEvents(cadreId, month, strong) {
      const events: RecordedEvent[] = []
      const partition = { ...wholePartition(ledgerKeys.month(cadreId, month)), weak: !strong }
      for await (const item of items.query<Stored['value']>(partition))
        events.push(fromLedgerItem(item).event)
      return events
    },

    async *listPartitions() {
      const seen = new Set<string>()
      for await (const { pk } of items.scanKeys()) {
        if (seen.has(pk)) continue
        seen.add(pk)
        yield partitionOf(pk)
      }
    },
  }
}
