import { expect, test } from 'vitest'
import { synthesizeAs } from './synthesize.ts'

const anywhere = synthesizeAs({ validated: true })
const china = synthesizeAs({ env: { region: 'cn-north-1' }, validated: true })

test('the template that is deployed names no partition and no region', () => {
  for (const text of [anywhere.text, ...anywhere.within]) {
    expect(text).not.toMatch(/arn:aws/)
    expect(text).not.toMatch(/amazonaws\.com\.cn|[a-z]{2}-[a-z]+-\d/)
  }
})

test('a template for China names no other partition, nor do those of the stacks within it', () => {
  for (const text of [china.text, ...china.within]) expect(text).not.toMatch(/arn:aws:/)
  expect(china.within.length).toBeGreaterThan(0)
})

test('CDK finds nothing to complain about', () => {
  expect(anywhere.findings).toEqual([])
  expect(china.findings).toEqual([])
})

test('only resource types that the local run executes are used', () => {
  const known = [
    'AWS::ApiGatewayV2::Api',
    'AWS::ApiGatewayV2::Authorizer',
    'AWS::ApiGatewayV2::Integration',
    'AWS::ApiGatewayV2::Route',
    'AWS::ApiGatewayV2::Stage',
    'AWS::Athena::NamedQuery',
    'AWS::Athena::WorkGroup',
    'AWS::CloudFormation::Stack',
    'AWS::CloudWatch::Alarm',
    'AWS::CloudWatch::Dashboard',
    'AWS::DynamoDB::Table',
    'AWS::Events::EventBus',
    'AWS::Events::Rule',
    'AWS::Glue::Database',
    'AWS::Glue::Table',
    'AWS::IAM::Policy',
    'AWS::IAM::Role',
    'AWS::KMS::Key',
    'AWS::Lambda::EventSourceMapping',
    'AWS::Lambda::Function',
    'AWS::Lambda::Permission',
    'AWS::Logs::LogGroup',
    'AWS::Logs::QueryDefinition',
    'AWS::S3::Bucket',
    'AWS::S3::BucketPolicy',
    'AWS::SQS::Queue',
    'AWS::SQS::QueuePolicy',
    'AWS::Scheduler::Schedule',
    'AWS::Scheduler::ScheduleGroup',
    'AWS::SecretsManager::Secret',
  ]
  for (const { types } of [anywhere, china]) expect(types.filter(type => !known.includes(type))).toEqual([])
})
