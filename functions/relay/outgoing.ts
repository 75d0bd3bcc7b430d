import { assessed } from '../../events/assessment.ts'
import type { BusEvent } from '../../shared/aws/bus/publish.ts'
import { published } from '../../shared/aws/bus/published.ts'
import { fromLedgerItem } from '../../shared/repositories/ledger-item.ts'
import { rosterChange } from './roster-change.ts'

/** Without what only the table needs. */
const announced = assessed.strip()

/**
 * The bus event of an item that was written. Of a ledger item: without free text, with the month of its partition.
 * Of an assessment: its result, without evidence. Of a roster change: what it is about and from which date on it may
 * matter, never a name or a phone.
 * @throws Error if the item is none of them.
 */
export function outgoing(item: Record<string, unknown>): BusEvent {
  const [pk, sk] = [String(item.pk), String(item.sk)]
  if (sk.startsWith('AUDIT#')) {
    const detail = rosterChange(pk, sk, item.value)
    return { type: detail.type, time: detail.at, detail }
  }
  if (sk.startsWith('ASSESSMENT#')) {
    const detail = announced.parse({ ...item, type: 'assessed' })
    return { type: detail.type, time: String(item.assessedAt), detail }
  }
  const { event, month } = fromLedgerItem(item)
  const detail = published.parse({ ...event, month })
  return { type: detail.type, time: detail.recordedAt, detail }
}
