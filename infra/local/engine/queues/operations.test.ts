import { expect, test } from 'vitest'
import { createClock } from '../../clock.ts'
import type { JsonObject } from '../../template/json.ts'
import { openStore } from '../store.ts'
import type { SqsInput } from './input.ts'
import { sqsOperations } from './operations.ts'
import { withDefaults } from './queue.ts'
import { openQueues } from './queues.ts'

const queues = openQueues(openStore(undefined))
for (const name of ['work', 'other'])
  queues.declare(withDefaults({ name, arn: `arn:aws:sqs:local:0:${name}`, url: `http://127.0.0.1/${name}` }))
const operations = sqsOperations(queues, createClock())

/** What SQS answers, or the name of its error. */
async function call(name: string, input: SqsInput): Promise<JsonObject | string> {
  try {
    const operation = operations[name]
    if (!operation) throw new Error(`no operation ${name}`)
    return await operation({ QueueUrl: 'http://127.0.0.1/work', ...input }, new AbortController().signal)
  } catch (error) {
    return (error as { queryCode?: string }).queryCode ?? String(error)
  }
}

const tooManyAttributes = Object.fromEntries(
  Array.from({ length: 11 }, (_, index) => [`a${index}`, { DataType: 'String', StringValue: 'x' }]),
)

test.each<[string, SqsInput, string]>([
  ['SendMessage', { MessageBody: 'x', DelaySeconds: 901 }, 'InvalidParameterValue'],
  ['SendMessage', { MessageBody: 'x', DelaySeconds: -1 }, 'InvalidParameterValue'],
  ['SendMessage', { MessageBody: 'x', DelaySeconds: 1.5 }, 'InvalidParameterValue'],
  ['SendMessage', { MessageBody: '' }, 'MissingParameter'],
  ['SendMessage', {}, 'MissingParameter'],
  ['SendMessage', { MessageBody: 'a\u0001' }, 'InvalidMessageContents'],
  ['SendMessage', { MessageBody: '\uD800' }, 'InvalidMessageContents'],
  ['SendMessage', { MessageBody: '\uFFFE' }, 'InvalidMessageContents'],
  ['SendMessage', { MessageBody: '字'.repeat(349_526) }, 'InvalidParameterValue'],
  ['SendMessage', { MessageBody: 'x', MessageAttributes: tooManyAttributes }, 'InvalidParameterValue'],
  [
    'SendMessage',
    { MessageBody: 'x', MessageAttributes: { a: { DataType: 'String', StringValue: '\u0000' } } },
    'InvalidMessageContents',
  ],
  ['ReceiveMessage', { MaxNumberOfMessages: 11 }, 'InvalidParameterValue'],
  ['ReceiveMessage', { MaxNumberOfMessages: 0 }, 'InvalidParameterValue'],
  ['ReceiveMessage', { WaitTimeSeconds: 21 }, 'InvalidParameterValue'],
  ['ReceiveMessage', { VisibilityTimeout: 43_201 }, 'InvalidParameterValue'],
  ['DeleteMessage', { ReceiptHandle: 'invented' }, 'ReceiptHandleIsInvalid'],
  ['DeleteMessage', {}, 'ReceiptHandleIsInvalid'],
  ['ChangeMessageVisibility', { ReceiptHandle: 'invented', VisibilityTimeout: 1 }, 'ReceiptHandleIsInvalid'],
  ['ChangeMessageVisibility', { ReceiptHandle: 'x', VisibilityTimeout: 43_201 }, 'InvalidParameterValue'],
  ['SendMessageBatch', { Entries: [] }, 'AWS.SimpleQueueService.EmptyBatchRequest'],
  [
    'SendMessageBatch',
    { Entries: [{ Id: 'a b', MessageBody: 'x' }] },
    'AWS.SimpleQueueService.InvalidBatchEntryId',
  ],
])('%s %j is refused', async (name, input, code) => {
  expect(await call(name, input)).toBe(code)
})

test('a bad entry of a batch fails alone', async () => {
  const Entries = [
    { Id: 'good', MessageBody: 'kept\t\n\r\u{1F600}' },
    { Id: 'late', MessageBody: 'x', DelaySeconds: 901 },
    { Id: 'raw', MessageBody: '\u0001' },
  ]
  expect(await call('SendMessageBatch', { Entries })).toMatchObject({
    Successful: [{ Id: 'good' }],
    Failed: [
      { Id: 'late', Code: 'InvalidParameterValue', SenderFault: true },
      { Id: 'raw', Code: 'InvalidMessageContents', SenderFault: true },
    ],
  })
  await call('PurgeQueue', {})
})

test('a receipt is good for its own queue, and deletes nothing once it is not the latest', async () => {
  await call('SendMessage', { MessageBody: 'once' })
  const receive = async () => {
    const { Messages } = (await call('ReceiveMessage', { VisibilityTimeout: 0 })) as {
      Messages: { ReceiptHandle: string }[]
    }
    return Messages[0]?.ReceiptHandle ?? ''
  }
  const first = await receive()
  expect(await call('DeleteMessage', { QueueUrl: 'http://127.0.0.1/other', ReceiptHandle: first })).toBe(
    'ReceiptHandleIsInvalid',
  )
  const second = await receive()
  expect(await call('DeleteMessage', { ReceiptHandle: first })).toEqual({})
  expect(queues.depth(queues.byName('work') as never).visible).toBe(1)
  expect(await call('DeleteMessage', { ReceiptHandle: second })).toEqual({})
  expect(queues.depth(queues.byName('work') as never).visible).toBe(0)
  expect(await call('ChangeMessageVisibility', { ReceiptHandle: second, VisibilityTimeout: 9 })).toBe(
    'InvalidParameterValue',
  )
})
