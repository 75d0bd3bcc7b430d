import { arn, type PropertyUse, type ResourceType } from './define.ts'

const ANY = (reason: string): Record<string, PropertyUse> => ({ '*': `ignored: ${reason}` })

/** Types that have nothing to do on one machine, each for its reason. */
export const ignored: ResourceType[] = [
  {
    type: 'AWS::IAM::Role',
    nameProperty: 'RoleName',
    properties: ANY('no permissions here'),
    attributes: { Arn: name => arn('iam', `role/${name}`), RoleId: name => name },
  },
  { type: 'AWS::IAM::Policy', properties: ANY('no permissions here') },
  {
    type: 'AWS::IAM::ManagedPolicy',
    properties: ANY('no permissions here'),
    ref: name => arn('iam', `policy/${name}`),
  },
  { type: 'AWS::Lambda::Permission', properties: ANY('no permissions here') },
  { type: 'AWS::SQS::QueuePolicy', properties: ANY('no permissions here') },
  { type: 'AWS::Events::EventBusPolicy', properties: ANY('no permissions here') },
  {
    type: 'AWS::Logs::LogGroup',
    nameProperty: 'LogGroupName',
    properties: ANY('output goes to files'),
    attributes: { Arn: name => arn('logs', `log-group:${name}:*`) },
  },
  {
    type: 'AWS::CloudWatch::Alarm',
    nameProperty: 'AlarmName',
    properties: ANY('no metrics'),
    attributes: { Arn: name => arn('cloudwatch', `alarm:${name}`) },
  },
  { type: 'AWS::CDK::Metadata', properties: ANY('about CDK itself') },
]
