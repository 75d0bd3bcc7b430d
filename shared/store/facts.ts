import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb'
import type { MonthFacts } from '../domain/facts.ts'
import type { Table } from './client.ts'
import { pack, unpack } from './packed.ts'
import type { Seal } from './seal.ts'
import { viewKeys } from './tables.ts'

/** The view of a cadre's month: what was folded, from which events. */
export interface FactsView extends Seal {
  readonly facts: MonthFacts
  /** Grows by one with every write; the guard against a stale fold. */
  readonly version: number
}

/** The views of cadres' months. */
export interface FactsStore {
  /** Read consistently. */
  read(cadreId: string, month: string): Promise<FactsView | undefined>
  /** Facts of the months `from` to `to`, inclusive, ascending; months without events are missing. Read consistently. */
  range(cadreId: string, from: string, to: string): Promise<MonthFacts[]>
  /** Writes the view in place of version `view.version - 1`; false if another writer was faster. */
  write(cadreId: string, month: string, view: FactsView): Promise<boolean>
}

/** The views of cadres' months in DynamoDB. */
export function dynamoFacts({ client, name: TableName }: Table): FactsStore {
  return {
    async read(cadreId, month) {
      const Key = viewKeys.facts(cadreId, month)
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
      return Item && { facts: unpack(Item.facts), version: Item.version, count: Item.count, hash: Item.hash }
    },

    async range(cadreId, from, to) {
      const pages = paginateQuery(
        { client },
        {
          TableName,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: {
            ':pk': viewKeys.facts(cadreId, from).pk,
            ':from': viewKeys.facts(cadreId, from).sk,
            ':to': viewKeys.facts(cadreId, to).sk,
          },
          ConsistentRead: true,
        },
      )
      const months: MonthFacts[] = []
      for await (const page of pages)
        months.push(...(page.Items ?? []).map(item => unpack<MonthFacts>(item.facts)))
      return months
    },

    async write(cadreId, month, { facts, version, count, hash }) {
      try {
        await client.send(
          new PutCommand({
            TableName,
            Item: { ...viewKeys.facts(cadreId, month), facts: pack(facts), version, count, hash },
            ConditionExpression: version === 1 ? 'attribute_not_exists(pk)' : 'version = :before',
            ...(version > 1 && { ExpressionAttributeValues: { ':before': version - 1 } }),
          }),
        )
        return true
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false
        throw error
      }
    },
  }
}
