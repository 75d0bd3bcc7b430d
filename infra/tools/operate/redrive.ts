import { setTimeout } from 'node:timers/promises'
import {
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs'
import type { Outputs } from './open.ts'

/** A work queue with its dead letters. */
export interface Redrivable {
  readonly name: string
  /** URL of the queue that its dead letters go back to. */
  readonly queue: string
  readonly deadLetters: string
}

/** The queues of a stack, by the stack's outputs. */
export const redrivables = (outputs: Outputs): Redrivable[] =>
  Object.entries(outputs).flatMap(([output, deadLetters]) => {
    const [, name] = /^(\w+)DeadLettersUrl$/.exec(output) ?? []
    const queue = outputs[`${name}QueueUrl`]
    return name !== undefined && queue !== undefined ? [{ name, queue, deadLetters }] : []
  })

async function attributeOf(
  sqs: SQSClient,
  QueueUrl: string,
  name: 'QueueArn' | 'ApproximateNumberOfMessages',
) {
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [name] }))
  const value = Attributes?.[name]
  if (value === undefined) throw new Error(`${QueueUrl} does not tell its ${name}`)
  return value
}

/** How many dead letters a queue has, about. */
export const countDeadLetters = async (sqs: SQSClient, { deadLetters }: Redrivable): Promise<number> =>
  Number(await attributeOf(sqs, deadLetters, 'ApproximateNumberOfMessages'))

/**
 * Moves the dead letters of a queue back to it, as SQS does it by itself; `onProgress` hears how many went of how many.
 * The queue is named, since what a rule, a schedule or a stream put among the dead letters never lay in one.
 * @throws Error if SQS says that it failed; what it moved until then is moved.
 */
export async function redrive(
  sqs: SQSClient,
  { queue, deadLetters }: Redrivable,
  onProgress: (moved: number, of: number) => void = () => {},
  pause: () => Promise<unknown> = () => setTimeout(1_000),
): Promise<number> {
  const [SourceArn, DestinationArn] = await Promise.all(
    [deadLetters, queue].map(url => attributeOf(sqs, url, 'QueueArn')),
  )
  await sqs.send(new StartMessageMoveTaskCommand({ SourceArn, DestinationArn }))
  for (;;) {
    const { Results = [] } = await sqs.send(new ListMessageMoveTasksCommand({ SourceArn, MaxResults: 1 }))
    const [task] = Results
    const moved = task?.ApproximateNumberOfMessagesMoved ?? 0
    onProgress(moved, task?.ApproximateNumberOfMessagesToMove ?? moved)
    if (task?.Status === 'COMPLETED') return moved
    if (task?.Status !== 'RUNNING')
      throw new Error(
        `moved ${moved}, then it ${task?.Status ?? 'FAILED'}: ${task?.FailureReason ?? 'no reason'}`,
      )
    await pause()
  }
}
