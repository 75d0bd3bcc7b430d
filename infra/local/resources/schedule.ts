import { arn, onlyKnows, type ResourceType } from './define.ts'
import { requireOfRole } from './role.ts'

interface ScheduleProperties {
  Name?: string
  GroupName?: string
  ScheduleExpression: string
  ScheduleExpressionTimezone?: string
  State?: string
  FlexibleTimeWindow: { Mode: string }
  Target: {
    Arn: string
    RoleArn: string
    Input?: string
    DeadLetterConfig?: { Arn: string }
    SqsParameters?: object
  }
}

export const schedule: ResourceType<ScheduleProperties> = {
  type: 'AWS::Scheduler::Schedule',
  nameProperty: 'Name',
  used: [
    'Name',
    'GroupName',
    'ScheduleExpression',
    'ScheduleExpressionTimezone',
    'State',
    'FlexibleTimeWindow',
    'Target',
  ],
  ignored: { KmsKeyArn: 'the disk is the machine owner’s' },
  attributes: { Arn: name => arn('scheduler', `schedule/default/${name}`) },
  start({ logicalId, name, properties }, world) {
    const { Target: target, FlexibleTimeWindow: window } = properties
    if (window.Mode !== 'OFF')
      throw new Error(`${logicalId}: FlexibleTimeWindow ${window.Mode} is not supported`)
    // RetryPolicy and DeadLetterConfig are about deliveries, which cannot fail here.
    const known = ['Arn', 'Input', 'RoleArn', 'RetryPolicy', 'DeadLetterConfig', 'SqsParameters']
    onlyKnows(`${logicalId}: Target`, target, known)
    onlyKnows(`${logicalId}: SqsParameters`, target.SqsParameters ?? {}, [])
    requireOfRole(world, logicalId, target.RoleArn, target.Arn, ['sqs:SendMessage'])
    if (target.DeadLetterConfig) {
      world.targets.find(target.DeadLetterConfig.Arn, logicalId)
      world.deadLetters.add(target.DeadLetterConfig.Arn)
    }
    world.schedules.declare({
      name,
      arn: arn('scheduler', `schedule/${properties.GroupName ?? 'default'}/${name}`),
      expression: properties.ScheduleExpression,
      timeZone: properties.ScheduleExpressionTimezone ?? 'UTC',
      enabled: properties.State !== 'DISABLED',
      deliver: world.targets.find(target.Arn, logicalId),
      input: target.Input,
    })
  },
}
