import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../template/json.ts'
import { type Decision, decide, readPolicy } from './policy.ts'

const table = 'arn:aws:dynamodb:local:000000000000:table/roster'
const allow = (more: JsonObject): JsonObject => ({
  Effect: 'Allow',
  Action: 'dynamodb:Query',
  Resource: table,
  ...more,
})
const keys = (...values: string[]) => ({ 'dynamodb:LeadingKeys': values })
const leading = (operator: string, ...values: string[]) =>
  allow({ Condition: { [operator]: { 'dynamodb:LeadingKeys': values } } })

test.each<[string, JsonObject[], string, string, Record<string, string[]>, Decision]>([
  ['what is allowed', [allow({})], 'dynamodb:Query', table, {}, 'allowed'],
  ['another action', [allow({})], 'dynamodb:Scan', table, {}, 'not allowed'],
  ['another resource', [allow({})], 'dynamodb:Query', `${table}2`, {}, 'not allowed'],
  ['an index of the table', [allow({})], 'dynamodb:Query', `${table}/index/byKind`, {}, 'not allowed'],
  ['nothing said', [], 'dynamodb:Query', table, {}, 'not allowed'],
  ['one of several', [allow({ Action: ['a:B', 'dynamodb:query'] })], 'dynamodb:Query', table, {}, 'allowed'],
  ['a wildcard in the action', [allow({ Action: 'dynamodb:Q*' })], 'dynamodb:Query', table, {}, 'allowed'],
  ['every resource', [allow({ Resource: '*' })], 'dynamodb:Query', table, {}, 'allowed'],
  ['a dot stands for itself', [allow({ Resource: 'a.b' })], 'dynamodb:Query', 'axb', {}, 'not allowed'],
  ['resources in their own case', [allow({ Resource: 'A' })], 'dynamodb:Query', 'a', {}, 'not allowed'],
  [
    'a deny, however often it is allowed',
    [allow({}), allow({ Effect: 'Deny', Action: '*', Resource: '*' })],
    'dynamodb:Query',
    table,
    {},
    'explicitly denied',
  ],
  ...(
    [
      ['ForAllValues:StringLike', keys('ORG#a', 'ORG#b'), 'allowed'],
      ['ForAllValues:StringLike', keys('ORG#a', 'POLICY'), 'not allowed'],
      ['ForAllValues:StringLike', {}, 'allowed'],
      ['ForAnyValue:StringLike', keys('ORG#a', 'POLICY'), 'allowed'],
      ['ForAnyValue:StringLike', {}, 'not allowed'],
      ['StringLike', keys('ORG#a'), 'allowed'],
      ['ForAllValues:StringEquals', keys('ORG#a'), 'not allowed'],
      ['ForAllValues:StringEquals', keys('ORG#*'), 'allowed'],
    ] as const
  ).map(
    ([operator, context, decision]) =>
      [
        `${operator} ${JSON.stringify(context)}`,
        [leading(operator, 'ORG#*')],
        'dynamodb:Query',
        table,
        context,
        decision,
      ] as [string, JsonObject[], string, string, Record<string, string[]>, Decision],
  ),
])('%s', (_, statements, action, resource, context, decision) => {
  const policy = readPolicy({ Version: '2012-10-17', Statement: statements }, 'Policy')
  expect(decide(policy, { action, resource, context })).toBe(decision)
})

describe('what is not emulated is refused, not ignored', () => {
  test.each<[JsonObject, string]>([
    [{ ...allow({}), NotAction: 'x' }, 'Policy: the policy element NotAction is not supported'],
    [{ ...allow({}), Principal: '*' }, 'Policy: the policy element Principal is not supported'],
    [
      allow({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
      'Policy: the condition operator Bool is not supported',
    ],
    [
      allow({ Condition: { StringEquals: { 'aws:SourceIp': 'x' } } }),
      'Policy: the condition key aws:SourceIp is not supported',
    ],
    [{ Effect: 'Maybe' }, 'Policy: Effect Maybe makes no sense'],
    [{ Effect: 'Allow', Action: 'a:b' }, 'Policy: expected texts, found undefined'],
  ])('%j', (statement, message) => {
    expect(() => readPolicy({ Statement: [statement] }, 'Policy')).toThrow(message)
  })
})
