import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'

const client = new DynamoDBClient({})

/** Puts an item; the body is `{ poison?, refuse? }`. */
export async function handler(event: any) {
  const body = JSON.parse(event.body ?? '{}')
  const id = event.pathParameters.id
  const Item = { id: { S: id }, kind: { S: body.kind ?? 'plain' } }
  await client.send(new PutItemCommand({ TableName: process.env['ITEMS'], Item }))
  return { statusCode: 201, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ id }) }
}
