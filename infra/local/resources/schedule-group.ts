import { arn, type ResourceType } from './define.ts'

export const scheduleGroup: ResourceType = {
  type: 'AWS::Scheduler::ScheduleGroup',
  nameProperty: 'Name',
  properties: { Name: 'used', Tags: 'ignored: nobody reads them' },
  attributes: { Arn: name => arn('scheduler', `schedule-group/${name}`) },
}
