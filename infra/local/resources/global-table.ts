import type { TableWanted } from '../engine/dynamodb/tables.ts'
import { onlyKnows, type ResourceType } from './define.ts'
import { startTable, TABLE_ATTRIBUTES, TABLE_PROPERTIES } from './table.ts'

interface GlobalTableProperties extends Omit<TableWanted, 'StreamSpecification'> {
  StreamSpecification?: { StreamViewType: string }
  TimeToLiveSpecification?: { AttributeName: string; Enabled: boolean }
  Replicas: object[]
}

// Of a replica nothing matters here, but an unknown member might.
const REPLICA = [
  'Region',
  'PointInTimeRecoverySpecification',
  'DeletionProtectionEnabled',
  'ContributorInsightsSpecification',
  'GlobalSecondaryIndexes',
  'SSESpecification',
  'TableClass',
  'Tags',
  'ReadOnDemandThroughputSettings',
]

export const globalTable: ResourceType<GlobalTableProperties> = {
  type: 'AWS::DynamoDB::GlobalTable',
  nameProperty: 'TableName',
  properties: {
    ...TABLE_PROPERTIES,
    Replicas: 'used',
    WriteOnDemandThroughputSettings: 'ignored: nothing is throttled',
    WarmThroughput: 'ignored: nothing is throttled',
  },
  attributes: TABLE_ATTRIBUTES,
  start({ logicalId, name, properties }, world) {
    if (properties.Replicas.length !== 1)
      throw new Error(`${logicalId}: one replica is supported, not several`)
    for (const replica of properties.Replicas) onlyKnows(`${logicalId}: Replicas`, replica, REPLICA)
    return startTable(name, properties, world)
  },
}
