import type { BusEvent } from '../../shared/bus/publish.ts'
import { published } from '../../shared/bus/published.ts'

/**
 * The bus event of a ledger item: without free text, with the month of its partition.
 * @throws ZodError if the item is no recorded event.
 */
export function outgoing(item: Record<string, unknown>): BusEvent {
  const month = typeof item.pk === 'string' ? item.pk.split('#').at(1) : undefined
  const detail = published.parse({ ...item, month })
  return { type: detail.type, time: detail.recordedAt, detail }
}
