import type { RecordedEvent } from '../../../events/index.ts'
import { partitionMonth } from '../../domain/ledger/standing.ts'
import { ledgerZone } from '../../domain/time/ledger-zone.ts'
import { type Ledger, sameContent } from '../ledger.ts'
import { memoryMap } from './memory-map.ts'

/** A ledger in memory, for tests; its weak reads are strong. */
export function memoryLedger(): Ledger {
  const events = memoryMap<RecordedEvent>()
  return {
    async appendEvent(month, event) {
      const first = events.get(event.cadreId, month, event.id)
      if (first)
        return sameContent(first, event) ? { outcome: 'repeated', event: first } : { outcome: 'conflict' }
      events.set(event, event.cadreId, month, event.id)
      return { outcome: 'appended', event }
    },
    findEvent: async (cadreId, month, id) => events.get(cadreId, month, id),
    async *listPartitions() {
      const all = events
        .under()
        .map(event => ({ cadreId: event.cadreId, month: partitionMonth(event, ledgerZone) }))
      yield* new Map(all.map(known => [`${known.cadreId}#${known.month}`, known])).values()
    },
    readMonthEvents: async (cadreId, month) => events.under(cadreId, month),
  }
}
