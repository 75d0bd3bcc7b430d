import { marshall } from '@aws-sdk/util-dynamodb'
import type { RecordedEvent } from '../../../events/index.ts'
import { toLedgerItem } from '../../repositories/ledger-item.ts'
import type { StreamRecord } from '../stream.ts'

/** The record that a table's stream carries for an item that was put. */
export const putOf = (item: Record<string, unknown>, SequenceNumber: string): StreamRecord => ({
  eventName: 'INSERT',
  dynamodb: { SequenceNumber, NewImage: marshall(item, { removeUndefinedValues: true }) },
})

/** The record that the ledger's stream carries for an event taken into a month. */
export const insertOf = (event: RecordedEvent, month: string, SequenceNumber: string): StreamRecord =>
  putOf(toLedgerItem(month, event), SequenceNumber)
