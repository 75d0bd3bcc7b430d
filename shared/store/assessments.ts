import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, GetCommand, PutCommand, paginateQuery, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Revision } from '../domain/assessment/revision.ts'
import type { Table } from './client.ts'
import { pack, unpack } from './packed.ts'
import { viewKeys } from './tables.ts'

/** One line of an org's table: a revision without its evidence. */
export type Row = Omit<Revision, 'evidence' | 'restates'>

/** Assessments of cadres: revisions for good, and the latest of each as a line of its org's table. */
export interface Assessments {
  /** Latest revision, read consistently. */
  latest(cadreId: string, month: string): Promise<Revision | undefined>
  revision(cadreId: string, month: string, revision: number): Promise<Revision | undefined>
  /** All revisions, ascending. */
  revisions(cadreId: string, month: string): Promise<Revision[]>
  /** Months from `month` on for which the cadre was assessed, ascending. */
  monthsFrom(cadreId: string, month: string): Promise<string[]>
  /** Adds a revision; false if there already is one of that number. */
  add(revision: Revision): Promise<boolean>
  /** Lines of the org's own cadres, ascending by cadre; read consistently. */
  rows(orgId: string, month: string): Promise<Row[]>
  /** Puts the line of a revision, unless a later one is there. */
  putRow(row: Row): Promise<void>
  deleteRow(orgId: string, month: string, cadreId: string): Promise<void>
}

type Item = Record<string, unknown> & { packed: Uint8Array }

function toItem({ dimensions, policy, ...plain }: Row, more: object = {}): Item {
  return { ...plain, packed: pack({ dimensions, policy, ...more }) }
}

const fromItem = <T>({ pk: _pk, sk: _sk, packed, ...plain }: Item): T =>
  ({ ...plain, ...unpack<object>(packed) }) as T

/** Assessments in DynamoDB. */
export function dynamoAssessments({ client, name: TableName }: Table): Assessments {
  const query = async <T>(pk: string, prefix: string, options: object = {}): Promise<T[]> => {
    const pages = paginateQuery(
      { client },
      {
        TableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
        ConsistentRead: true,
        ...options,
      },
    )
    const found: T[] = []
    for await (const page of pages) found.push(...(page.Items ?? []).map(item => fromItem<T>(item as Item)))
    return found
  }
  const revisionPrefix = (cadreId: string, month: string) => {
    const { pk, sk } = viewKeys.assessment(cadreId, month, 0)
    return { pk, prefix: sk.slice(0, sk.lastIndexOf('#') + 1) }
  }

  return {
    async latest(cadreId, month) {
      const { pk, prefix } = revisionPrefix(cadreId, month)
      const { Items } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
          ConsistentRead: true,
          ScanIndexForward: false,
          Limit: 1,
        }),
      )
      return Items?.[0] && fromItem<Revision>(Items[0] as Item)
    },

    async revision(cadreId, month, revision) {
      const Key = viewKeys.assessment(cadreId, month, revision)
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
      return Item && fromItem<Revision>(Item as Item)
    },

    revisions(cadreId, month) {
      const { pk, prefix } = revisionPrefix(cadreId, month)
      return query<Revision>(pk, prefix)
    },

    async monthsFrom(cadreId, month) {
      const pages = paginateQuery(
        { client },
        {
          TableName,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: {
            ':pk': viewKeys.assessment(cadreId, month, 0).pk,
            ':from': viewKeys.assessment(cadreId, month, 0).sk,
            ':to': viewKeys.assessment(cadreId, '9999-12', 0).sk,
          },
          ProjectionExpression: '#month',
          ExpressionAttributeNames: { '#month': 'month' },
          ConsistentRead: true,
        },
      )
      const months = new Set<string>()
      for await (const page of pages) for (const item of page.Items ?? []) months.add(item.month)
      return [...months]
    },

    async add({ evidence, restates, ...row }) {
      const Item = {
        ...viewKeys.assessment(row.cadreId, row.month, row.revision),
        ...toItem(row, { evidence, ...(restates && { restates }) }),
      }
      try {
        await client.send(
          new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
        )
        return true
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false
        throw error
      }
    },

    rows(orgId, month) {
      const { pk, sk } = viewKeys.row(orgId, month, '')
      return query<Row>(pk, sk)
    },

    async putRow(row) {
      try {
        await client.send(
          new PutCommand({
            TableName,
            Item: { ...viewKeys.row(row.orgId, row.month, row.cadreId), ...toItem(row) },
            ConditionExpression: 'attribute_not_exists(pk) OR revision <= :revision',
            ExpressionAttributeValues: { ':revision': row.revision },
          }),
        )
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
      }
    },

    async deleteRow(orgId, month, cadreId) {
      await client.send(new DeleteCommand({ TableName, Key: viewKeys.row(orgId, month, cadreId) }))
    },
  }
}
