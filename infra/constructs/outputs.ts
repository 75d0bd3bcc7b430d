import { CfnOutput, type Stack } from 'aws-cdk-lib'
import type { EventBus } from 'aws-cdk-lib/aws-events'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Api } from './api.ts'
import type { Lake } from './lake.ts'
import { constructId } from './names.ts'
import type { Secrets } from './secrets.ts'
import type { Tables } from './tables.ts'

/** What whoever operates the stack needs to know: address, tables, secrets, bus, queues and dead letters. */
export function writeOutputs(
  stack: Stack,
  parts: { api: Api; tables: Tables; bus: EventBus; secrets: Secrets; lake: Lake },
): void {
  const write = (name: string, value: string) => new CfnOutput(stack, name, { value })
  write('ApiUrl', parts.api.url)
  write('BusName', parts.bus.eventBusName)
  write('LakeBucketName', parts.lake.bucket.bucketName)
  write('LakeDatabaseName', parts.lake.database)
  write('LakeWorkGroupName', parts.lake.workGroup)
  for (const [name, table] of Object.entries(parts.tables))
    write(constructId(name, 'table', 'name'), table.tableName)
  for (const [name, secret] of Object.entries(parts.secrets))
    write(constructId(name, 'secret', 'id'), secret.secretArn)
  for (const queue of stack.node.children.filter(construct => construct instanceof Queue))
    write(constructId(queue.node.id, 'url'), queue.queueUrl)
}
