import { arn, type ResourceType } from './define.ts'

const ANY = (reason: string) => ({ '*': reason })

/** Types that have nothing to do on one machine, each for its reason. */
export const ignored: ResourceType[] = [
  { type: 'AWS::Lambda::Permission', ignored: ANY('services call what the template wires to them') },
  { type: 'AWS::SQS::QueuePolicy', ignored: ANY('services call what the template wires to them') },
  {
    type: 'AWS::CloudFormation::Stack',
    ignored: ANY('it may hold nothing but types that are ignored'),
  },
  { type: 'AWS::S3::BucketPolicy', ignored: ANY('the endpoint answers on loopback alone, without TLS') },
  { type: 'AWS::Glue::Database', ignored: ANY('`npm run lake` asks the objects themselves') },
  { type: 'AWS::Glue::Table', ignored: ANY('`npm run lake` asks the objects themselves') },
  { type: 'AWS::Athena::WorkGroup', ignored: ANY('`npm run lake` asks DuckDB') },
  { type: 'AWS::Athena::NamedQuery', ignored: ANY('`npm run lake` knows the same questions') },
  {
    type: 'AWS::KMS::Key',
    ignored: ANY('the disk is the machine owner’s'),
    attributes: { Arn: name => arn('kms', `key/${name}`) },
  },
  {
    type: 'AWS::Logs::LogGroup',
    nameProperty: 'LogGroupName',
    ignored: ANY('output goes to files'),
    attributes: { Arn: name => arn('logs', `log-group:${name}:*`) },
  },
  { type: 'AWS::Logs::QueryDefinition', ignored: ANY('nobody asks the files') },
  { type: 'AWS::CloudWatch::Dashboard', ignored: ANY('no metrics') },
  {
    type: 'AWS::CloudWatch::Alarm',
    nameProperty: 'AlarmName',
    ignored: ANY('no metrics'),
    attributes: { Arn: name => arn('cloudwatch', `alarm:${name}`) },
  },
]
