import { isDeepStrictEqual } from 'node:util'
import { CannotStart } from '../../cannot-start.ts'
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
      throw new CannotStart(
        `table ${wanted.TableName} is there with other ${differences.join(', ')} than the template wants; ` +
          'start with an empty data directory (or bring the old one up to date yourself)',
      )
    }
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
  return created.TableDescription.LatestStreamArn
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
