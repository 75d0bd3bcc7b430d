import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import type { DynamoDBStreamEvent } from 'aws-lambda'

const client = new EventBridgeClient({})

/** Publishes every new item; fails the whole batch at an item of kind `poison`. */
export async function handler(event: DynamoDBStreamEvent) {
  const Entries = event.Records.map(record => {
    const { id, kind } = record.dynamodb?.NewImage ?? {}
    if (kind?.S === 'poison') throw new TypeError(`${id?.S} is poison`)
    return {
      EventBusName: process.env.BUS,
      Source: 'fixture',
      DetailType: 'item',
      Detail: JSON.stringify({ id: id?.S, kind: kind?.S }),
    }
  })
  const result = await client.send(new PutEventsCommand({ Entries }))
  if (result.FailedEntryCount) throw new Error(JSON.stringify(result.Entries))
}
