import { Duration, RemovalPolicy, type Stack, TimeZone } from 'aws-cdk-lib'
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
  for (const { name, summary, cron, timeZone, queue: queueName, message } of schedules) {
    const { queue, deadLetters } = queues(queueName)
    new Schedule(stack, constructId(name, 'schedule'), {
      description: summary,
      scheduleGroup,
      schedule: ScheduleExpression.expression(`cron(${cron})`, TimeZone.of(timeZone)),
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
