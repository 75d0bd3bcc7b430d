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
  const create = (TableName: string, keys: readonly (readonly [name: string, type: 'S' | 'N'])[]) =>
    client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: keys.map(([AttributeName], n) => ({ AttributeName, KeyType: n === 0 ? 'HASH' : 'RANGE' })),
        AttributeDefinitions: keys.map(([AttributeName, AttributeType]) => ({
          AttributeName,
          AttributeType,
        })),
      }),
    )
  await create(named[peerTables.castore] as string, [
    ['aggregateId', 'S'],
    ['version', 'N'],
  ])
  await create(named[peerTables.idempotency] as string, [['id', 'S']])
  return { ...environment, ...named, [busVariable]: 'bench' }
}
