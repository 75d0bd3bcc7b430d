import { TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import { openTable } from '../../../../shared/aws/client.ts'
import { toAttributes } from '../../../../shared/aws/items/attributes.ts'
import { toLedgerItem } from '../../../../shared/repositories/ledger-item.ts'
import { benchCadre, type Contender, subject } from './contender.ts'

/** Where the textbook counts the contacts of a cadre's month. */
export const counterKey = {
  pk: { S: `${benchCadre.cadreId}#${benchCadre.month}` },
  sk: { S: 'COUNTER' },
} as const

/** Counts one more contact there. */
export const countOne = {
  Key: counterKey,
  UpdateExpression: 'ADD #n :one',
  ExpressionAttributeNames: { '#n': 'contacts' },
  ExpressionAttributeValues: { ':one': { N: '1' } },
} as const

const isRepeat = (error: unknown) =>
  error instanceof TransactionCanceledException &&
  (error.CancellationReasons ?? []).some(({ Code }) => Code === 'ConditionalCheckFailed')

/** The textbook's way: event, marker and counter in one transaction; who loses a race for the counter tries again. */
export const contender: Contender = {
  open(environment) {
    const { client, name: ledger } = openTable(environment, 'ledger')
    const { name: views } = openTable(environment, 'views')
    return contacts => async n => {
      const event = contacts[n] as (typeof contacts)[0]
      const recordedAt = new Date().toISOString()
      const item = toLedgerItem(benchCadre.month, { ...event, recordedAt, recordedBy: subject })
      const absent = { ConditionExpression: 'attribute_not_exists(pk)' }
      const command = new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { TableName: ledger, Item: toAttributes(item), ...absent } },
          {
            Put: { TableName: views, Item: { pk: { S: `SEEN#${event.id}` }, sk: { S: 'SEEN' } }, ...absent },
          },
          { Update: { TableName: views, ...countOne } },
        ],
      })
      for (let attempt = 0; ; attempt++) {
        try {
          return await client.send(command)
        } catch (error) {
          if (isRepeat(error)) return undefined
          if (!(error instanceof TransactionCanceledException) || attempt >= 50) throw error
        }
      }
    }
  },
}
