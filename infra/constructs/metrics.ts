import { Aws, type Stack } from 'aws-cdk-lib'
import { Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch'
import type { Rule } from 'aws-cdk-lib/aws-events'
import type { MetricName } from '../../shared/telemetry/metrics.ts'

/** A metric of the system's own, whatever its dimension says. */
export const ownMetric = (stack: Stack, metricName: MetricName, options: MetricOptions): Metric =>
  new Metric({ namespace: stack.stackName, metricName, ...options })

/** How often a rule of the stack's bus could not hand an event over. */
export const failedInvocations = (rule: Rule, options: MetricOptions): Metric =>
  new Metric({
    namespace: 'AWS/Events',
    metricName: 'FailedInvocations',
    dimensionsMap: { EventBusName: Aws.STACK_NAME, RuleName: rule.node.scope?.node.id ?? '' },
    ...options,
  })
