import { Duration } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import {
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  type Function as LambdaFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda'
import { keyAttributes } from '../../shared/aws/tables.ts'
import type { Stream } from '../../shared/contracts/function.ts'
import { constructId } from './names.ts'
import type { DeadLetters } from './queues.ts'
import type { Tables } from './tables.ts'

/**
 * A stream forgets after 24 hours. Until shortly before, what the function reports is handed out again, as often as it
 * takes; the function itself takes out what can never succeed, so that nothing bad blocks its shard.
 */
const maxRecordAge = Duration.hours(23)

/** Streams of tables → function. A record that is given up becomes a dead letter that says where it lay in the stream. */
export function consumeStreams(
  fn: LambdaFunction,
  streams: readonly Stream[],
  tables: Tables,
  deadLetters: DeadLetters,
): void {
  // ListStreams knows no resource.
  fn.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }))
  fn.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queueArn] }))
  for (const stream of streams) consumeStream(fn, stream, tables, deadLetters)
}

/** The rule of a partition as declarations write it: its name, or how it begins and `*`. */
const ruleOf = (partition: string): readonly unknown[] =>
  partition.endsWith('*')
    ? FilterRule.beginsWith(partition.slice(0, -1))
    : (FilterRule.isEqual(partition) as string[])

function consumeStream(
  fn: LambdaFunction,
  { table: name, partitions, sortKeyPrefix, batchSize, window }: Stream,
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
  const keys = {
    ...(partitions !== undefined && { [keyAttributes.partition]: { S: partitions.flatMap(ruleOf) } }),
    ...(sortKeyPrefix !== undefined && { [keyAttributes.sort]: { S: FilterRule.beginsWith(sortKeyPrefix) } }),
  }
  new EventSourceMapping(fn, constructId(name, 'stream'), {
    target: fn,
    eventSourceArn: table.tableStreamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize,
    maxBatchingWindow: Duration.seconds(window),
    bisectBatchOnError: true,
    maxRecordAge,
    ...(Object.keys(keys).length > 0 && {
      filters: [FilterCriteria.filter({ dynamodb: { Keys: keys } })],
    }),
    reportBatchItemFailures: true,
    onFailure: { bind: () => ({ destination: deadLetters.queueArn }) },
  })
}
