import { isDeepStrictEqual } from 'node:util'
import { isObject, type JsonObject } from '../../template/json.ts'
import type { Answer } from '../aws-json.ts'
import { type Call, DynamoError } from './call.ts'

const API = 'DynamoDB_20120810'

/** A table as the template wants it, in the words of `CreateTable`. */
export interface TableWanted {
  TableName: string
  KeySchema: { AttributeName: string; KeyType: string }[]
  AttributeDefinitions: { AttributeName: string; AttributeType: string }[]
  GlobalSecondaryIndexes?: IndexWanted[]
  LocalSecondaryIndexes?: IndexWanted[]
  StreamSpecification?: { StreamEnabled: boolean; StreamViewType: string }
  timeToLive?: { AttributeName: string; Enabled: boolean }
}

interface IndexWanted {
  IndexName: string
  KeySchema: { AttributeName: string; KeyType: string }[]
  Projection: { ProjectionType: string; NonKeyAttributes?: string[] }
}

type TableFound = Omit<TableWanted, 'timeToLive'> & { LatestStreamArn?: string }

/** Creates the table, or makes sure that the one there is the one wanted. Gives the ARN of its stream. */
export async function ensureTable(call: Call, wanted: TableWanted): Promise<string | undefined> {
  const { timeToLive, ...definition } = wanted
  const existing = await describe(call, wanted.TableName)
  if (existing) {
    const differences = compare(definition, existing)
    if (differences.length > 0) {
      throw new Error(
        `table ${wanted.TableName} is there with other ${differences.join(', ')} than the template wants; ` +
          'start with an empty data directory (or bring the old one up to date yourself)',
      )
    }
    if (existing.LatestStreamArn !== undefined) await unmark(call, wanted)
    return existing.LatestStreamArn
  }
  const created = await call<{ TableDescription: TableFound }>(`${API}.CreateTable`, {
    ...definition,
    BillingMode: 'PAY_PER_REQUEST',
  })
  if (timeToLive) {
    await call(`${API}.UpdateTimeToLive`, {
      TableName: wanted.TableName,
      TimeToLiveSpecification: timeToLive,
    })
  }
  if (wanted.StreamSpecification?.StreamEnabled) await mark(call, wanted)
  return created.TableDescription.LatestStreamArn
}

/** The value of every key of the item that marks a place in a stream. */
const MARK = '_local/beginning'

/** The key of that item; undefined for a table whose keys are no texts. */
function markOf({ KeySchema, AttributeDefinitions }: TableWanted): JsonObject | undefined {
  const texts = AttributeDefinitions.filter(({ AttributeType }) => AttributeType === 'S')
  const names = KeySchema.map(({ AttributeName }) => AttributeName)
  if (!names.every(name => texts.some(({ AttributeName }) => AttributeName === name))) return undefined
  return Object.fromEntries(names.map(name => [name, { S: MARK }]))
}

/**
 * Writes a record into the stream of a table. DynamoDB Local looks for the first record of a table's stream with every
 * write, and for its last one whenever somebody reads on in it, through all that other tables wrote before and after:
 * so the first must be an early one, and the last a late one.
 */
async function mark(call: Call, wanted: TableWanted): Promise<void> {
  const Item = markOf(wanted)
  if (Item) await call(`${API}.PutItem`, { TableName: wanted.TableName, Item })
  await unmark(call, wanted)
}

/** Writes a record that only marks a place into the stream of a table that is there. */
export async function markStream(call: Call, name: string): Promise<void> {
  const found = await describe(call, name)
  if (found) await mark(call, found)
}

/** Takes the mark away, of which the stream keeps its record; also one that a killed start has left. */
async function unmark(call: Call, wanted: TableWanted): Promise<void> {
  const Key = markOf(wanted)
  if (Key) await call(`${API}.DeleteItem`, { TableName: wanted.TableName, Key })
}

const isMarked = (value: unknown) => isObject(value) && value.S === MARK

/** Whether a record of a stream only marks a place: nobody is to see it. */
export const isMark = ({ dynamodb }: { dynamodb: { Keys?: JsonObject } }): boolean =>
  Object.values(dynamodb.Keys ?? {}).some(isMarked)

/**
 * The answer to a scan without a mark, which is an item of the table for the moment between its two writes: only an item
 * that is really there gives the stream a record. No other read finds it, for nobody asks for its key.
 */
export function withoutMark(answer: Answer): Answer {
  if (!answer.body.includes(MARK)) return answer
  const output: { Items?: JsonObject[]; Count: number; ScannedCount: number } = JSON.parse(
    String(answer.body),
  )
  const items = output.Items?.filter(item => !Object.values(item).every(isMarked))
  const marks = (output.Items?.length ?? 0) - (items?.length ?? 0)
  if (marks === 0) return answer
  const { 'x-amz-crc32': _, ...headers } = answer.headers
  const [Count, ScannedCount] = [output.Count - marks, output.ScannedCount - marks]
  return { ...answer, headers, body: JSON.stringify({ ...output, Items: items, Count, ScannedCount }) }
}

async function describe(call: Call, name: string): Promise<TableFound | undefined> {
  try {
    return (await call<{ Table: TableFound }>(`${API}.DescribeTable`, { TableName: name })).Table
  } catch (error) {
    if (error instanceof DynamoError && error.code === 'ResourceNotFoundException') return undefined
    throw error
  }
}

function compare(wanted: Omit<TableWanted, 'timeToLive'>, found: TableFound): string[] {
  const differences: string[] = []
  if (!isDeepStrictEqual(keys(wanted), keys(found))) differences.push('keys')
  for (const kind of ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes'] as const) {
    if (!isDeepStrictEqual(indexes(wanted[kind]), indexes(found[kind]))) differences.push(kind)
  }
  const view = wanted.StreamSpecification?.StreamViewType
  if (view !== found.StreamSpecification?.StreamViewType) differences.push('stream')
  return differences
}

function keys(table: Pick<TableWanted, 'KeySchema' | 'AttributeDefinitions'>): string[] {
  const types = new Map(table.AttributeDefinitions.map(each => [each.AttributeName, each.AttributeType]))
  return table.KeySchema.map(key => `${key.KeyType} ${key.AttributeName} ${types.get(key.AttributeName)}`)
}

function indexes(list: IndexWanted[] | undefined): string[] {
  return (list ?? [])
    .map(index => {
      const fields = index.KeySchema.map(key => `${key.KeyType} ${key.AttributeName}`)
      const projected = [...(index.Projection.NonKeyAttributes ?? [])].sort()
      return [index.IndexName, ...fields, index.Projection.ProjectionType, ...projected].join(' ')
    })
    .sort()
}
