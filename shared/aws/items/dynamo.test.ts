import {
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { directoryOn, directoryReadsOn } from '../../repositories/roster/directory.ts'
import { dynamoItems } from './dynamo.ts'

const client = new DynamoDBClient({ region: 'local' })
const dynamo = mockClient(client)
const table = { client, name: 'roster' }
const key = (i: number) => ({ pk: `YOUTH#y-${i}`, sk: 'CLAIMS' })
const attributes = (i: number) => ({ pk: { S: `YOUTH#y-${i}` }, sk: { S: 'CLAIMS' } })
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)
const keys = (from: number, to: number) => numbers(from, to).map(key)
const left = (from: number, to: number) => ({ roster: { Keys: numbers(from, to).map(attributes) } })
const items = (from: number, to: number) => ({
  roster: numbers(from, to).map(n => ({ ...attributes(n), value: { L: [] } })),
})

beforeEach(() => dynamo.reset())
afterEach(() => vi.restoreAllMocks())

test('keys that DynamoDB left undone are asked again, and no call has more than a hundred', async () => {
  dynamo
    .on(BatchGetItemCommand)
    .resolvesOnce({
      Responses: items(0, 60),
      UnprocessedKeys: left(60, 100),
    })
    .resolvesOnce({ Responses: items(100, 120) })
    .resolvesOnce({ Responses: items(60, 100) })
  const found = await dynamoItems(table).getMany(keys(0, 120))
  expect(new Set(found.map(({ pk }) => pk))).toEqual(new Set(keys(0, 120).map(({ pk }) => pk)))
  const asked = dynamo.commandCalls(BatchGetItemCommand).map(call => {
    const { Keys = [], ConsistentRead } = call.args[0].input.RequestItems?.roster ?? {}
    return [Keys.length, ConsistentRead]
  })
  expect(asked).toEqual([
    [100, true],
    [20, true],
    [40, true],
  ])
})

test('keys that DynamoDB leaves undone again and again end as an error that says so', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
  dynamo.on(BatchGetItemCommand).resolves({ UnprocessedKeys: left(0, 3) })
  await expect(dynamoItems(table).getMany(keys(0, 3))).rejects.toMatchObject({
    name: 'ThrottlingException',
    message: '3 of 3 keys were left undone 10 times in a row',
  })
  expect(dynamo.calls()).toHaveLength(10)
})

test('at most four calls of a hundred keys are under way at once', async () => {
  let [now, most] = [0, 0]
  dynamo.on(BatchGetItemCommand).callsFake(async () => {
    most = Math.max(most, ++now)
    await new Promise(setImmediate)
    now--
    return {}
  })
  await dynamoItems(table).getMany(keys(0, 1000))
  expect([most, dynamo.calls().length]).toEqual([4, 10])
})

test('nothing is asked for no keys', async () => {
  expect(await dynamoItems(table).getMany([])).toEqual([])
  expect(dynamo.calls()).toHaveLength(0)
})

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: '',
    $metadata: {},
    CancellationReasons: codes.map(Code => ({ Code })),
  })

test.each([
  [cancelled('None', 'ConditionalCheckFailed')],
  [cancelled('TransactionConflict', 'None')],
  [cancelled('ThrottlingError', 'None')],
])('what another try may mend is no error: %s', async error => {
  dynamo.on(TransactWriteItemsCommand).rejects(error)
  expect(await dynamoItems(table).transact([{ remove: key(1) }])).toBe(false)
})

test('any other refusal is one', async () => {
  const error = cancelled('ConditionalCheckFailed', 'ItemCollectionSizeLimitExceeded')
  dynamo.on(TransactWriteItemsCommand).rejects(error)
  await expect(dynamoItems(table).transact([{ remove: key(1) }])).rejects.toBe(error)
})

test('the directory reads what it is asked for, consistently, and does nothing else', async () => {
  dynamo.on(GetItemCommand).resolves({}).on(BatchGetItemCommand).resolves({})
  const directory = directoryOn(
    directoryReadsOn(dynamoItems(table)),
    () => new Date('2026-05-20T09:00:00+08:00'),
  )
  await Promise.all([
    directory.readProfile('c-wang'),
    directory.readOrgPath('ls', '2026-05-20'),
    directory.readBase('b-hongxing'),
  ])
  expect(dynamo.commandCalls(GetItemCommand).map(call => call.args[0].input)).toEqual([
    { TableName: 'roster', Key: { pk: { S: 'CADRE#c-wang' }, sk: { S: 'PROFILE' } }, ConsistentRead: true },
    { TableName: 'roster', Key: { pk: { S: 'BASE#b-hongxing' }, sk: { S: 'BASE' } }, ConsistentRead: true },
  ])
  const Keys = [{ pk: { S: 'ORG#ls' }, sk: { S: 'ORG' } }]
  expect(dynamo.commandCalls(BatchGetItemCommand).map(call => call.args[0].input)).toEqual([
    { RequestItems: { roster: { Keys, ConsistentRead: true } } },
  ])
  expect(dynamo.calls()).toHaveLength(3)
})
