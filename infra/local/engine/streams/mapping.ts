import { setTimeout } from 'node:timers/promises'
import type { Clock } from '../../clock.ts'
import type { JsonObject } from '../../template/json.ts'
import type { Call } from '../dynamodb/call.ts'
import { markStream } from '../dynamodb/tables.ts'
import type { LambdaFunction } from '../lambda/function.ts'
import type { Store } from '../store.ts'
import type { Deliver } from '../targets.ts'
import type { BatchPorts, Discard, StreamRecord } from './batch.ts'
import { type ConsumerOptions, consumeShard, type ShardConsumer } from './consumer.ts'
import { typedImage } from './images.ts'
import { openPositions } from './positions.ts'
import { listShards, openShard, type Progress, type Shard } from './shard.ts'

/** An event source mapping from a table's stream to a function. */
export interface StreamMapping extends ConsumerOptions {
  /** Stable name, under which positions are kept. */
  id: string
  tableName: string
  /** The stream's ARN in DynamoDB Local, which functions see too, so that they may read it. */
  streamArn: string
  /** Shared by the mappings of an engine. */
  progress: Progress
  fn: LambdaFunction
  fromOldest: boolean
  onFailure: Deliver | undefined
}

/** A mapping that runs. */
export interface RunningStream {
  idle(): Promise<boolean>
  pending(): number
  stop(): Promise<void>
}

const NEW_SHARDS_MS = 30_000

/** Starts to follow all shards of a stream, children after their parents. `redeliverWithinMs` cuts short the wait before a retry. */
export async function startStreamMapping(
  mapping: StreamMapping,
  call: Call,
  store: Store,
  clock: Clock,
  log: (line: string) => void,
  redeliverWithinMs = Number.POSITIVE_INFINITY,
): Promise<RunningStream> {
  const positions = openPositions(store, `${mapping.id} ${mapping.streamArn}`)
  const running = new Map<string, ShardConsumer>()
  const ending = new AbortController()
  let stopped = false
  let wake = () => {}

  if (!positions.known()) {
    const shards = await listShards(call, mapping.streamArn)
    for (const { id } of shards) {
      positions.advance(id, mapping.fromOldest ? undefined : await endOf(call, mapping.streamArn, id))
    }
  }
  const ports = (shard: string): Omit<BatchPorts, 'checkpoint'> => ({
    invoke: records => mapping.fn.invoke({ Records: records.map(record => toEvent(record, mapping, clock)) }),
    age: record => Date.now() / 1000 - record.dynamodb.ApproximateCreationDateTime,
    pause: milliseconds =>
      setTimeout(Math.min(milliseconds, redeliverWithinMs), undefined, { signal: ending.signal }).catch(
        () => {},
      ),
    stopped: () => stopped,
    discard(records, why) {
      const last = records.at(-1)
      log(
        `stream of ${mapping.tableName} → ${mapping.fn.name}: gave up ${records.length} record(s), ${why.condition}`,
      )
      store.transaction(() => {
        mapping.onFailure?.(JSON.stringify(failureReport(mapping, shard, records, why, clock)))
        if (last) positions.advance(shard, last.dynamodb.SequenceNumber)
      })
    },
  })
  const catchUp = { progress: mapping.progress, mark: () => markStream(call, mapping.tableName) }
  const start = (shard: Shard) => {
    const reader = openShard(call, mapping.streamArn, shard.id, positions.get(shard.id)?.sequence, catchUp)
    const consumer = consumeShard(shard.id, reader, positions, mapping, ports(shard.id), log)
    running.set(shard.id, consumer)
    void consumer.done.then(() => {
      running.delete(shard.id)
      wake()
    })
  }
  const discover = async () => {
    const shards = await listShards(call, mapping.streamArn)
    const ids = shards.map(shard => shard.id)
    const over = (id: string | undefined) =>
      id === undefined || !ids.includes(id) || positions.get(id)?.finished === true
    for (const shard of shards) {
      if (!running.has(shard.id) && !over(shard.id) && over(shard.parent)) start(shard)
    }
    positions.keepOnly(ids)
  }
  const watch = async () => {
    while (!stopped) {
      await discover().catch(error => stopped || log(`stream of ${mapping.tableName}: ${error.message}`))
      const woken = new AbortController()
      wake = () => woken.abort()
      await setTimeout(NEW_SHARDS_MS, undefined, {
        signal: AbortSignal.any([woken.signal, ending.signal]),
      }).catch(() => {})
    }
  }
  await discover()
  const watching = watch()
  return {
    idle: async () => (await Promise.all([...running.values()].map(each => each.idle()))).every(Boolean),
    pending: () => [...running.values()].reduce((sum, each) => sum + each.pending(), 0),
    async stop() {
      stopped = true
      ending.abort()
      await watching
      for (const each of running.values()) void each.idle()
      await Promise.all([...running.values()].map(each => each.done))
    },
  }
}

/** The last sequence number of what is already in a shard, for mappings that start with what comes next. */
async function endOf(call: Call, streamArn: string, shard: string): Promise<string | undefined> {
  const reader = openShard(call, streamArn, shard, undefined)
  let last: string | undefined
  for (;;) {
    const records = await reader.read()
    if (!records?.length) return last
    last = records.at(-1)?.dynamodb.SequenceNumber
  }
}

function toEvent(record: StreamRecord, mapping: StreamMapping, clock: Clock): StreamRecord {
  const written = record.dynamodb.ApproximateCreationDateTime + Math.round(clock.offset / 1000)
  const { NewImage: image } = record.dynamodb
  return {
    ...record,
    awsRegion: 'local',
    dynamodb: {
      ...record.dynamodb,
      ...(image && { NewImage: typedImage(image) }),
      ApproximateCreationDateTime: written,
    },
    eventSourceARN: mapping.streamArn,
  }
}

/** What Lambda sends to a failure destination of a stream: where the records are, not what they hold. */
function failureReport(
  mapping: StreamMapping,
  shardId: string,
  records: StreamRecord[],
  why: Discard,
  clock: Clock,
): JsonObject {
  const arrival = (record: StreamRecord | undefined) =>
    new Date((record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000 + clock.offset).toISOString()
  return {
    requestContext: {
      requestId: why.outcome?.requestId ?? '',
      functionArn: mapping.fn.arn,
      condition: why.condition,
      approximateInvokeCount: why.attempts,
    },
    responseContext: {
      statusCode: 200,
      executedVersion: '$LATEST',
      functionError: why.outcome && 'error' in why.outcome ? 'Unhandled' : null,
    },
    version: '1.0',
    timestamp: new Date(clock.now()).toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: records[0]?.dynamodb.SequenceNumber ?? '',
      endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber ?? '',
      approximateArrivalOfFirstRecord: arrival(records[0]),
      approximateArrivalOfLastRecord: arrival(records.at(-1)),
      batchSize: records.length,
      streamArn: mapping.streamArn,
    },
  }
}
