import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'

const client = new DynamoDBClient({})

/** Writes down for when it was scheduled, and when it ran. */
export async function handler(event: { scheduledFor: string }) {
  const Item = { id: { S: `tick ${event.scheduledFor}` }, ranAt: { S: new Date().toISOString() } }
  await client.send(new PutItemCommand({ TableName: process.env.VIEWS, Item }))
}
