import type { JsonObject } from '../../template/json.ts'
import type { Pattern } from '../eventbridge/pattern.ts'
import { type BatchPolicy, type BatchPorts, processBatch, type StreamRecord } from './batch.ts'
import type { Positions } from './positions.ts'
import type { ShardReader } from './shard.ts'

/** How a mapping cuts a stream into batches. */
export interface ConsumerOptions {
  batchSize: number
  windowSeconds: number
  filters: Pattern[]
  policy: BatchPolicy
}

/** Follows one shard to its end. */
export interface ShardConsumer {
  /** Ends with the shard (true), or when stopped. */
  done: Promise<boolean>
  /** Whether a look at the shard, taken after this call, finds nothing left to do. */
  idle(): Promise<boolean>
  /** Records read and not yet done with. */
  pending(): number
}

/** Milliseconds between looks at a shard. */
export const POLL_MS = 200
const PAYLOAD_LIMIT = 5_000_000

/** Starts to follow a shard. */
export function consumeShard(
  shard: string,
  reader: ShardReader,
  positions: Positions,
  options: ConsumerOptions,
  ports: Omit<BatchPorts, 'checkpoint'>,
  log: (line: string) => void,
): ShardConsumer {
  let buffer: StreamRecord[] = []
  let since = 0
  let working = false
  let nudge = () => {}
  let looks: ((idle: boolean) => void)[] = []

  const batchPorts: BatchPorts = {
    ...ports,
    checkpoint: record => positions.advance(shard, record.dynamodb.SequenceNumber),
  }
  const wait = (milliseconds: number) =>
    new Promise<void>(resolve => {
      const timer = setTimeout(resolve, milliseconds)
      nudge = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const look = async (): Promise<StreamRecord[] | undefined> => {
    const asked = looks
    looks = []
    let records: StreamRecord[] | undefined = []
    try {
      records = await reader.read()
    } catch (error) {
      if (!ports.stopped()) log(`stream ${shard}: ${(error as Error).message}`)
      await wait(1000)
    }
    for (const answer of asked) answer(!records?.length && buffer.length === 0)
    return records
  }
  const accept = (records: StreamRecord[]) => {
    const wanted = records.filter(
      record => options.filters.length === 0 || options.filters.some(filter => filter(record as JsonObject)),
    )
    if (buffer.length === 0) since = Date.now()
    buffer.push(...wanted)
    const last = records.at(-1)
    if (buffer.length === 0 && last) batchPorts.checkpoint(last)
  }
  const work = async () => {
    working = true
    while (buffer.length > 0 && !ports.stopped()) {
      const batch = cut(buffer, options.batchSize)
      // A part of a batch may wait for more within its window.
      if (batch.length === buffer.length && batch.length < options.batchSize && remaining() > 0) break
      await processBatch(batch, options.policy, batchPorts)
      if (!ports.stopped()) buffer = buffer.slice(batch.length)
      since = Date.now()
    }
    working = false
  }
  const remaining = () => since + options.windowSeconds * 1000 - Date.now()

  const follow = async (): Promise<boolean> => {
    while (!ports.stopped()) {
      const records = await look()
      if (ports.stopped()) break
      if (records === undefined) {
        while (buffer.length > 0 && !ports.stopped()) {
          await work()
          if (buffer.length > 0) await wait(Math.max(1, remaining()))
        }
        if (ports.stopped()) break
        positions.finish(shard)
        return true
      }
      accept(records)
      await work()
      if (records.length === 0 && looks.length === 0)
        await wait(buffer.length > 0 ? Math.min(POLL_MS, Math.max(1, remaining())) : POLL_MS)
    }
    for (const answer of looks) answer(true)
    return false
  }
  return {
    done: follow(),
    idle() {
      if (working || buffer.length > 0) return Promise.resolve(false)
      return new Promise(resolve => {
        looks.push(resolve)
        nudge()
      })
    },
    pending: () => buffer.length,
  }
}

function cut(buffer: StreamRecord[], most: number): StreamRecord[] {
  let size = 0
  const end = buffer.slice(0, most).findIndex(record => {
    // The JSON of a record is about twice what DynamoDB counts.
    size += record.dynamodb.SizeBytes * 2
    return size > PAYLOAD_LIMIT
  })
  return buffer.slice(0, end < 0 ? most : Math.max(end, 1))
}
