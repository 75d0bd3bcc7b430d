import type { RecordedEvent } from '../../events/index.ts'
import { partitionMonth } from '../../shared/domain/ledger/standing.ts'
import { instantKeys, localMonth } from '../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../shared/domain/time/ledger-zone.ts'
import type { Order } from '../../shared/http/page.ts'

/** The order in which events happened. */
export const byTime: Order<{ readonly occurredAt: string; readonly id: string }> = {
  name: 'occurredAt',
  placeOf: ({ occurredAt, id }) => [...instantKeys(occurredAt), id],
}

/** The events of a month, marked where late or voided. */
export function timeline(events: readonly RecordedEvent[]) {
  const voided = new Set(events.flatMap(event => (event.type === 'void' ? [event.voids] : [])))
  return events.map(event => ({
    ...event,
    late: localMonth(event.recordedAt, ledgerZone) > partitionMonth(event, ledgerZone),
    voided: event.type !== 'void' && voided.has(event.id),
  }))
}
