import {
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, expect, test } from 'vitest'
import { countDeadLetters, redrive } from './redrive.ts'

const client = new SQSClient({ region: 'cn-north-1' })
const sqs = mockClient(client)
const relay = { name: 'Relay', queue: 'https://sqs/relay', deadLetters: 'https://sqs/relay-dead' }
const arnOf: Readonly<Record<string, string>> = {
  'https://sqs/relay': 'arn:q',
  'https://sqs/relay-dead': 'arn:dead',
}

beforeEach(() => {
  sqs.reset()
  sqs.on(GetQueueAttributesCommand).callsFake(({ QueueUrl }) => ({
    Attributes: { QueueArn: arnOf[QueueUrl], ApproximateNumberOfMessages: '7' },
  }))
  sqs.on(StartMessageMoveTaskCommand).resolves({ TaskHandle: 'h' })
})
const task = (Status: string, moved: number, FailureReason?: string) => ({
  Results: [
    {
      Status,
      ApproximateNumberOfMessagesMoved: moved,
      ApproximateNumberOfMessagesToMove: 7,
      ...(FailureReason && { FailureReason }),
    },
  ],
})
const moving = (onProgress?: (moved: number, of: number) => void) =>
  redrive(client, relay, onProgress, async () => {})

test('dead letters go back to their queue, and progress is told', async () => {
  sqs.on(ListMessageMoveTasksCommand).resolvesOnce(task('RUNNING', 3)).resolves(task('COMPLETED', 7))
  const told: number[][] = []
  expect(await moving((...progress) => told.push(progress))).toBe(7)
  expect(told).toEqual([
    [3, 7],
    [7, 7],
  ])
  expect(sqs.commandCalls(StartMessageMoveTaskCommand).map(({ args: [{ input }] }) => input)).toEqual([
    { SourceArn: 'arn:dead', DestinationArn: 'arn:q' },
  ])
})

test('a move that fails is an error that says how far it went', async () => {
  sqs.on(ListMessageMoveTasksCommand).resolves(task('FAILED', 3, 'AccessDenied'))
  await expect(moving()).rejects.toThrow('moved 3, then it FAILED: AccessDenied')
})

test('depths are counted', async () => {
  expect(await countDeadLetters(client, relay)).toBe(7)
})
