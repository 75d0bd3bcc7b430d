import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import type { Context } from '../../contracts/environment.ts'
import { log } from '../../telemetry/log.ts'
import { entityIds, type Trace, traced } from '../../telemetry/trace.ts'

/** How the messages of a batch are understood and worked on. */
export interface Consumer<T> {
  /** Reads a message's body; throws on what it cannot read, which is left to the dead-letter queue. */
  readonly read: (body: unknown) => T
  /** Messages with the same key are worked on together, and fail together. */
  readonly key: (message: T) => string
  readonly work: (messages: readonly [T, ...T[]], delivery: Delivery) => Promise<void>
}

/** How messages came. */
interface Delivery {
  /** How often the message that came most often was handed out, this time included. */
  readonly receives: number
  /** Tells how much time the function has left. */
  readonly context: Context | undefined
}

/** Messages that are worked on together. */
interface Group<T> {
  readonly ids: string[]
  readonly messages: [T, ...T[]]
  /** Those of the messages, each once. */
  readonly correlationIds: Set<string>
  receives: number
}

/** Correlation ids that a line says beside the first. */
const mostOthers = 20

/** The work goes on under the first message's id; what is logged says those of its companions, too. */
function traceOf<T>({ correlationIds, messages }: Group<T>): Trace {
  const [correlationId, ...others] = correlationIds
  const besides = others.slice(0, mostOthers)
  return { correlationId, fields: { ...entityIds(messages[0]), ...(besides.length > 0 && { besides }) } }
}

/** A body without the correlation id: of a message from the bus it stands in the detail, of one sent to a queue beside. */
function envelope(text: string): { body: unknown; correlationId: string | undefined } {
  const body = JSON.parse(text)
  const { correlationId, ...rest } = Object(body)
  if (correlationId !== undefined) return { body: rest, correlationId }
  const { correlationId: ofEvent, ...detail } = Object(rest.detail)
  return ofEvent === undefined
    ? { body, correlationId: undefined }
    : { body: { ...rest, detail }, correlationId: ofEvent }
}

/**
 * Works on a batch from a queue: what fails is reported message by message, its neighbours proceed.
 * After the queue's `maxReceiveCount` tries SQS moves what keeps failing to the dead-letter queue.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export async function consume<T>(
  { Records }: SQSEvent,
  consumer: Consumer<T>,
  context?: Context,
): Promise<SQSBatchResponse> {
  const failed: string[] = []
  const groups = new Map<string, Group<T>>()
  for (const { messageId, body: text, attributes } of Records) {
    try {
      const { body, correlationId } = envelope(text)
      const message = consumer.read(body)
      const key = consumer.key(message)
      const known = groups.get(key)
      known?.messages.push(message)
      const group = known ?? { ids: [], messages: [message], correlationIds: new Set<string>(), receives: 1 }
      groups.set(key, group)
      group.ids.push(messageId)
      if (correlationId !== undefined) group.correlationIds.add(correlationId)
      group.receives = Math.max(group.receives, Number(attributes?.ApproximateReceiveCount ?? 1))
    } catch (error) {
      log.error('message cannot be read', error, { messageId })
      failed.push(messageId)
    }
  }
  const workOn = async (key: string, { ids, messages, receives }: Group<T>) => {
    try {
      await consumer.work(messages, { receives, context })
    } catch (error) {
      log.error('work failed', error, { key, messages: ids.length })
      failed.push(...ids)
    }
  }
  await Promise.all([...groups].map(([key, group]) => traced(traceOf(group), () => workOn(key, group))))
  return { batchItemFailures: failed.map(itemIdentifier => ({ itemIdentifier })) }
}

/** A function that works on batches from a queue, as {@link consume} does. */
export const consuming =
  <T>(consumer: Consumer<T>) =>
  (event: SQSEvent, context?: Context): Promise<SQSBatchResponse> =>
    consume(event, consumer, context)
