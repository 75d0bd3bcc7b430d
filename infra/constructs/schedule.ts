import { CfnParameter, Duration, RemovalPolicy, type Stack, TimeZone } from 'aws-cdk-lib'
import { Schedule, ScheduleExpression, ScheduleGroup, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler'
import { SqsSendMessage } from 'aws-cdk-lib/aws-scheduler-targets'
import type { Schedule as Declaration } from '../../shared/contracts/function.ts'
import { constructId } from './names.ts'
import type { WorkQueues } from './queues.ts'

/** Every schedule: at its time its message goes to its work queue, or to the dead letters of that queue. Gives the group that counts them. */
export function createSchedules(
  stack: Stack,
  schedules: readonly Declaration[],
  queues: WorkQueues,
): ScheduleGroup {
  const scheduleGroup = new ScheduleGroup(stack, 'Schedules', { removalPolicy: RemovalPolicy.DESTROY })
  for (const { name, summary, cron, parameter, timeZone, queue: queueName, message } of schedules) {
    const usual = `cron(${cron})`
    const expression = parameter
      ? new CfnParameter(stack, parameter, { description: `When: ${summary}`, default: usual }).valueAsString
      : usual
    const { queue, deadLetters } = queues(queueName)
    new Schedule(stack, constructId(name, 'schedule'), {
      description: summary,
      scheduleGroup,
      schedule: ScheduleExpression.expression(expression, TimeZone.of(timeZone)),
      target: new SqsSendMessage(queue, {
        input: ScheduleTargetInput.fromObject(message),
        deadLetterQueue: deadLetters,
        maxEventAge: Duration.hours(24),
        retryAttempts: 185,
      }),
    })
  }
  return scheduleGroup
}
