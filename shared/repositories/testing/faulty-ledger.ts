import { DynamoDBClient, ThrottlingException } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { dynamoLedger, type Ledger } from '../ledger.ts'

/** What DynamoDB says when it is given too much at once. */
export const throttled = new ThrottlingException({ message: 'table ledger-7 is busy', $metadata: {} })

/** A ledger whose table takes everything, but answers the event of one id with an error. */
export function faultyLedger(id: string | undefined, error: Error): Ledger {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'cn-north-1' }))
  const table = mockClient(client)
  table.on(PutCommand).callsFake(({ Item }) => (Item.sk === id ? Promise.reject(error) : {}))
  return dynamoLedger({ client, name: 'ledger' })
}
