import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { LocalStack } from '../../local/stack.ts'
import { askLocal } from '../../tools/local-stack.ts'

/** Sends a message to a queue of the stack, by the output that names it, as a schedule does. */
export async function sendTo(
  stack: LocalStack,
  output: 'LakeQueueUrl' | 'MessagesQueueUrl',
  message: object,
): Promise<void> {
  const { environment: _, ...stacks } = await askLocal<Record<string, Record<string, string>>>(
    stack.baseUrl,
    'outputs',
  )
  const client = new SQSClient({
    endpoint: stack.endpoints.sqs,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const QueueUrl = Object.values(stacks)[0]?.[output]
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }))
  client.destroy()
}
