import { type Call, DynamoError } from '../dynamodb/call.ts'
import { isMark } from '../dynamodb/tables.ts'
import type { StreamRecord } from './batch.ts'

const API = 'DynamoDBStreams_20120810'

interface Description {
  StreamDescription: {
    Shards: { ShardId: string; ParentShardId?: string }[]
    LastEvaluatedShardId?: string
  }
}

interface Iterator {
  ShardIterator: string
}

interface Page {
  Records: StreamRecord[]
  NextShardIterator?: string
}

/** One shard, and the shard it continues. */
export interface Shard {
  id: string
  parent: string | undefined
}

/** Lists the shards of a stream, oldest first. */
export async function listShards(call: Call, streamArn: string): Promise<Shard[]> {
  const shards: Shard[] = []
  let after: string | undefined
  do {
    const { StreamDescription: page } = await call<Description>(`${API}.DescribeStream`, {
      StreamArn: streamArn,
      ...(after === undefined ? {} : { ExclusiveStartShardId: after }),
    })
    for (const shard of page.Shards) shards.push({ id: shard.ShardId, parent: shard.ParentShardId })
    after = page.LastEvaluatedShardId
  } while (after !== undefined)
  return shards
}

/** Records that one look at a shard gives at most. */
export const MOST_RECORDS = 1000

/** How far the streams of an engine have been read: it numbers the records of all of them together. */
export interface Progress {
  last: number
}

/**
 * Records of all streams after which one that has none of them gets a record of its own: DynamoDB Local looks through
 * all since its last one, each time it is read.
 */
const FAR_BEHIND = 1000

/** What keeps a stream in which little is written cheap to read. */
export interface CatchUp {
  progress: Progress
  /** Writes a record into the stream that nobody sees. */
  mark(): Promise<void>
}

/** Reads a shard from a position on. */
export interface ShardReader {
  /** The next records, oldest first; undefined when the shard is closed and read to its end. */
  read(): Promise<StreamRecord[] | undefined>
}

/** Opens a reader behind the given sequence number, or at the oldest record that is still there. */
export function openShard(
  call: Call,
  streamArn: string,
  shard: string,
  sequence: string | undefined,
  catchUp?: CatchUp,
): ShardReader {
  let iterator: string | undefined
  let position = sequence

  const open = async (): Promise<string> => {
    const input = { StreamArn: streamArn, ShardId: shard }
    const oldest = { ...input, ShardIteratorType: 'TRIM_HORIZON' }
    const behind = { ...input, ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: position }
    try {
      return (await call<Iterator>(`${API}.GetShardIterator`, position === undefined ? oldest : behind))
        .ShardIterator
    } catch (error) {
      // What came next has been trimmed after a day: go on with the oldest there is.
      if (!isError(error, 'TrimmedDataAccessException')) throw error
      return (await call<Iterator>(`${API}.GetShardIterator`, oldest)).ShardIterator
    }
  }
  const keepUp = async ({ progress, mark }: CatchUp, isEmpty: boolean) => {
    const own = Number(position ?? 0)
    progress.last = Math.max(progress.last, own)
    if (isEmpty && progress.last - own > FAR_BEHIND) await mark()
  }
  return {
    async read() {
      iterator ??= await open()
      try {
        const page = await call<Page>(`${API}.GetRecords`, { ShardIterator: iterator, Limit: MOST_RECORDS })
        const records = page.Records
        position = records.at(-1)?.dynamodb.SequenceNumber ?? position
        iterator = page.NextShardIterator
        if (iterator === undefined && records.length === 0) return undefined
        if (catchUp) await keepUp(catchUp, records.length === 0)
        return records.filter(record => !isMark(record))
      } catch (error) {
        iterator = undefined
        const renewable = ['ExpiredIteratorException', 'TrimmedDataAccessException']
        if (renewable.some(code => isError(error, code))) return []
        throw error
      }
    },
  }
}

function isError(error: unknown, code: string): boolean {
  return error instanceof DynamoError && error.code === code
}
