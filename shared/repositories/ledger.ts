import { isDeepStrictEqual } from 'node:util'
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { RecordedEvent } from '../../events/index.ts'
import type { Table } from '../aws/client.ts'
import { absent } from '../aws/conditional-put.ts'
import { ledgerKeys } from '../aws/keys.ts'
import { ofPartition, queryAll } from '../aws/query.ts'
import { fromLedgerItem, toLedgerItem } from './ledger-item.ts'

/** What became of an append: taken, already there with the same content, or the id stands for other content. */
export type Appended =
  | { readonly outcome: 'appended' | 'repeated'; readonly event: RecordedEvent }
  | { readonly outcome: 'conflict' }

/** The append-only ledger of recorded events, by cadre and month. */
export interface Ledger {
  /** One conditional write; the event as first recorded comes back on a repeat. */
  appendEvent(month: string, event: RecordedEvent): Promise<Appended>
  /** One event, read consistently. */
  findEvent(cadreId: string, month: string, id: string): Promise<RecordedEvent | undefined>
  /** A whole partition; `strong` also sees what was written a moment ago, at twice the price. */
  readMonthEvents(cadreId: string, month: string, strong: boolean): Promise<RecordedEvent[]>
  /** Every partition there is, in no order: reads the whole table. */
  listPartitions(): AsyncIterable<{ cadreId: string; month: string }>
}

/** Whether two records have the same content, that is all but what the system adds. */
export function sameContent(a: RecordedEvent, b: RecordedEvent): boolean {
  const content = ({ recordedAt: _at, recordedBy: _by, ...rest }: RecordedEvent) => rest
  return isDeepStrictEqual(content(a), content(b))
}

const toEvent = (item: Record<string, unknown>) => fromLedgerItem(item).event

/** The ledger in DynamoDB. */
export function dynamoLedger(table: Table): Ledger {
  const { client, name: TableName } = table
  return {
    async appendEvent(month, event) {
      try {
        await client.send(
          new PutCommand({
            TableName,
            Item: toLedgerItem(month, event),
            ...absent,
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        )
        return { outcome: 'appended', event }
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException) || !error.Item) throw error
        const first = toEvent(unmarshall(error.Item))
        return sameContent(first, event) ? { outcome: 'repeated', event: first } : { outcome: 'conflict' }
      }
    },

    async findEvent(cadreId, month, id) {
      const Key = ledgerKeys.event(cadreId, month, id)
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
      return Item && toEvent(Item)
    },

    async readMonthEvents(cadreId, month, strong) {
      const partition = ofPartition(ledgerKeys.month(cadreId, month))
      return (await queryAll(table, { ...partition, ConsistentRead: strong })).map(toEvent)
    },

    async *listPartitions() {
      const seen = new Set<string>()
      for await (const { Items } of paginateScan({ client }, { TableName, ProjectionExpression: 'pk' })) {
        for (const { pk } of Items ?? []) {
          if (seen.has(pk)) continue
          seen.add(pk)
          const [cadreId = '', month = ''] = String(pk).split('#')
          yield { cadreId, month }
        }
      }
    },
  }
}
