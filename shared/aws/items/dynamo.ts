import { setTimeout as pause } from 'node:timers/promises'
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { BatchGetCommand, paginateQuery, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from '../client.ts'
import type { Key } from '../keys.ts'
import { dynamoGet } from './dynamo-get.ts'
import type { Guard, Item, Items, Write } from './items.ts'

/** DynamoDB's own limit of one BatchGetItem. */
const batch = 100

/** Reasons for which a cancelled transaction is worth another try; any other is a fault. */
const passing = new Set([
  'None',
  'ConditionalCheckFailed',
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
])

const condition = (guard: Guard | undefined) =>
  guard === undefined
    ? {}
    : guard === 'absent'
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': guard } }

function part(TableName: string, write: Write) {
  if ('put' in write) return { Put: { TableName, Item: { ...write.put }, ...condition(write.guard) } }
  if ('remove' in write) return { Delete: { TableName, Key: { ...write.remove } } }
  const { ConditionExpression = '', ...rest } = condition(write.guard)
  return { ConditionCheck: { TableName, Key: { ...write.check }, ConditionExpression, ...rest } }
}

function worthAnotherTry(error: unknown): boolean {
  if (error instanceof TransactionCanceledException)
    return (error.CancellationReasons ?? []).every(({ Code }) => passing.has(Code ?? ''))
  return error instanceof Error && error.name === 'TransactionConflictException'
}

/** The items of a DynamoDB table. */
export function dynamoItems(table: Table): Items {
  const { client, name: TableName } = table

  /** One BatchGetItem; what DynamoDB left undone is asked again, more and more slowly. */
  async function getBatch(keys: readonly Key[]): Promise<Item[]> {
    const found: Item[] = []
    let left = keys.map(({ pk, sk }): Record<string, unknown> => ({ pk, sk }))
    for (let attempt = 0; left.length > 0; attempt++) {
      if (attempt > 0) await pause(Math.random() * Math.min(2000, 25 * 2 ** attempt))
      const request = { RequestItems: { [TableName]: { Keys: left, ConsistentRead: true } } }
      const { Responses, UnprocessedKeys } = await client.send(new BatchGetCommand(request))
      found.push(...((Responses?.[TableName] ?? []) as Item[]))
      left = UnprocessedKeys?.[TableName]?.Keys ?? []
    }
    return found
  }

  return {
    get: dynamoGet(table),

    async getMany<Value>(keys: readonly Key[]) {
      const distinct = [...new Map(keys.map(key => [`${key.pk} ${key.sk}`, key])).values()]
      const batches = Array.from({ length: Math.ceil(distinct.length / batch) }, (_, i) =>
        getBatch(distinct.slice(i * batch, (i + 1) * batch)),
      )
      return (await Promise.all(batches)).flat() as Item<Value>[]
    },

    async *query<Value>({ pk, from, to, after, limit }: Parameters<Items['query']>[0]) {
      const pages = paginateQuery(
        { client },
        {
          TableName,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
          ExclusiveStartKey: after === undefined ? undefined : { pk, sk: after },
          Limit: limit,
          ConsistentRead: true,
        },
      )
      for await (const page of pages) yield* (page.Items ?? []) as Item<Value>[]
    },

    async transact(writes) {
      try {
        await client.send(
          new TransactWriteCommand({ TransactItems: writes.map(write => part(TableName, write)) }),
        )
        return true
      } catch (error) {
        if (worthAnotherTry(error)) return false
        throw error
      }
    },
  }
}
