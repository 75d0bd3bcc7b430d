import type { Clock } from '../../clock.ts'
import type { JsonObject } from '../../template/json.ts'

/** A queue as the template has it. Durations in seconds, as there. */
export interface Queue {
  name: string
  arn: string
  url: string
  visibilityTimeout: number
  delay: number
  retention: number
  maximumMessageSize: number
  receiveWait: number
  redrive: { deadLetterArn: string; maxReceiveCount: number } | undefined
}

/** What a sender gives. */
export interface NewMessage {
  body: string
  messageAttributes?: JsonObject
  delaySeconds?: number | undefined
}

/** A message as one receiver holds it. */
export interface ReceivedMessage {
  id: number
  messageId: string
  receipt: string
  body: string
  messageAttributes: JsonObject
  /** Milliseconds, of the machine's clock. */
  sentAt: number
  firstReceivedAt: number
  receiveCount: number
  /** ARN of the queue it failed in, when this is a dead-letter queue. */
  sourceArn: string | undefined
}

/** What SQS itself says of a message, by the stack's clock. */
export const systemAttributes = (message: ReceivedMessage, { offset }: Clock): Record<string, string> => ({
  SenderId: 'local',
  SentTimestamp: String(message.sentAt + offset),
  ApproximateReceiveCount: String(message.receiveCount),
  ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt + offset),
  ...(message.sourceArn === undefined ? {} : { DeadLetterQueueSourceArn: message.sourceArn }),
})

/** How many messages a queue holds. */
export interface Depth {
  visible: number
  inFlight: number
  delayed: number
}

/** A queue of the template with SQS's defaults for what isn't said. */
export function withDefaults(queue: Pick<Queue, 'name' | 'arn' | 'url'> & Partial<Queue>): Queue {
  return {
    visibilityTimeout: 30,
    delay: 0,
    retention: 345_600,
    maximumMessageSize: 1_048_576,
    receiveWait: 0,
    redrive: undefined,
    ...queue,
  }
}
