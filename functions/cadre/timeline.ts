import type { RecordedEvent } from '../../events/index.ts'
import { partitionMonth } from '../../shared/domain/ledger/standing.ts'
import { instantKeys, localDate, localMonth } from '../../shared/domain/time/calendar.ts'
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

type TimelineItem = ReturnType<typeof timeline>[number]

/** Which events are asked for; what is not given does not restrict. Days are both included. */
export interface TimelineFilter {
  readonly type?: RecordedEvent['type'] | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly late?: 'true' | 'false' | undefined
}

/** Those of the events that are asked for. */
export function matching(
  items: readonly TimelineItem[],
  { type, from, to, late }: TimelineFilter,
): readonly TimelineItem[] {
  return items.filter(item => {
    const on = localDate(item.occurredAt, ledgerZone)
    return (
      (type === undefined || item.type === type) &&
      (from === undefined || on >= from) &&
      (to === undefined || on <= to) &&
      (late === undefined || item.late === (late === 'true'))
    )
  })
}
