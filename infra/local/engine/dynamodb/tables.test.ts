import { expect, test } from 'vitest'
import { openShard } from '../streams/shard.ts'
import { type Call, DynamoError } from './call.ts'
import { ensureTable, type TableWanted, withoutMark } from './tables.ts'

const wanted: TableWanted = {
  TableName: 'things',
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
}
const mark = { pk: { S: '_local/beginning' } }

/** A DynamoDB that has the table or not; what it was asked for. */
function dynamo(existing: boolean) {
  const calls: [operation: string | undefined, input: object][] = []
  const call = (async (target: string, input: object) => {
    const operation = target.split('.')[1]
    calls.push([operation, input])
    if (operation === 'DescribeTable' && !existing) throw new DynamoError('ResourceNotFoundException', '')
    return { Table: { ...wanted, LatestStreamArn: 'arn' }, TableDescription: { LatestStreamArn: 'arn' } }
  }) as Call
  return { call, calls, operations: () => calls.map(([operation]) => operation) }
}

test('the stream of a new table begins with a record of its own', async () => {
  const { call, calls, operations } = dynamo(false)
  expect(await ensureTable(call, wanted)).toBe('arn')
  expect(operations()).toEqual(['DescribeTable', 'CreateTable', 'PutItem', 'DeleteItem'])
  expect(calls.slice(2).map(([, input]) => input)).toEqual([
    { TableName: 'things', Item: mark },
    { TableName: 'things', Key: mark },
  ])
})

test('a mark that a killed start has left goes at the next one', async () => {
  const { call, operations } = dynamo(true)
  await ensureTable(call, wanted)
  expect(operations()).toEqual(['DescribeTable', 'DeleteItem'])
})

test('a table without a stream, or with keys that are no texts, is not marked', async () => {
  const { StreamSpecification: _, ...plain } = wanted
  const numbered = { ...wanted, AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'N' }] }
  for (const table of [plain, numbered]) {
    const { call, operations } = dynamo(false)
    await ensureTable(call, table)
    expect(operations()).toEqual(['DescribeTable', 'CreateTable'])
  }
})

test('nobody sees the mark in the stream', async () => {
  const record = (Keys: object, SequenceNumber: string) => ({
    eventID: SequenceNumber,
    dynamodb: { Keys, SequenceNumber },
  })
  const Records = [record(mark, '1'), record({ pk: { S: 'lamp' } }, '2'), record(mark, '3')]
  const call = (async (target: string) =>
    target.endsWith('GetRecords') ? { Records, NextShardIterator: 'i' } : { ShardIterator: 'i' }) as Call
  const read = await openShard(call, 'arn', 'shard', undefined).read()
  expect(read?.map(({ eventID }) => eventID)).toEqual(['2'])
})

test('a stream far behind the others gets a record of its own, and keeps up with them from then on', async () => {
  const progress = { last: 0 }
  const written = { busy: [1], idle: [2] }
  const marked: number[] = []
  const streams = (async (target: string, { StreamArn, ShardIterator }: Record<string, string>) => {
    if (target.endsWith('GetShardIterator')) return { ShardIterator: `${StreamArn} 0` }
    const [arn, after] = (ShardIterator as string).split(' ') as ['busy' | 'idle', string]
    const Records = written[arn]
      .filter(at => at > Number(after))
      .map(at => ({ eventID: String(at), dynamodb: { SequenceNumber: String(at).padStart(21, '0') } }))
    return { Records, NextShardIterator: `${arn} ${Math.max(Number(after), ...written[arn])}` }
  }) as Call
  const mark = async () => {
    marked.push(progress.last)
    written.idle.push(progress.last + 1)
  }
  const [busy, idle] = ['busy', 'idle'].map(arn =>
    openShard(streams, arn, 'shard', undefined, { progress, mark }),
  ) as [ReturnType<typeof openShard>, ReturnType<typeof openShard>]
  const lookAtBoth = async () => {
    await busy.read()
    await idle.read()
  }
  await lookAtBoth()
  written.busy.push(1002)
  await lookAtBoth()
  expect(marked).toEqual([])
  written.busy.push(1003)
  await lookAtBoth()
  expect(marked).toEqual([1003])
  written.busy.push(2004)
  await lookAtBoth()
  await lookAtBoth()
  expect(marked).toEqual([1003])
  expect(progress).toEqual({ last: 2004 })
})

test('nor in a scan, which may come between its two writes', () => {
  const scan = (...Items: object[]) => ({
    status: 200,
    headers: { 'content-type': 'json', 'x-amz-crc32': '1' },
    body: Buffer.from(JSON.stringify({ Items, Count: Items.length, ScannedCount: Items.length })),
  })
  const speaking = { pk: { S: 'lamp' }, text: mark.pk }
  expect(withoutMark(scan(speaking))).toEqual(scan(speaking))
  const { headers, body } = withoutMark(scan(mark, speaking))
  expect(headers).toEqual({ 'content-type': 'json' })
  expect(JSON.parse(String(body))).toEqual({ Items: [speaking], Count: 1, ScannedCount: 1 })
})
