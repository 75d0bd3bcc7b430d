import { Duration, Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { EventSourceMapping, type Function as LambdaFunction, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import type { Stream } from '../../shared/declare/function.ts'
import { constructId } from './names.ts'
import { DeadLetters } from './queues.ts'
import type { Tables } from './tables.ts'

/** Unbounded by default, by which one bad record would block its shard for a day. */
const retryAttempts = 10
const maxRecordAge = Duration.hours(6)

/**
 * Stream of a table → function. A record that keeps failing is told apart by bisecting, and its place in the stream
 * becomes a dead letter.
 */
export function consumeStream(
  fn: LambdaFunction,
  { table: name, batchSize, window }: Stream,
  tables: Tables,
): void {
  const table = tables[name]
  if (!table.tableStreamArn) throw new Error(`${fn.node.id}: the table ${name} has no stream`)
  const deadLetters = new DeadLetters(Stack.of(fn), constructId(fn.node.id, 'dead letters'))
  fn.addToRolePolicy(
    new PolicyStatement({
      actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      resources: [table.tableStreamArn],
    }),
  )
  // ListStreams knows no resource.
  fn.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }))
  fn.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queueArn] }))
  new EventSourceMapping(fn, 'Stream', {
    target: fn,
    eventSourceArn: table.tableStreamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize,
    maxBatchingWindow: Duration.seconds(window),
    bisectBatchOnError: true,
    retryAttempts,
    maxRecordAge,
    reportBatchItemFailures: true,
    onFailure: { bind: () => ({ destination: deadLetters.queueArn }) },
  })
}
