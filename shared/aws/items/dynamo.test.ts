import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, expect, test } from 'vitest'
import { dynamoDirectory } from '../../repositories/roster/directory.ts'
import { dynamoItems } from './dynamo.ts'

const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'local' }))
const dynamo = mockClient(client)
const table = { client, name: 'roster' }
const key = (i: number) => ({ pk: `YOUTH#y-${i}`, sk: 'CLAIMS' })
const keys = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => key(from + i))
const items = (from: number, to: number) => keys(from, to).map(each => ({ ...each, value: [] }))

beforeEach(() => dynamo.reset())

test('keys that DynamoDB left undone are asked again, and no call has more than a hundred', async () => {
  dynamo
    .on(BatchGetCommand)
    .resolvesOnce({
      Responses: { roster: items(0, 60) },
      UnprocessedKeys: { roster: { Keys: keys(60, 100) } },
    })
    .resolvesOnce({ Responses: { roster: items(100, 120) } })
    .resolvesOnce({ Responses: { roster: items(60, 100) } })
  const found = await dynamoItems(table).getMany(keys(0, 120))
  expect(new Set(found.map(({ pk }) => pk))).toEqual(new Set(keys(0, 120).map(({ pk }) => pk)))
  const asked = dynamo.commandCalls(BatchGetCommand).map(call => {
    const { Keys = [], ConsistentRead } = call.args[0].input.RequestItems?.roster ?? {}
    return [Keys.length, ConsistentRead]
  })
  expect(asked).toEqual([
    [100, true],
    [20, true],
    [40, true],
  ])
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
  dynamo.on(TransactWriteCommand).rejects(error)
  expect(await dynamoItems(table).transact([{ remove: key(1) }])).toBe(false)
})

test('any other refusal is one', async () => {
  const error = cancelled('ConditionalCheckFailed', 'ItemCollectionSizeLimitExceeded')
  dynamo.on(TransactWriteCommand).rejects(error)
  await expect(dynamoItems(table).transact([{ remove: key(1) }])).rejects.toBe(error)
})

test('the directory reads single items, consistently, and does nothing else', async () => {
  dynamo.on(GetCommand).resolves({})
  const directory = dynamoDirectory(table, () => new Date('2026-05-20T09:00:00+08:00'))
  await Promise.all([
    directory.readProfile('c-wang'),
    directory.readOrgPath('ls'),
    directory.readBase('b-hongxing'),
  ])
  expect(dynamo.commandCalls(GetCommand).map(call => call.args[0].input)).toEqual([
    { TableName: 'roster', Key: { pk: 'CADRE#c-wang', sk: 'PROFILE' }, ConsistentRead: true },
    { TableName: 'roster', Key: { pk: 'ORG#ls', sk: 'ORG' }, ConsistentRead: true },
    { TableName: 'roster', Key: { pk: 'BASE#b-hongxing', sk: 'BASE' }, ConsistentRead: true },
  ])
  expect(dynamo.calls()).toHaveLength(3)
})
