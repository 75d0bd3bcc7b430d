import { Duration, type Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { EventSourceMapping, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { FunctionDeclaration, QueueName, Subscription, Work } from '../../shared/contracts/function.ts'
import { encryptionKey } from './encryption.ts'
import { defaultTimeout } from './function.ts'
import { constructId } from './names.ts'

/** As long as SQS can: a consumer that is broken for days loses nothing. */
const retentionPeriod = Duration.days(14)

/** Tries before a message is a dead letter. */
const maxReceiveCount = 5

/** How every queue keeps its messages. */
const durable = (scope: Construct) => ({
  encryption: QueueEncryption.KMS,
  encryptionMasterKey: encryptionKey(scope),
  dataKeyReuse: Duration.hours(1),
  enforceSSL: true,
  retentionPeriod,
})

/** Where messages end that nobody could work on; watched by an alarm. */
export class DeadLetters extends Queue {
  constructor(scope: Construct, id: string) {
    super(scope, id, durable(scope))
  }
}

/** A queue and the place for what its consumer cannot take. */
export interface QueuePair {
  readonly queue: Queue
  readonly deadLetters: DeadLetters
}

/** A queue for one consumer: a message stays hidden for six of the consumer's timeouts and the gathering of a batch. */
export function createQueue(
  stack: Stack,
  name: string,
  { timeout = defaultTimeout, window }: Pick<FunctionDeclaration, 'timeout'> & Pick<Work, 'window'>,
): QueuePair {
  const deadLetters = new DeadLetters(stack, constructId(name, 'dead letters'))
  const queue = new Queue(stack, constructId(name, 'queue'), {
    ...durable(stack),
    visibilityTimeout: Duration.seconds(6 * timeout + window),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount },
  })
  return { queue, deadLetters }
}

/** Feeds the function from the queue. */
export function takeFrom({ queue }: QueuePair, fn: LambdaFunction, how: Work | Subscription): void {
  fn.addToRolePolicy(
    new PolicyStatement({
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resources: [queue.queueArn],
    }),
  )
  // A mapping that changed its name could not be made beside the one that is there.
  const id = fn.node.tryFindChild('Queue') ? queue.node.id : 'Queue'
  new EventSourceMapping(fn, id, {
    target: fn,
    eventSourceArn: queue.queueArn,
    batchSize: how.batchSize,
    maxBatchingWindow: Duration.seconds(how.window),
    maxConcurrency: how.maxConcurrency,
    reportBatchItemFailures: true,
  })
}

/** The work queues, by name. */
export type WorkQueues = (name: QueueName) => QueuePair

/** Work queues, each made when it is first named, to suit the function that takes from it. */
export function createWorkQueues(stack: Stack, functions: readonly FunctionDeclaration[]): WorkQueues {
  const queues = new Map<QueueName, QueuePair>()
  return name => {
    const takers = functions.flatMap(taker => (taker.work ?? []).map(how => ({ ...taker, ...how })))
    const taker = takers.find(({ queue }) => queue === name) ?? { window: 0 }
    const pair = queues.get(name) ?? createQueue(stack, name, taker)
    queues.set(name, pair)
    return pair
  }
}
