import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'

const client = new DynamoDBClient({})

/** Puts an item; the body is `{ kind? }`. */
export async function handler(event: APIGatewayProxyEventV2) {
  const body = JSON.parse(event.body ?? '{}')
  const id = event.pathParameters?.id ?? ''
  const Item = { id: { S: id }, kind: { S: body.kind ?? 'plain' } }
  await client.send(new PutItemCommand({ TableName: process.env.ITEMS, Item }))
  return { statusCode: 201, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ id }) }
}
