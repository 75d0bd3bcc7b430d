import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { RecordedEvent } from '../../../events/index.ts'
import { toLedgerItem } from '../../repositories/ledger-item.ts'
import { toAttributes } from '../items/attributes.ts'
import type { Item } from '../items/items.ts'
import type { StreamRecord } from '../stream.ts'

/** An attribute as Lambda hands it over: JSON, in which bytes are base64. */
const asJson = (attribute: AttributeValue) =>
  attribute.B ? { B: Buffer.from(attribute.B).toString('base64') } : attribute

/** The record that a table's stream carries for an item that was put. */
export function putOf(item: Item, SequenceNumber: string): StreamRecord {
  const image = Object.entries(toAttributes(item)).map(([name, attribute]) => [name, asJson(attribute)])
  return { eventName: 'INSERT', dynamodb: { SequenceNumber, NewImage: Object.fromEntries(image) } }
}

/** The record that the ledger's stream carries for an event taken into a month. */
export const insertOf = (event: RecordedEvent, month: string, SequenceNumber: string): StreamRecord =>
  putOf(toLedgerItem(month, event), SequenceNumber)
