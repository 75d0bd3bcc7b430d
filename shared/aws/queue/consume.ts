import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { log } from '../../log.ts'

/** How the messages of a batch are understood and worked on. */
export interface Consumer<T> {
  /** Reads a message's body; throws on what it cannot read, which is left to the dead-letter queue. */
  readonly read: (body: unknown) => T
  /** Messages with the same key are worked on together, and fail together. */
  readonly key: (message: T) => string
  readonly work: (messages: readonly T[]) => Promise<void>
}

/**
 * Works on a batch from a queue: what fails is reported message by message, its neighbours proceed.
 * After the queue's `maxReceiveCount` tries SQS moves what keeps failing to the dead-letter queue.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export async function consume<T>({ Records }: SQSEvent, consumer: Consumer<T>): Promise<SQSBatchResponse> {
  const failed: string[] = []
  const groups = new Map<string, { ids: string[]; messages: T[] }>()
  for (const { messageId, body } of Records) {
    try {
      const message = consumer.read(JSON.parse(body))
      const key = consumer.key(message)
      const group = groups.get(key) ?? { ids: [], messages: [] }
      groups.set(key, group)
      group.ids.push(messageId)
      group.messages.push(message)
    } catch (error) {
      log.error('message cannot be read', error, { messageId })
      failed.push(messageId)
    }
  }
  await Promise.all(
    [...groups].map(async ([key, { ids, messages }]) => {
      try {
        await consumer.work(messages)
      } catch (error) {
        log.error('work failed', error, { key, messages: ids.length })
        failed.push(...ids)
      }
    }),
  )
  return { batchItemFailures: failed.map(itemIdentifier => ({ itemIdentifier })) }
}
