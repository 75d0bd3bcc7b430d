import type { RecordedEvent } from '../../events/index.ts'
import { partitionMonth } from '../../shared/domain/ledger/standing.ts'
import { instantKeys, localMonth } from '../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../shared/domain/time/ledger-zone.ts'
import type { Order } from '../../shared/http/page.ts'

/**
 * No cadre sees who gave which score, nor what was said with it: of a feedback only that there was one, and the demand
 * that it raised, with its youth.
 */
function visible(event: RecordedEvent, own: boolean) {
  if (!own || event.type !== 'feedback') return event
  const { id, type, cadreId, occurredAt, recordedAt, youthId, demand } = event
  const shown = { id, type, cadreId, occurredAt, recordedAt, recordedBy: 'collector' }
  return demand ? { ...shown, youthId, demand } : shown
}

/** The order in which events happened. */
export const byTime: Order<Pick<RecordedEvent, 'occurredAt' | 'id'>> = {
  name: 'occurredAt',
  placeOf: ({ occurredAt, id }) => [...instantKeys(occurredAt), id],
}

/** The events of a month, marked where late or voided; `own` for the cadre itself. */
export function timeline(events: readonly RecordedEvent[], own: boolean) {
  const voided = new Set(events.flatMap(event => (event.type === 'void' ? [event.voids] : [])))
  return events.map(event => ({
    ...visible(event, own),
    late: localMonth(event.recordedAt, ledgerZone) > partitionMonth(event, ledgerZone),
    voided: event.type !== 'void' && voided.has(event.id),
  }))
}
