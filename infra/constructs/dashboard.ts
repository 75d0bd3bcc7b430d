import { Duration, type Stack } from 'aws-cdk-lib'
import { Dashboard, GraphWidget, type IMetric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { type MetricName, metrics } from '../../shared/telemetry/metrics.ts'
import type { Watched } from './alarms.ts'
import { failedInvocations, ownMetric } from './metrics.ts'
import { DeadLetters } from './queues.ts'

const period = Duration.minutes(5)
const sum: MetricOptions = { period, statistic: 'sum' }
const max: MetricOptions = { period, statistic: 'max' }

/** Half the width of a dashboard. */
const size = { width: 12, height: 6 } as const

/** One dashboard of everything that the catalogue declares: the API, functions, streams, queues, and our own metrics. */
export function createDashboard(
  stack: Stack,
  { functions, streamReaders, rules, schedules, api }: Watched,
): void {
  const graph = (title: string, left: IMetric[], right: IMetric[] = []) =>
    new GraphWidget({ title, left, right, ...size })
  const queues = stack.node.children.filter(construct => construct instanceof Queue)
  const [dead, work] = [
    queues.filter(queue => queue instanceof DeadLetters),
    queues.filter(queue => !(queue instanceof DeadLetters)),
  ]
  const own = (names: readonly MetricName[], options: MetricOptions) =>
    names.map(name => ownMetric(stack, name, options))
  const names = Object.keys(metrics) as MetricName[]
  const isTime = (name: MetricName) => metrics[name].unit === 'Milliseconds'

  new Dashboard(stack, 'Dashboard', {
    dashboardName: stack.stackName,
    widgets: [
      [
        graph(
          'Requests, and those that failed',
          (['Count', '4xx', '5xx'] as const).map(name => api.metric(name, sum)),
        ),
        graph(
          'Latency of the API',
          ['p50', 'p99'].map(statistic => api.metric('Latency', { period, statistic })),
        ),
      ],
      [
        graph(
          'Errors and throttles of functions',
          functions.map(fn => fn.metricErrors({ ...sum, label: fn.node.id })),
          functions.map(fn => fn.metricThrottles({ ...sum, label: `${fn.node.id} throttled` })),
        ),
        graph(
          'Duration of functions (p99)',
          functions.map(fn => fn.metricDuration({ period, statistic: 'p99', label: fn.node.id })),
        ),
      ],
      [
        graph(
          'Age of the oldest message',
          work.map(queue => queue.metricApproximateAgeOfOldestMessage({ ...max, label: queue.node.id })),
        ),
        graph(
          'Messages that wait; dead letters on the right',
          work.map(queue => queue.metricApproximateNumberOfMessagesVisible({ ...max, label: queue.node.id })),
          dead.map(queue => queue.metricApproximateNumberOfMessagesVisible({ ...max, label: queue.node.id })),
        ),
      ],
      [
        graph(
          'How far readers are behind their streams',
          streamReaders.map(fn => fn.metric('IteratorAge', { ...max, label: fn.node.id })),
        ),
        graph('Rules and schedules that failed', [
          ...rules.map(rule => failedInvocations(rule, sum)),
          schedules.metricTargetErrors(sum),
        ]),
      ],
      [
        graph(
          'What the system counts',
          own(
            names.filter(name => !isTime(name)),
            sum,
          ),
        ),
        graph(
          'From the receipt to the view',
          names
            .filter(isTime)
            .flatMap(name => ['p50', 'p99'].map(statistic => ownMetric(stack, name, { period, statistic }))),
        ),
      ],
    ],
  })
}
