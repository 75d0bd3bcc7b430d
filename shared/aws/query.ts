import { paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Table } from './client.ts'

type Query = Omit<QueryCommandInput, 'TableName'>

/** All items that a query finds, over all its pages. */
export async function queryAll({ client, name: TableName }: Table, query: Query) {
  const items: Record<string, unknown>[] = []
  for await (const { Items = [] } of paginateQuery({ client }, { TableName, ...query })) items.push(...Items)
  return items
}

/** The items of a partition. */
export const ofPartition = (pk: string): Query => ({
  KeyConditionExpression: 'pk = :pk',
  ExpressionAttributeValues: { ':pk': pk },
})

/** Those whose sort key begins so. */
export const beginningWith = (pk: string, prefix: string): Query => ({
  KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
  ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
})

/** Those whose sort key is one of the two or between them. */
export const between = (pk: string, from: string, to: string): Query => ({
  KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
  ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
})
