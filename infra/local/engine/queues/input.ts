import type { JsonObject } from '../../template/json.ts'
import { type Operation, ServiceError } from '../aws-json.ts'
import type { Queue } from './queue.ts'
import type { Queues } from './queues.ts'

/** What clients send, in one or another operation; none of it has been looked at. */
export interface SqsInput {
  QueueUrl?: string
  QueueName?: string
  QueueNamePrefix?: string
  AttributeNames?: string[]
  MessageSystemAttributeNames?: string[]
  MessageAttributeNames?: string[]
  MessageBody?: string
  MessageAttributes?: JsonObject
  DelaySeconds?: number
  MaxNumberOfMessages?: number
  WaitTimeSeconds?: number
  VisibilityTimeout?: number
  ReceiptHandle?: string
  SourceArn?: string
  DestinationArn?: string
  MaxResults?: number
  Id?: string
  Entries?: SqsInput[]
}

/** Operations of SQS by name. */
export type SqsOperations = Record<string, Operation<SqsInput>>

/** The queue of that name, or the error SQS gives. */
export function existing(queues: Queues, name: string | undefined): Queue {
  const queue = queues.byName(name ?? '')
  if (queue) return queue
  throw new ServiceError(
    'com.amazonaws.sqs#QueueDoesNotExist',
    'The specified queue does not exist.',
    'AWS.SimpleQueueService.NonExistentQueue',
  )
}

/** The queue a URL names. */
export function fromUrl(queues: Queues, url: string | undefined): Queue {
  return existing(queues, url?.split('/').at(-1))
}
