import { marshall } from '@aws-sdk/util-dynamodb'
import type { RecordedEvent } from '../../../events/index.ts'
import type { StreamRecord } from '../stream.ts'
import { ledgerKeys } from '../tables.ts'

/** The record that the ledger's stream carries for an event taken into a month. */
export function insertOf(event: RecordedEvent, month: string, SequenceNumber: string): StreamRecord {
  const item = { ...ledgerKeys.event(event.cadreId, month, event.id), ...event }
  return {
    eventName: 'INSERT',
    dynamodb: { SequenceNumber, NewImage: marshall(item, { removeUndefinedValues: true }) },
  }
}
