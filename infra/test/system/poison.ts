import { DynamoDBClient, ListTablesCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import type { LocalStack } from '../../local/stack.ts'

/** Puts into the ledger, past every check, what is no event. */
export async function poison(stack: LocalStack, partition: string): Promise<void> {
  const client = new DynamoDBClient({
    endpoint: stack.endpoints.dynamodb,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const { TableNames = [] } = await client.send(new ListTablesCommand({}))
  const TableName = TableNames.find(name => /ledger/i.test(name))
  await client.send(new PutItemCommand({ TableName, Item: { pk: { S: partition }, sk: { S: 'poison' } } }))
  client.destroy()
}
