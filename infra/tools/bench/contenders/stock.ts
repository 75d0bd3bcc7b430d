import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { openTable } from '../../../../shared/aws/client.ts'
import { putsOn } from './bare.ts'
import type { Contender } from './contender.ts'

/** The bare put through the SDK's client as it comes: what one writes first. */
export const contender: Contender = {
  open: environment => putsOn({ ...openTable(environment, 'ledger'), client: new DynamoDBClient({}) }),
}
