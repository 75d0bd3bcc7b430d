import { Duration, Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import {
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  type Function as LambdaFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda'
import { keyAttributes } from '../../shared/aws/keys.ts'
import type { Stream } from '../../shared/contracts/function.ts'
import { constructId } from './names.ts'
import { DeadLetters } from './queues.ts'
import type { Tables } from './tables.ts'

/** Unbounded by default, by which one bad record would block its shard for a day. */
const retryAttempts = 10
const maxRecordAge = Duration.hours(6)

/**
 * Streams of tables → function. A record that keeps failing is told apart by bisecting, and its place in the stream
 * becomes a dead letter.
 */
export function consumeStreams(fn: LambdaFunction, streams: readonly Stream[], tables: Tables): void {
  const deadLetters = new DeadLetters(Stack.of(fn), constructId(fn.node.id, 'dead letters'))
  // ListStreams knows no resource.
  fn.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }))
  fn.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queueArn] }))
  for (const stream of streams) consumeStream(fn, stream, tables, deadLetters)
}

function consumeStream(
  fn: LambdaFunction,
  { table: name, sortKeyPrefix, batchSize, window }: Stream,
  tables: Tables,
  deadLetters: DeadLetters,
): void {
  const table = tables[name]
  if (!table.tableStreamArn) throw new Error(`${fn.node.id}: the table ${name} has no stream`)
  fn.addToRolePolicy(
    new PolicyStatement({
      actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      resources: [table.tableStreamArn],
    }),
  )
  const sortKey = FilterRule.beginsWith(sortKeyPrefix ?? '')
  new EventSourceMapping(fn, constructId(name, 'stream'), {
    target: fn,
    eventSourceArn: table.tableStreamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize,
    maxBatchingWindow: Duration.seconds(window),
    bisectBatchOnError: true,
    retryAttempts,
    maxRecordAge,
    ...(sortKeyPrefix !== undefined && {
      filters: [FilterCriteria.filter({ dynamodb: { Keys: { [keyAttributes.sort]: { S: sortKey } } } })],
    }),
    reportBatchItemFailures: true,
    onFailure: { bind: () => ({ destination: deadLetters.queueArn }) },
  })
}
