import { RemovalPolicy, type Stack } from 'aws-cdk-lib'
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb'
import { expiryAttribute, keyAttributes, tables } from '../../shared/aws/tables.ts'
import type { TableName } from '../../shared/contracts/function.ts'
import { encryptionKey } from './encryption.ts'
import { constructId } from './names.ts'

/** The tables by name. */
export type Tables = Readonly<Record<TableName, Table>>

/**
 * Every table. None goes away with the stack, but for those of a first deployment that failed: deletion protection would
 * keep that from being rolled back, and point-in-time recovery keeps a backup of a table that somebody deletes. A table
 * whose items pass goes with it.
 */
export function createTables(stack: Stack): Tables {
  const entries = Object.entries(tables).map(([name, { stream, passing }]) => [
    name,
    new Table(stack, constructId(name, 'table'), {
      partitionKey: { name: keyAttributes.partition, type: AttributeType.STRING },
      sortKey: { name: keyAttributes.sort, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: encryptionKey(stack),
      ...(passing
        ? { timeToLiveAttribute: expiryAttribute, removalPolicy: RemovalPolicy.DESTROY }
        : {
            pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
            removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
          }),
      ...(stream && { stream: StreamViewType.NEW_IMAGE }),
    }),
  ])
  return Object.fromEntries(entries)
}
