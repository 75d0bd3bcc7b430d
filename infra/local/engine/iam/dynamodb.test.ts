import { expect, test } from 'vitest'
import type { JsonObject } from '../../template/json.ts'
import { dynamodbRequests, type FindTable } from './dynamodb.ts'

const arn = 'arn:aws:dynamodb:local:000000000000:table/roster'
const find: FindTable = name =>
  name === 'roster' ? { arn, partition: 'pk', indexes: { byKind: 'kind' } } : undefined

const TableName = 'roster'
const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 'x' } })

/** Action, resource and leading keys of what a call has to be allowed. */
const asked = (operation: string, input: JsonObject) =>
  dynamodbRequests(operation, input, find).map(({ action, resource, context }) =>
    [action, resource.replace(arn, 'T'), ...(context['dynamodb:LeadingKeys'] ?? [])].join(' '),
  )

test.each<[string, JsonObject, string[]]>([
  ['GetItem', { TableName, Key: key('a') }, ['dynamodb:GetItem T a']],
  ['PutItem', { TableName, Item: { ...key('a'), more: { N: '1' } } }, ['dynamodb:PutItem T a']],
  ['UpdateItem', { TableName: arn, Key: key('a') }, ['dynamodb:UpdateItem T a']],
  ['Scan', { TableName }, ['dynamodb:Scan T']],
  ['Scan', { TableName, IndexName: 'byKind' }, ['dynamodb:Scan T/index/byKind']],
  ['ListTables', {}, ['dynamodb:ListTables *']],
  ['GetItem', { TableName: 'unknown', Key: key('a') }, ['dynamodb:GetItem unknown']],
  [
    'Query',
    {
      TableName,
      KeyConditionExpression: '#p = :p and begins_with(sk, :s)',
      ExpressionAttributeNames: { '#p': 'pk' },
      ExpressionAttributeValues: { ':p': { S: 'ORG#a' }, ':s': { S: 'M#' } },
    },
    ['dynamodb:Query T ORG#a'],
  ],
  [
    'Query',
    {
      TableName,
      KeyConditionExpression: 'sk = :s AND pk = :p',
      ExpressionAttributeValues: { ':p': { S: 'ORG#a' }, ':s': { S: 'M#' } },
    },
    ['dynamodb:Query T ORG#a'],
  ],
  [
    'Query',
    {
      TableName,
      IndexName: 'byKind',
      KeyConditionExpression: 'kind = :k',
      ExpressionAttributeValues: { ':k': { S: 'plain' } },
    },
    ['dynamodb:Query T/index/byKind plain'],
  ],
  [
    'BatchGetItem',
    { RequestItems: { roster: { Keys: [key('a'), key('b')] }, other: { Keys: [key('c')] } } },
    ['dynamodb:BatchGetItem T a b', 'dynamodb:BatchGetItem other'],
  ],
  [
    'BatchWriteItem',
    { RequestItems: { roster: [{ PutRequest: { Item: key('a') } }, { DeleteRequest: { Key: key('b') } }] } },
    ['dynamodb:BatchWriteItem T a b'],
  ],
  [
    'TransactWriteItems',
    {
      TransactItems: [
        { Put: { TableName, Item: key('a') } },
        { Update: { TableName, Key: key('b') } },
        { Delete: { TableName, Key: key('c') } },
        { ConditionCheck: { TableName, Key: key('d') } },
      ],
    },
    [
      'dynamodb:PutItem T a',
      'dynamodb:UpdateItem T b',
      'dynamodb:DeleteItem T c',
      'dynamodb:ConditionCheckItem T d',
    ],
  ],
  ['TransactGetItems', { TransactItems: [{ Get: { TableName, Key: key('a') } }] }, ['dynamodb:GetItem T a']],
])('%s %j', (operation, input, expected) => {
  expect(asked(operation, input)).toEqual(expected)
})
