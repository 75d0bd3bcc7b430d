import { randomUUID } from 'node:crypto'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { inject } from 'vitest'
import type { TableName } from '../../contracts/function.ts'
import type { Table } from '../client.ts'
import { dynamoItems } from '../items/dynamo.ts'
import type { Items } from '../items/items.ts'
import { keyAttributes, tables } from '../tables.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where DynamoDB Local answers, for integration tests only. */
    dynamoEndpoint: string
  }
}

function connect(): DynamoDBClient {
  return new DynamoDBClient({
    endpoint: inject('dynamoEndpoint'),
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
}

/**
 * A new, empty table on DynamoDB Local, of a name that occurs nowhere else. Without a stream: nobody reads one here,
 * and the engine is slower with every record that it keeps.
 */
export async function freshTable(table: TableName): Promise<Table> {
  const client = connect()
  const name = `${table}-${randomUUID()}`
  const { partition, sort } = keyAttributes
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: partition, KeyType: 'HASH' },
        { AttributeName: sort, KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: partition, AttributeType: 'S' },
        { AttributeName: sort, AttributeType: 'S' },
      ],
    }),
  )
  return { client, name }
}

/** The items of a {@link freshTable}. */
export const freshItems = async (table: TableName): Promise<Items> => dynamoItems(await freshTable(table))

/** One new table of each kind. */
export async function freshTables(): Promise<Record<TableName, Table>> {
  const names = Object.keys(tables) as TableName[]
  const fresh = await Promise.all(names.map(async name => [name, await freshTable(name)] as const))
  return Object.fromEntries(fresh) as Record<TableName, Table>
}
