import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import type { SQSEvent } from 'aws-lambda'

const client = new DynamoDBClient({})

/** Writes down for when it was scheduled, and when it ran. */
export async function handler(event: SQSEvent) {
  for (const { body } of event.Records) {
    const { scheduledFor } = JSON.parse(body)
    const Item = { id: { S: `tick ${scheduledFor}` }, ranAt: { S: new Date().toISOString() } }
    await client.send(new PutItemCommand({ TableName: process.env.VIEWS, Item }))
  }
}
