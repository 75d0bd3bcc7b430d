import { isObject, type Json, type JsonObject } from '../../template/json.ts'
import type { AccessRequest } from './policy.ts'

/** Partition keys of a table and of its indexes, by which `dynamodb:LeadingKeys` is found. */
export interface TableKeys {
  arn: string
  partition: string
  indexes: Readonly<Record<string, string>>
}

/** The tables of the stack, by name. */
export type FindTable = (name: string) => TableKeys | undefined

/** What a call of DynamoDB has to be allowed: one action a table, and one a part of a transaction. */
export function dynamodbRequests(operation: string, input: JsonObject, find: FindTable): AccessRequest[] {
  const request = (
    action: string,
    name: Json | undefined,
    items: readonly Json[],
    index?: Json,
  ): AccessRequest => {
    const table = find(String(name).split('/').at(-1) ?? '')
    const keys = items.flatMap(item => keyTexts(item, table?.partition))
    return {
      action: `dynamodb:${action}`,
      resource: `${table?.arn ?? name ?? '*'}${index === undefined ? '' : `/index/${index}`}`,
      context: keys.length > 0 ? { 'dynamodb:LeadingKeys': keys } : {},
    }
  }
  if (operation === 'BatchGetItem' || operation === 'BatchWriteItem')
    return Object.entries(object(input.RequestItems)).map(([name, wanted]) =>
      request(operation, name, operation === 'BatchGetItem' ? list(object(wanted).Keys) : written(wanted)),
    )
  if (operation === 'TransactGetItems' || operation === 'TransactWriteItems')
    return list(input.TransactItems).flatMap(item =>
      Object.entries(object(item)).map(([kind, part]) => {
        const { TableName, Key, Item } = object(part)
        const action = kind === 'ConditionCheck' ? 'ConditionCheckItem' : `${kind}Item`
        return request(action, TableName, [Key ?? Item ?? null])
      }),
    )
  const { TableName, IndexName, Key, Item } = input
  if (operation !== 'Query') return [request(operation, TableName, [Key ?? Item ?? null], IndexName)]
  const table = find(String(TableName).split('/').at(-1) ?? '')
  const partition = IndexName === undefined ? table?.partition : table?.indexes[String(IndexName)]
  const keys = queriedKeys(input, partition)
  return [
    {
      ...request('Query', TableName, [], IndexName),
      context: keys.length > 0 ? { 'dynamodb:LeadingKeys': keys } : {},
    },
  ]
}

/** Values of the partition key that a query names. */
function queriedKeys(input: JsonObject, partition: string | undefined): string[] {
  const names = object(input.ExpressionAttributeNames)
  const values = object(input.ExpressionAttributeValues)
  const equalities = String(input.KeyConditionExpression ?? '').matchAll(/([#\w.-]+)\s*=\s*(:\w+)/g)
  return [...equalities]
    .filter(([, name = '']) => (names[name] ?? name) === partition)
    .flatMap(([, , value = '']) => text(values[value]))
}

function written(wanted: Json | undefined): Json[] {
  return list(wanted).map(each => {
    const { PutRequest, DeleteRequest } = object(each)
    return object(PutRequest).Item ?? object(DeleteRequest).Key ?? null
  })
}

function keyTexts(item: Json, partition: string | undefined): string[] {
  return partition === undefined ? [] : text(object(item)[partition])
}

function text(value: Json | undefined): string[] {
  const [found] = Object.values(object(value))
  return typeof found === 'string' ? [found] : []
}

function object(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {}
}

function list(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : []
}
