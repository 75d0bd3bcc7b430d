import type { RecordedEvent } from '../../events/index.ts'
import { ledgerKeys } from '../aws/keys.ts'

/** A recorded event as the ledger keeps it: the key says which one it is and whose, so that a month is read cheaply. */
export function toLedgerItem(
  month: string,
  { id, cadreId, ...rest }: RecordedEvent,
): Record<string, unknown> {
  return { ...ledgerKeys.event(cadreId, month, id), ...rest }
}

/** What {@link toLedgerItem} took, as far as the item is one of the ledger's. */
export function fromLedgerItem({ pk, sk, ...rest }: Record<string, unknown>): {
  event: RecordedEvent
  month: string | undefined
} {
  const [cadreId, month] = String(pk).split('#')
  return { event: { ...rest, id: sk, cadreId } as unknown as RecordedEvent, month }
}
