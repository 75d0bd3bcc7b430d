import { expect, test } from 'vitest'
import type { Template } from '../template/load.ts'
import { RESOURCE_TYPES } from './index.ts'
import { planResources } from './plan.ts'

const plan = (template: Partial<Template>, parameters: Record<string, string> = {}) =>
  planResources(
    { stackName: 'S', template: { Resources: {}, ...template }, assets: new Map(), constructs: new Map() },
    RESOURCE_TYPES,
    parameters,
  )

test('an unknown resource type is an error', () => {
  const Resources = { Topic: { Type: 'AWS::SNS::Topic' } }
  expect(() => plan({ Resources })).toThrow(
    "Topic: the local runner doesn't know the resource type AWS::SNS::Topic",
  )
})

test('an unknown property is an error', () => {
  const Resources = { Q: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } } }
  expect(() => plan({ Resources })).toThrow(
    "Q: the local runner doesn't know the property FifoQueue of AWS::SQS::Queue",
  )
})

test('a stack within the stack may hold what is ignored, and nothing that would have to run', () => {
  const within = (Type: string) => ({
    Resources: {
      Within: { Type: 'AWS::CloudFormation::Stack', nested: { Resources: { One: { Type } } } },
    },
  })
  expect(() => plan(within('AWS::CloudWatch::Alarm'))).not.toThrow()
  expect(() => plan(within('AWS::SQS::Queue'))).toThrow(
    "Within: the local runner doesn't run a AWS::SQS::Queue of a stack within the stack",
  )
})

test('what a condition switches off may be anything', () => {
  const Resources = { Topic: { Type: 'AWS::SNS::Topic', Condition: 'InChina' } }
  const Conditions = { InChina: { 'Fn::Equals': [{ Ref: 'AWS::Partition' }, 'aws-cn'] } }
  expect(() => plan({ Resources, Conditions })).not.toThrow()
})

test('parameters need a value, and values a parameter', () => {
  const Parameters = { A: { Type: 'String' }, B: { Type: 'String' }, C: { Type: 'String', Default: 'c' } }
  expect(() => plan({ Parameters }, { A: 'a' })).toThrow('parameters without a value: B')
  expect(() => plan({ Parameters }, { A: 'a', B: 'b', D: 'd' })).toThrow(
    'parameter D: the template has none of that name',
  )
})

test('every known type says of every property that it acts on it, or why not', () => {
  for (const { type, used = [], ignored = {} } of RESOURCE_TYPES) {
    expect([type, [...used, ...Object.keys(ignored)].length > 0]).toEqual([type, true])
    expect([type, Object.values(ignored).filter(reason => reason.trim() === '')]).toEqual([type, []])
    expect([type, used.filter(property => property in ignored)]).toEqual([type, []])
  }
})
