import { arn, type PropertyUse, type ResourceType } from './define.ts'

const ANY = (reason: string): Record<string, PropertyUse> => ({ '*': `ignored: ${reason}` })

/** Types that have nothing to do on one machine, each for its reason. */
export const ignored: ResourceType[] = [
  { type: 'AWS::Lambda::Permission', properties: ANY('services call what the template wires to them') },
  { type: 'AWS::SQS::QueuePolicy', properties: ANY('services call what the template wires to them') },
  {
    type: 'AWS::CloudFormation::Stack',
    properties: ANY('it may hold nothing but types that are ignored'),
  },
  { type: 'AWS::S3::BucketPolicy', properties: ANY('the endpoint answers on loopback alone, without TLS') },
  { type: 'AWS::Glue::Database', properties: ANY('`npm run lake` asks the objects themselves') },
  { type: 'AWS::Glue::Table', properties: ANY('`npm run lake` asks the objects themselves') },
  { type: 'AWS::Athena::WorkGroup', properties: ANY('`npm run lake` asks DuckDB') },
  { type: 'AWS::Athena::NamedQuery', properties: ANY('`npm run lake` knows the same questions') },
  {
    type: 'AWS::KMS::Key',
    properties: ANY('the disk is the machine owner’s'),
    attributes: { Arn: name => arn('kms', `key/${name}`) },
  },
  {
    type: 'AWS::Logs::LogGroup',
    nameProperty: 'LogGroupName',
    properties: ANY('output goes to files'),
    attributes: { Arn: name => arn('logs', `log-group:${name}:*`) },
  },
  { type: 'AWS::Logs::QueryDefinition', properties: ANY('nobody asks the files') },
  { type: 'AWS::CloudWatch::Dashboard', properties: ANY('no metrics') },
  {
    type: 'AWS::CloudWatch::Alarm',
    nameProperty: 'AlarmName',
    properties: ANY('no metrics'),
    attributes: { Arn: name => arn('cloudwatch', `alarm:${name}`) },
  },
]
