import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs'
import { type Environment, queueVariable, variable } from '../../contracts/environment.ts'
import type { QueueName } from '../../contracts/function.ts'
import { inChunks } from '../../in-chunks.ts'
import { currentTrace } from '../../telemetry/trace.ts'
import { openSdkClient } from '../sdk-client.ts'
import { standInOf } from '../stand-in.ts'

/** Puts messages into a work queue, to be taken after `delay` seconds (900 at most); resolves when all are in. */
export type Send = (messages: readonly unknown[], delay?: number) => Promise<void>

/** SendMessageBatch takes at most 10 entries. */
const entriesPerCall = 10

/** Sends to a queue, with the correlation id. @throws Error if an entry was refused; those before it may be in. */
export function openQueue(
  environment: Environment,
  queue: QueueName,
  client: Pick<SQSClient, 'send'> = standInOf(environment)?.queue(queue) ?? openSdkClient(SQSClient),
): Send {
  const QueueUrl = standInOf(environment) ? queue : variable(environment, queueVariable(queue))
  return async (messages, delay) => {
    const correlationId = currentTrace()?.correlationId
    const body = (message: unknown) =>
      JSON.stringify(correlationId === undefined ? message : { ...Object(message), correlationId })
    for (const some of inChunks(messages, entriesPerCall)) {
      const Entries = some.map((message, index) => ({
        Id: String(index),
        MessageBody: body(message),
        ...(delay !== undefined && { DelaySeconds: Math.min(900, Math.round(delay)) }),
      }))
      const { Failed } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }))
      if (Failed?.length) throw new Error(`SQS refused ${Failed.length} messages: ${Failed[0]?.Code}`)
    }
  }
}
