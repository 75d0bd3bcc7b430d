import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs'
import { mockClient } from 'aws-sdk-client-mock'
import { expect, test } from 'vitest'
import { openDepths } from './depths.ts'

const client = new SQSClient({ region: 'cn-north-1' })
const sqs = mockClient(client)
const attributes = (visible: number, underWay: number, delayed: number) => ({
  Attributes: {
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(underWay),
    ApproximateNumberOfMessagesDelayed: String(delayed),
  },
})

test('each queue is counted with its dead letters', async () => {
  sqs.on(GetQueueAttributesCommand, { QueueUrl: 'https://sqs/relay' }).resolves(attributes(4, 2, 1))
  sqs.on(GetQueueAttributesCommand, { QueueUrl: 'https://sqs/relay-dead' }).resolves(attributes(3, 0, 0))
  sqs.on(GetQueueAttributesCommand, { QueueUrl: 'https://sqs/sweep' }).resolves(attributes(0, 0, 0))
  sqs.on(GetQueueAttributesCommand, { QueueUrl: 'https://sqs/sweep-dead' }).resolves(attributes(0, 0, 0))
  const read = openDepths(
    {
      WATCHED_QUEUES:
        'Relay https://sqs/relay https://sqs/relay-dead\nSweep https://sqs/sweep https://sqs/sweep-dead',
    },
    client,
  )
  expect(await read()).toEqual([
    { name: 'Relay', waiting: 5, underWay: 2, deadLetters: 3 },
    { name: 'Sweep', waiting: 0, underWay: 0, deadLetters: 0 },
  ])
})
