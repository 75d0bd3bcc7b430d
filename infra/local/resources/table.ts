import { ensureTable, type TableWanted } from '../engine/dynamodb/tables.ts'
import { arn, type ResourceType } from './define.ts'

interface TableProperties extends Omit<TableWanted, 'StreamSpecification'> {
  StreamSpecification?: { StreamViewType: string }
  TimeToLiveSpecification?: { AttributeName: string; Enabled: boolean }
}

export const table: ResourceType<TableProperties> = {
  type: 'AWS::DynamoDB::Table',
  nameProperty: 'TableName',
  used: [
    'TableName',
    'KeySchema',
    'AttributeDefinitions',
    'GlobalSecondaryIndexes',
    'LocalSecondaryIndexes',
    'StreamSpecification',
    'TimeToLiveSpecification',
  ],
  ignored: {
    BillingMode: 'nothing is billed',
    SSESpecification: 'the disk is the machine owner’s',
    PointInTimeRecoverySpecification: 'no backups here',
    DeletionProtectionEnabled: 'the data directory is deleted by hand',
    ProvisionedThroughput: 'nothing is throttled',
    OnDemandThroughput: 'nothing is throttled',
    ContributorInsightsSpecification: 'no metrics',
    TableClass: 'a matter of price',
  },
  attributes: {
    Arn: name => arn('dynamodb', `table/${name}`),
    StreamArn: (name, world) => {
      const found = [...world.streams].find(([, table]) => table === name)
      if (!found) throw new Error(`table ${name} has no stream`)
      return found[0]
    },
  },
  async start({ name, properties: wanted }, world) {
    const view = wanted.StreamSpecification?.StreamViewType
    // DynamoDB Local goes by the machine's time: on another day it would take away at once what is to stay for weeks.
    const passes = world.clock.offset === 0 ? wanted.TimeToLiveSpecification : undefined
    const streamArn = await ensureTable(world.dynamo, {
      TableName: name,
      KeySchema: wanted.KeySchema,
      AttributeDefinitions: wanted.AttributeDefinitions,
      ...(wanted.GlobalSecondaryIndexes && {
        GlobalSecondaryIndexes: wanted.GlobalSecondaryIndexes.map(plain),
      }),
      ...(wanted.LocalSecondaryIndexes && { LocalSecondaryIndexes: wanted.LocalSecondaryIndexes.map(plain) }),
      ...(view && { StreamSpecification: { StreamEnabled: true, StreamViewType: view } }),
      ...(passes && { timeToLive: passes }),
    })
    if (streamArn) world.streams.set(streamArn, name)
    world.tables.set(name, {
      arn: arn('dynamodb', `table/${name}`),
      partition: partitionOf(wanted),
      indexes: Object.fromEntries(
        [...(wanted.GlobalSecondaryIndexes ?? []), ...(wanted.LocalSecondaryIndexes ?? [])].map(index => [
          index.IndexName,
          partitionOf(index),
        ]),
      ),
    })
  },
}

function partitionOf({ KeySchema }: Pick<TableWanted, 'KeySchema'>): string {
  return KeySchema.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? ''
}

function plain({
  IndexName,
  KeySchema,
  Projection,
}: NonNullable<TableWanted['GlobalSecondaryIndexes']>[number]) {
  return { IndexName, KeySchema, Projection }
}
