import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LocalStack } from './stack.ts'
import { putItem, queueUrl, readViews, startFixture } from './testing/fixture.ts'

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
let stack: LocalStack
let sqs: SQSClient
let token: string

beforeAll(async () => {
  stack = await startFixture()
  sqs = new SQSClient({ endpoint: stack.endpoints.sqs, region: 'local', credentials })
  token = await stack.token({ sub: 'tester' })
})

afterAll(async () => {
  sqs?.destroy()
  await stack?.stop()
})

test('what is put through the API comes out in the views, once each', async () => {
  const ids = Array.from({ length: 30 }, (_, index) => `flow-${index}`)
  const statuses = await Promise.all(ids.map(id => putItem(stack.baseUrl, token, id)))
  await stack.idle()
  expect(new Set(statuses)).toEqual(new Set([201]))
  const views = await readViews(stack)
  expect(ids.map(id => views[id])).toEqual(ids.map(() => 1))
})

test('what the rule’s pattern excludes stays out', async () => {
  await putItem(stack.baseUrl, token, 'silent-1', 'silent')
  await stack.idle()
  expect(await readViews(stack)).not.toHaveProperty('silent-1')
})

test('a poison record ends in the stream’s failure queue, its neighbours unharmed', async () => {
  const kinds = { p1: 'plain', p2: 'plain', p3: 'poison', p4: 'plain', p5: 'plain' }
  await Promise.all(Object.entries(kinds).map(([id, kind]) => putItem(stack.baseUrl, token, id, kind)))
  await stack.idle()
  const views = await readViews(stack)
  expect(Object.keys(kinds).filter(id => views[id] === 1)).toEqual(['p1', 'p2', 'p4', 'p5'])

  const QueueUrl = await queueUrl(stack, 'Fixture-RelayFailures')
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }))
  expect(Messages).toHaveLength(1)
  const report = JSON.parse(Messages[0]?.Body ?? '')
  expect(report).toMatchObject({
    version: '1.0',
    requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    DDBStreamBatchInfo: { batchSize: 1 },
  })
  const { startSequenceNumber, endSequenceNumber, streamArn } = report.DDBStreamBatchInfo
  expect(startSequenceNumber).toBe(endSequenceNumber)
  expect(streamArn).toContain('/stream/')
})

test('a refused message of a batch ends in the dead-letter queue, the others don’t; redrive works, also twice', async () => {
  const QueueUrl = await queueUrl(stack, 'Fixture-ProjectWork')
  const DeadUrl = await queueUrl(stack, 'Fixture-ProjectFailures')
  const body = (id: string, kind: string) => JSON.stringify({ detail: { id, kind } })
  await sqs.send(
    new SendMessageBatchCommand({
      QueueUrl,
      Entries: [
        { Id: 'a', MessageBody: body('batch-a', 'plain') },
        { Id: 'b', MessageBody: body('batch-b', 'refused') },
        { Id: 'c', MessageBody: body('batch-c', 'plain') },
      ],
    }),
  )
  await stack.idle()
  const views = await readViews(stack)
  expect([views['batch-a'], views['batch-b'], views['batch-c']]).toEqual([1, undefined, 1])

  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: DeadUrl,
      AttributeNames: ['QueueArn', 'ApproximateNumberOfMessages'],
    }),
  )
  const SourceArn = Attributes?.QueueArn ?? ''
  expect(Attributes?.ApproximateNumberOfMessages).toBe('1')
  for (const round of [1, 2]) {
    await sqs.send(new StartMessageMoveTaskCommand({ SourceArn }))
    await stack.idle()
    const { Results } = await sqs.send(new ListMessageMoveTasksCommand({ SourceArn, MaxResults: 10 }))
    expect(Results).toHaveLength(round)
    expect(Results?.[0]).toMatchObject({ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 1 })
  }
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl: DeadUrl, MessageSystemAttributeNames: ['All'] }),
  )
  expect(JSON.parse(Messages[0]?.Body ?? '').detail.id).toBe('batch-b')
  expect(Messages[0]?.Attributes?.DeadLetterQueueSourceArn).toMatch(/ProjectWork/)
})

test('SQS: receipts, delays, long polling and visibility', async () => {
  const QueueUrl = await queueUrl(stack, 'loose')
  const MessageAttributes = { origin: { DataType: 'String', StringValue: 'test' } }
  const waiting = sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      WaitTimeSeconds: 20,
      VisibilityTimeout: 0,
      MessageAttributeNames: ['All'],
    }),
  )
  await sqs.send(
    new SendMessageCommand({ QueueUrl, MessageBody: '你好', MessageAttributes, DelaySeconds: 1 }),
  )
  const [first] = (await waiting).Messages ?? []
  expect(first?.Body).toBe('你好')
  expect(first?.MessageAttributes).toEqual(MessageAttributes)

  const again = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MessageSystemAttributeNames: ['All'] }))
  expect(again.Messages?.[0]?.Attributes?.ApproximateReceiveCount).toBe('2')
  expect((await sqs.send(new ReceiveMessageCommand({ QueueUrl }))).Messages).toBeUndefined()
  // The first receipt is no longer the latest.
  await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first?.ReceiptHandle ?? '' }))
  expect((await stack.status()).queues.loose?.inFlight).toBe(1)
  await sqs.send(
    new DeleteMessageCommand({ QueueUrl, ReceiptHandle: again.Messages?.[0]?.ReceiptHandle ?? '' }),
  )
  expect((await stack.status()).queues.loose).toEqual({
    visible: 0,
    inFlight: 0,
    delayed: 0,
    deadLetter: false,
  })

  const nowhere = new SendMessageCommand({ QueueUrl: `${QueueUrl}-not`, MessageBody: 'x' })
  await expect(sqs.send(nowhere)).rejects.toMatchObject({ name: 'QueueDoesNotExist' })
})

test('PutEvents: one bad entry fails alone; too many or too much fail all', async () => {
  const client = new EventBridgeClient({ endpoint: stack.endpoints.events, region: 'local', credentials })
  const entry = { Source: 'test', DetailType: 'thing', Detail: '{}' }
  const mixed = await client.send(
    new PutEventsCommand({ Entries: [entry, { ...entry, Detail: '[1]' }, { ...entry, Source: '' }] }),
  )
  expect(mixed.FailedEntryCount).toBe(2)
  expect(mixed.Entries?.map(each => each.ErrorCode ?? typeof each.EventId)).toEqual([
    'string',
    'MalformedDetail',
    'InvalidArgument',
  ])
  const eleven = new PutEventsCommand({ Entries: Array.from({ length: 11 }, () => entry) })
  await expect(client.send(eleven)).rejects.toMatchObject({ name: 'ValidationException' })
  const large = new PutEventsCommand({
    Entries: [{ ...entry, Detail: JSON.stringify({ x: 'x'.repeat(1_048_576) }) }],
  })
  await expect(client.send(large)).rejects.toMatchObject({ name: 'ValidationException' })
  client.destroy()
})
