import type { RecordedEvent } from '../../events/index.ts'
import type { Item } from '../aws/items/items.ts'
import { ledgerKeys } from '../aws/keys.ts'
import type { Note } from '../domain/ledger/notes.ts'

type Content = Omit<RecordedEvent, 'id' | 'cadreId'>

/** A recorded event as the ledger stores it. What its receipt said besides stands in the head. */
export function toLedgerItem(
  month: string,
  { id, cadreId, ...rest }: RecordedEvent,
  notes: readonly Note[] = [],
): Item<Content> {
  return {
    ...ledgerKeys.event(cadreId, month, id),
    ...(notes.length > 0 && { head: [...notes] }),
    value: rest,
  }
}

/** What the receipt of an event said besides. */
export const notesOf = ({ head }: Item): readonly Note[] => (head as readonly Note[] | undefined) ?? []

/** The cadre and month of a partition. */
export function partitionOf(pk: string): { cadreId: string; month: string } {
  const [cadreId = '', month = ''] = pk.split('#')
  return { cadreId, month }
}

/** What {@link toLedgerItem} took, as far as the item is one of the ledger's. */
export function fromLedgerItem({ pk, sk, value }: Item<Content>): { event: RecordedEvent; month: string } {
  const { cadreId, month } = partitionOf(pk)
  return { event: { ...value, id: sk, cadreId } as RecordedEvent, month }
}
