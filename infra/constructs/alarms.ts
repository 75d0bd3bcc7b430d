import { Aws, CfnCondition, Duration, Fn, NestedStack, type Stack } from 'aws-cdk-lib'
import {
  Alarm,
  ComparisonOperator,
  type IAlarmAction,
  type IMetric,
  type MetricOptions,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import type { Rule } from 'aws-cdk-lib/aws-events'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { Api } from './api.ts'
import { failedInvocations, ownMetric } from './metrics.ts'
import { constructId } from './names.ts'
import type { Parameters } from './parameters.ts'
import { DeadLetters } from './queues.ts'

const sum: MetricOptions = { period: Duration.minutes(5), statistic: 'sum' }
const max: MetricOptions = { period: Duration.minutes(5), statistic: 'max' }

/**
 * Every kind of alarm, named like its page in `docs/runbook`: what rings it, and from which value on. Times are in the
 * unit of their metric.
 */
export const alarmKinds = {
  'function-errors': { means: 'an invocation failed', above: 0 },
  'function-throttles': { means: 'Lambda refused to run it', above: 0 },
  'stream-late': { means: 'the relay is 15 minutes behind a stream', above: 15 * 60_000 },
  'queue-age': { means: 'a message has waited for an hour', above: 3_600 },
  'dead-letters': { means: 'messages were given up', above: 0 },
  'api-errors': { means: 'more than five requests in five minutes failed through our fault', above: 5 },
  'api-slow': {
    means: 'one request in a hundred took over five seconds, for 15 minutes',
    above: 5_000,
    periods: 3,
  },
  'schedule-failed': { means: 'a schedule could not put its message into its queue', above: 0 },
  'rule-failed': { means: 'an event of the bus could not be put into a queue', above: 0 },
  'overdue-runs': { means: 'a monthly run is not done by 06:00', above: 0 },
  'kept-back': { means: 'cadres could not be assessed', above: 0 },
  'announced-late': { means: 'the sweeper found what was never announced', above: 0 },
  'not-told': { means: 'nobody could tell what is due of a cadre', above: 0 },
  'calendar-missing': { means: 'a year that begins soon has no calendar', above: 0 },
} as const satisfies Record<string, { means: string; above: number; periods?: number }>

export type AlarmKind = keyof typeof alarmKinds

/** Whom an alarm tells: the topic of the parameter, or nobody. */
function alarmAction(stack: Stack, { alarmTopic }: Parameters): IAlarmAction {
  const wanted = new CfnCondition(stack, 'HasAlarmTopic', {
    expression: Fn.conditionNot(Fn.conditionEquals(alarmTopic.valueAsString, 'none')),
  })
  const alarmActionArn = Fn.conditionIf(wanted.logicalId, alarmTopic.valueAsString, Aws.NO_VALUE).toString()
  return { bind: () => ({ alarmActionArn }) }
}

/** What is watched. */
export interface Watched {
  readonly functions: readonly LambdaFunction[]
  /** Those of them that read streams. */
  readonly streamReaders: readonly LambdaFunction[]
  readonly rules: readonly Rule[]
  readonly schedules: ScheduleGroup
  readonly api: Api
}

/**
 * Every alarm of the stack, made of what the catalogue declares: in a stack of their own within it, for they are many, and
 * no stack holds more than 500 resources.
 */
export function createAlarms(
  stack: Stack,
  parameters: Parameters,
  { functions, streamReaders, rules, schedules, api }: Watched,
): void {
  const alarms = new NestedStack(stack, 'Alarms')
  const action = alarmAction(alarms, parameters)
  const ring = (scope: Construct, kind: AlarmKind, metric: IMetric) => {
    const { means, above, ...how }: { means: string; above: number; periods?: number } = alarmKinds[kind]
    const about = scope === stack ? '' : scope.node.id
    const parts = scope.node.path.split('/').slice(1)
    new Alarm(alarms, constructId(...parts, kind), {
      alarmDescription: `${about && `${about}: `}${means}; see docs/runbook/${kind}.md`,
      metric,
      threshold: above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: how.periods ?? 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(action)
  }

  for (const fn of functions) {
    ring(fn, 'function-errors', fn.metricErrors(sum))
    ring(fn, 'function-throttles', fn.metricThrottles(sum))
  }
  for (const fn of streamReaders) ring(fn, 'stream-late', fn.metric('IteratorAge', max))
  for (const queue of stack.node.children.filter(construct => construct instanceof Queue))
    if (queue instanceof DeadLetters)
      ring(queue, 'dead-letters', queue.metricApproximateNumberOfMessagesVisible(max))
    else ring(queue, 'queue-age', queue.metricApproximateAgeOfOldestMessage(max))
  for (const rule of rules) ring(rule, 'rule-failed', failedInvocations(rule, sum))
  ring(api, 'api-errors', api.metric('5xx', sum))
  ring(api, 'api-slow', api.metric('Latency', { ...sum, statistic: 'p99' }))
  ring(stack, 'schedule-failed', schedules.metricTargetErrors(sum))
  const hourly = { period: Duration.hours(1), statistic: 'sum' }
  ring(stack, 'overdue-runs', ownMetric(stack, 'overdueRuns', hourly))
  ring(stack, 'kept-back', ownMetric(stack, 'keptBack', hourly))
  ring(stack, 'announced-late', ownMetric(stack, 'announcedLate', hourly))
  ring(stack, 'not-told', ownMetric(stack, 'notTold', hourly))
  ring(stack, 'calendar-missing', ownMetric(stack, 'calendarMissing', hourly))
}
