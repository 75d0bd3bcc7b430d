import { RemovalPolicy, type Stack } from 'aws-cdk-lib'
import { AttributeType, BillingMode, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb'
import { keyAttributes, tables } from '../../shared/aws/keys.ts'
import type { TableName } from '../../shared/contracts/function.ts'
import { constructId } from './names.ts'

/** The tables by name. */
export type Tables = Readonly<Record<TableName, Table>>

/** Every table; none goes away with the stack. */
export function createTables(stack: Stack): Tables {
  const entries = Object.entries(tables).map(([name, { stream }]) => [
    name,
    new Table(stack, constructId(name, 'table'), {
      partitionKey: { name: keyAttributes.partition, type: AttributeType.STRING },
      sortKey: { name: keyAttributes.sort, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      ...(stream && { stream: StreamViewType.NEW_IMAGE }),
    }),
  ])
  return Object.fromEntries(entries)
}
