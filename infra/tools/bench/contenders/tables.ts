import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { openTable } from '../../../../shared/aws/client.ts'
import { busVariable, type Environment } from '../../../../shared/contracts/environment.ts'

/** Environment variables that name the tables which only the others need. */
export const peerTables = { castore: 'TABLE_CASTORE', idempotency: 'TABLE_IDEMPOTENCY' } as const

/** Makes the tables of the others beside ours, with the keys that their documentation asks for. */
export async function withPeerTables(environment: Environment): Promise<Environment> {
  const { client, name } = openTable(environment, 'ledger')
  const named = {
    [peerTables.castore]: `castore-${name}`,
    [peerTables.idempotency]: `idempotency-${name}`,
  }
  await client.send(
    new CreateTableCommand({
      TableName: named[peerTables.castore],
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'aggregateId', KeyType: 'HASH' },
        { AttributeName: 'version', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'aggregateId', AttributeType: 'S' },
        { AttributeName: 'version', AttributeType: 'N' },
      ],
    }),
  )
  await client.send(
    new CreateTableCommand({
      TableName: named[peerTables.idempotency],
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    }),
  )
  return { ...environment, ...named, [busVariable]: 'bench' }
}
