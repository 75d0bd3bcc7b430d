import { arn, type ResourceType } from './define.ts'

export const scheduleGroup: ResourceType = {
  type: 'AWS::Scheduler::ScheduleGroup',
  nameProperty: 'Name',
  used: ['Name'],
  attributes: { Arn: name => arn('scheduler', `schedule-group/${name}`) },
}
