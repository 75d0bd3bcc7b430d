import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import type { SQSEvent } from 'aws-lambda'

const client = new DynamoDBClient({})

/** Counts every event in the view of its item; refuses those of kind `refused`. */
export async function handler(event: SQSEvent) {
  const batchItemFailures: { itemIdentifier: string }[] = []
  for (const record of event.Records) {
    const { detail } = JSON.parse(record.body)
    if (detail.kind === 'refused') batchItemFailures.push({ itemIdentifier: record.messageId })
    else {
      await client.send(
        new UpdateItemCommand({
          TableName: process.env.VIEWS,
          Key: { id: { S: detail.id } },
          UpdateExpression: 'ADD seen :one',
          ExpressionAttributeValues: { ':one': { N: '1' } },
        }),
      )
    }
  }
  return { batchItemFailures }
}
