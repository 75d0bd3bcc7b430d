import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  type ScanCommandInput,
  type ScanCommandOutput,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import type { Table } from '../client.ts'
import { type Attributes, conditionOf, fromAttributes, keyFrom, toAttributes, toKey } from './attributes.ts'
import { batchGet } from './batch-get.ts'
import { type Guard, type Items, maxParts, type Range, type Write } from './items.ts'

/** Reasons for which a cancelled transaction is worth another try; any other is a fault. */
const passing = new Set([
  'None',
  'ConditionalCheckFailed',
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
])

function worthAnotherTry(error: unknown): boolean {
  if (error instanceof TransactionCanceledException)
    return (error.CancellationReasons ?? []).every(({ Code }) => passing.has(Code ?? ''))
  return error instanceof Error && error.name === 'TransactionConflictException'
}

const keysOnly = { ProjectionExpression: 'pk, sk' } as const

const conditionIf = (guard: Guard | undefined) => (guard === undefined ? {} : conditionOf(guard))

function partOf(TableName: string, write: Write): TransactWriteItem {
  if ('put' in write)
    return { Put: { TableName, Item: toAttributes(write.put), ...conditionIf(write.guard) } }
  if ('remove' in write)
    return { Delete: { TableName, Key: toKey(write.remove), ...conditionIf(write.guard) } }
  return { ConditionCheck: { TableName, Key: toKey(write.check), ...conditionOf(write.guard) } }
}

function queryOf(
  TableName: string,
  { pk, from, to, after, limit, descending, weak }: Range,
): QueryCommandInput {
  return {
    TableName,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': { S: pk }, ':from': { S: from }, ':to': { S: to } },
    ...(after !== undefined && { ExclusiveStartKey: toKey({ pk, sk: after }) }),
    ...(limit !== undefined && { Limit: limit }),
    ...(descending && { ScanIndexForward: false }),
    ConsistentRead: !weak,
  }
}

/** The items of a DynamoDB table. */
export function dynamoItems(table: Table): Items {
  const { client, name: TableName } = table

  async function* queryPages(
    range: Range,
    more: Partial<QueryCommandInput> = {},
  ): AsyncGenerator<Attributes[]> {
    let input = { ...queryOf(TableName, range), ...more }
    let left = range.limit ?? Number.POSITIVE_INFINITY
    while (left > 0) {
      const { Items = [], LastEvaluatedKey } = await client.send(new QueryCommand(input))
      yield Items.slice(0, left)
      if (LastEvaluatedKey === undefined) return
      left -= Items.length
      input = { ...input, ExclusiveStartKey: LastEvaluatedKey }
    }
  }

  async function* scanPages(more: Partial<ScanCommandInput> = {}): AsyncGenerator<Attributes[]> {
    for (let start: Partial<ScanCommandInput> | undefined = {}; start !== undefined; ) {
      const { Items = [], LastEvaluatedKey }: ScanCommandOutput = await client.send(
        new ScanCommand({ TableName, ...more, ...start }),
      )
      yield Items
      start = LastEvaluatedKey && { ExclusiveStartKey: LastEvaluatedKey }
    }
  }

  return {
    async get<Value>(key: Parameters<Items['get']>[0], weak = false) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName, Key: toKey(key), ConsistentRead: !weak }),
      )
      return Item && fromAttributes<Value>(Item)
    },

    async getHead<Head>(key: Parameters<Items['getHead']>[0]) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName, Key: toKey(key), ProjectionExpression: 'head' }),
      )
      return Item && (fromAttributes(Item).head as Head | undefined)
    },

    async getMany<Value>(keys: Parameters<Items['getMany']>[0], weak = false) {
      return (await batchGet(table, keys, weak)).map(fromAttributes<Value>)
    },

    async *query<Value>(range: Range) {
      for await (const page of queryPages(range)) for (const item of page) yield fromAttributes<Value>(item)
    },

    async *queryKeys(range) {
      for await (const page of queryPages(range, keysOnly)) for (const item of page) yield keyFrom(item)
    },

    async *scan<Value>() {
      for await (const page of scanPages()) for (const item of page) yield fromAttributes<Value>(item)
    },

    async *scanKeys() {
      for await (const page of scanPages(keysOnly)) for (const item of page) yield keyFrom(item)
    },

    async put<Value>(item: Parameters<Items['put']>[0], guard?: Guard) {
      const refusal = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const
      const conditions = guard === undefined ? {} : { ...conditionOf(guard), ...refusal }
      try {
        await client.send(new PutItemCommand({ TableName, Item: toAttributes(item), ...conditions }))
        return { done: true }
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
        return { done: false, existing: error.Item && fromAttributes<Value>(error.Item) }
      }
    },

    async remove(key, guard) {
      try {
        await client.send(new DeleteItemCommand({ TableName, Key: toKey(key), ...conditionIf(guard) }))
        return true
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false
        throw error
      }
    },

    async transact(writes) {
      if (writes.length > maxParts) throw new Error(`a transaction has at most ${maxParts} parts`)
      const TransactItems = writes.map(write => partOf(TableName, write))
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems }))
        return true
      } catch (error) {
        if (worthAnotherTry(error)) return false
        throw error
      }
    },
  }
}
