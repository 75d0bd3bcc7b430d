import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from '../client.ts'
import type { Item, Items } from './items.ts'

/** Reads one item of the table, consistently. */
export function dynamoGet({ client, name: TableName }: Table): Items['get'] {
  return async <Value>({ pk, sk }: { pk: string; sk: string }) => {
    const { Item } = await client.send(new GetCommand({ TableName, Key: { pk, sk }, ConsistentRead: true }))
    return Item as Item<Value> | undefined
  }
}
