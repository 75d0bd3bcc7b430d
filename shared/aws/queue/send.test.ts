import { SendMessageBatchCommand, type SendMessageBatchCommandInput, SQSClient } from '@aws-sdk/client-sqs'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, expect, test } from 'vitest'
import { openQueue } from './send.ts'

const client = new SQSClient({ region: 'cn-north-1' })
const sqs = mockClient(client)
const send = openQueue({ QUEUE_ASSESSMENT: 'https://sqs.example/work' }, 'assessment', client)
const numbers = (count: number) => Array.from({ length: count }, (_, n) => ({ n }))
const batches = () =>
  sqs
    .commandCalls(SendMessageBatchCommand)
    .map(({ args: [{ input }] }) =>
      (input.Entries ?? []).map(({ MessageBody = '' }) => JSON.parse(MessageBody).n),
    )

beforeEach(() => {
  sqs.reset()
  sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] })
})

test.each([
  [0, []],
  [1, [1]],
  [10, [10]],
  [11, [10, 1]],
  [25, [10, 10, 5]],
])('%i messages go in batches of %j', async (count, sizes) => {
  await send(numbers(count))
  expect(batches().map(batch => batch.length)).toEqual(sizes)
  expect(batches().flat()).toEqual(numbers(count).map(({ n }) => n))
})

test('entries of a batch have different ids and go to the queue of the environment', async () => {
  await send(numbers(10))
  const input = sqs.commandCalls(SendMessageBatchCommand)[0]?.args[0].input as SendMessageBatchCommandInput
  expect(input.QueueUrl).toBe('https://sqs.example/work')
  expect(new Set(input.Entries?.map(({ Id }) => Id)).size).toBe(10)
})

test('an entry that SQS refuses is an error, so that whoever sent tries again', async () => {
  sqs
    .on(SendMessageBatchCommand)
    .resolvesOnce({ Successful: [], Failed: [] })
    .resolvesOnce({
      Successful: [{ Id: '0', MessageId: 'x', MD5OfMessageBody: 'x' }],
      Failed: [{ Id: '1', Code: 'InternalError', SenderFault: false }],
    })
  await expect(send(numbers(12))).rejects.toThrow('SQS refused 1 messages: InternalError')
})

test('an unreachable queue is an error', async () => {
  sqs.on(SendMessageBatchCommand).rejects(new Error('away'))
  await expect(send(numbers(1))).rejects.toThrow('away')
})

test('without its queue a function does not start', () => {
  expect(() => openQueue({}, 'assessment', client)).toThrow('QUEUE_ASSESSMENT')
})
