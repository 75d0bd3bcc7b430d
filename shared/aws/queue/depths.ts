import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs'
import { type Environment, variable, watchedQueuesVariable } from '../../contracts/environment.ts'
import { openSdkClient } from '../sdk-client.ts'
import { standInOf } from '../stand-in.ts'

/** How full a queue is, about. */
export interface QueueDepth {
  readonly name: string
  /** Messages that wait, also for a delay to end. */
  readonly waiting: number
  readonly underWay: number
  readonly deadLetters: number
}

const attributes = ['', 'NotVisible', 'Delayed'].map(kind => `ApproximateNumberOfMessages${kind}` as const)

/** Counts the messages of the queues that the environment names: a line each, with name, URL, and URL of the dead letters. */
export function openDepths(
  environment: Environment,
  client = openSdkClient(SQSClient),
): () => Promise<QueueDepth[]> {
  if (standInOf(environment)) return async () => []
  const queues = variable(environment, watchedQueuesVariable)
    .split('\n')
    .map(line => line.split(' ') as [string, string, string])
  async function count(QueueUrl: string): Promise<{ waiting: number; underWay: number }> {
    const { Attributes = {} } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: attributes as never }),
    )
    const [visible, underWay, delayed] = attributes.map(name => Number(Attributes[name as never] ?? 0))
    return { waiting: (visible ?? 0) + (delayed ?? 0), underWay: underWay ?? 0 }
  }
  return () =>
    Promise.all(
      queues.map(async ([name, queue, deadLetters]) => {
        const [work, dead] = await Promise.all([count(queue), count(deadLetters)])
        return { name, ...work, deadLetters: dead.waiting + dead.underWay }
      }),
    )
}
