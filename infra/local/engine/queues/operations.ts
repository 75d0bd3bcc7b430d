import type { Clock } from '../../clock.ts'
import type { JsonObject } from '../../template/json.ts'
import { ServiceError } from '../aws-json.ts'
import { existing, fromUrl, type SqsInput, type SqsOperations } from './input.ts'
import { checkMessage, checkNumbers, invalidValue } from './limits.ts'
import { md5 } from './md5.ts'
import { moveOperations } from './moves.ts'
import { operationsOnMany } from './operations-batch.ts'
import { type Queue, type ReceivedMessage, systemAttributes } from './queue.ts'
import type { Queues } from './queues.ts'

/** The operations of SQS that clients may call. */
export function sqsOperations(queues: Queues, clock: Clock): SqsOperations {
  const single: SqsOperations = {
    GetQueueUrl: ({ QueueName }) => ({ QueueUrl: existing(queues, QueueName).url }),
    ListQueues: ({ QueueNamePrefix = '' }) => ({
      QueueUrls: queues
        .list()
        .filter(queue => queue.name.startsWith(QueueNamePrefix))
        .map(queue => queue.url),
    }),
    GetQueueAttributes: ({ QueueUrl, AttributeNames }) => ({
      Attributes: attributesOf(queues, fromUrl(queues, QueueUrl), AttributeNames ?? []),
    }),
    SendMessage: ({ QueueUrl, MessageBody, MessageAttributes, DelaySeconds }) => {
      const queue = fromUrl(queues, QueueUrl)
      checkNumbers({ DelaySeconds })
      const messageAttributes = MessageAttributes ?? {}
      const body = checkMessage(queue, MessageBody, messageAttributes)
      const MessageId = queues.send(queue, { body, messageAttributes, delaySeconds: DelaySeconds })
      return { MessageId, MD5OfMessageBody: md5(body) }
    },
    ReceiveMessage: async (input, signal) => {
      const queue = fromUrl(queues, input.QueueUrl)
      checkNumbers(input)
      const messages = await receive(queues, queue, input, signal)
      return messages.length === 0 ? {} : { Messages: messages.map(message => toWire(message, input, clock)) }
    },
    DeleteMessage: ({ QueueUrl, ReceiptHandle = '' }) => {
      const queue = fromUrl(queues, QueueUrl)
      checkReceipt(queues, queue, ReceiptHandle)
      queues.remove(queue, [ReceiptHandle])
      return {}
    },
    ChangeMessageVisibility: ({ QueueUrl, ReceiptHandle = '', VisibilityTimeout = 0 }) => {
      const queue = fromUrl(queues, QueueUrl)
      checkNumbers({ VisibilityTimeout })
      checkReceipt(queues, queue, ReceiptHandle)
      if (!queues.changeVisibility(queue, ReceiptHandle, VisibilityTimeout))
        throw invalidValue(
          `Value ${ReceiptHandle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not ` +
            'available for visibility timeout change.',
        )
      return {}
    },
    PurgeQueue: ({ QueueUrl }) => {
      queues.purge(fromUrl(queues, QueueUrl))
      return {}
    },
  }
  return { ...single, ...operationsOnMany(single, queues), ...moveOperations(queues, clock) }
}

function checkReceipt(queues: Queues, queue: Queue, receipt: string): void {
  if (queues.knows(queue, receipt)) return
  throw new ServiceError(
    'com.amazonaws.sqs#ReceiptHandleIsInvalid',
    'The input receipt handle is invalid.',
    'ReceiptHandleIsInvalid',
  )
}

async function receive(
  queues: Queues,
  queue: Queue,
  input: SqsInput,
  signal: AbortSignal,
): Promise<ReceivedMessage[]> {
  const most = input.MaxNumberOfMessages ?? 1
  const deadline = Date.now() + (input.WaitTimeSeconds ?? queue.receiveWait) * 1000
  for (;;) {
    const messages = queues.receive(queue, most, input.VisibilityTimeout)
    const remaining = deadline - Date.now()
    if (messages.length > 0 || remaining <= 0 || signal.aborted) return messages
    await queues.arrival(queue, remaining, signal)
    if (signal.aborted) return []
  }
}

function toWire(message: ReceivedMessage, input: SqsInput, clock: Clock): JsonObject {
  const wanted: string[] = [...(input.AttributeNames ?? []), ...(input.MessageSystemAttributeNames ?? [])]
  const chosen = Object.entries(systemAttributes(message, clock)).filter(
    ([name]) => wanted.includes('All') || wanted.includes(name),
  )
  const names: string[] = input.MessageAttributeNames ?? []
  const own = Object.entries(message.messageAttributes).filter(
    ([name]) => names.includes('All') || names.includes('.*') || names.includes(name),
  )
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receipt,
    Body: message.body,
    MD5OfBody: md5(message.body),
    ...(chosen.length > 0 ? { Attributes: Object.fromEntries(chosen) } : {}),
    ...(own.length > 0 ? { MessageAttributes: Object.fromEntries(own) } : {}),
  }
}

function attributesOf(queues: Queues, queue: Queue, names: string[]): JsonObject {
  const depth = queues.depth(queue)
  const all: Record<string, string> = {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(depth.visible),
    ApproximateNumberOfMessagesNotVisible: String(depth.inFlight),
    ApproximateNumberOfMessagesDelayed: String(depth.delayed),
    VisibilityTimeout: String(queue.visibilityTimeout),
    DelaySeconds: String(queue.delay),
    MessageRetentionPeriod: String(queue.retention),
    MaximumMessageSize: String(queue.maximumMessageSize),
    ReceiveMessageWaitTimeSeconds: String(queue.receiveWait),
  }
  if (queue.redrive) {
    const { deadLetterArn: deadLetterTargetArn, maxReceiveCount } = queue.redrive
    all.RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount })
  }
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => names.includes('All') || names.includes(name)),
  )
}
