import { Aws, CfnCondition, Duration, Fn, type Stack } from 'aws-cdk-lib'
import {
  Alarm,
  ComparisonOperator,
  type IAlarmAction,
  type MetricOptions,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { Parameters } from './parameters.ts'
import { DeadLetters } from './queues.ts'

const period = Duration.minutes(5)
const sum: MetricOptions = { period, statistic: 'sum' }
const max: MetricOptions = { period, statistic: 'max' }

const whenAbove = (threshold: number) => ({
  threshold,
  comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
  evaluationPeriods: 1,
  treatMissingData: TreatMissingData.NOT_BREACHING,
})

/** Whom an alarm tells: the topic of the parameter, or nobody. */
export function createAlarmAction(stack: Stack, { alarmTopic }: Parameters): IAlarmAction {
  const wanted = new CfnCondition(stack, 'HasAlarmTopic', {
    expression: Fn.conditionNot(Fn.conditionEquals(alarmTopic.valueAsString, 'none')),
  })
  const alarmActionArn = Fn.conditionIf(wanted.logicalId, alarmTopic.valueAsString, Aws.NO_VALUE).toString()
  return { bind: () => ({ alarmActionArn }) }
}

/** A stream forgets after 24 hours, so its reader must neither fall behind nor fail. */
export function watchStream(fn: LambdaFunction, action: IAlarmAction): void {
  const metrics = {
    Late: [fn.metric('IteratorAge', max), Duration.minutes(15).toMilliseconds()],
    Errors: [fn.metricErrors(sum), 0],
    Throttles: [fn.metricThrottles(sum), 0],
  } as const
  for (const [name, [metric, threshold]] of Object.entries(metrics))
    new Alarm(fn, name, {
      ...whenAbove(threshold),
      alarmDescription: `${fn.node.id}, reader of a stream: ${name}`,
      metric,
    }).addAlarmAction(action)
}

/** Whatever lies among the dead letters of the stack is lost until it is redriven. */
export function watchDeadLetters(stack: Stack, action: IAlarmAction): void {
  for (const queue of stack.node.findAll().filter(construct => construct instanceof DeadLetters))
    new Alarm(queue, 'Alarm', {
      ...whenAbove(0),
      alarmDescription: `${queue.node.id}: find the cause, then redrive`,
      metric: queue.metricApproximateNumberOfMessagesVisible(max),
    }).addAlarmAction(action)
}
