import { DeleteCommand, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from '../aws/client.ts'
import { pack, unpack } from '../aws/compressed-json.ts'
import { viewKeys, withoutKey } from '../aws/keys.ts'
import { absent, putIf } from '../aws/put-if.ts'
import { beginningWith, between, queryAll } from '../aws/query.ts'
import type { Revision } from '../domain/assessment/revision.ts'

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

function toItem({ dimensions, policy, ...plain }: Row, more: object = {}) {
  return { ...plain, packed: pack({ dimensions, policy, ...more }) }
}

function fromItem<T>(item: Record<string, unknown>): T {
  const { packed, ...plain } = withoutKey(item)
  return { ...plain, ...unpack<object>(packed as Uint8Array) } as T
}

/** Assessments in DynamoDB. */
export function dynamoAssessments(table: Table): Assessments {
  const { client, name: TableName } = table
  const revisionsOf = (cadreId: string, month: string) => {
    const { pk, sk } = viewKeys.assessment(cadreId, month, 0)
    return { ...beginningWith(pk, sk.slice(0, sk.lastIndexOf('#') + 1)), ConsistentRead: true }
  }

  return {
    async latest(cadreId, month) {
      const lastOne = { ScanIndexForward: false, Limit: 1 }
      const { Items } = await client.send(
        new QueryCommand({ TableName, ...revisionsOf(cadreId, month), ...lastOne }),
      )
      return Items?.[0] && fromItem<Revision>(Items[0])
    },

    async revision(cadreId, month, revision) {
      const Key = viewKeys.assessment(cadreId, month, revision)
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
      return Item && fromItem<Revision>(Item)
    },

    async revisions(cadreId, month) {
      return (await queryAll(table, revisionsOf(cadreId, month))).map(fromItem<Revision>)
    },

    async monthsFrom(cadreId, month) {
      const { pk, sk: from } = viewKeys.assessment(cadreId, month, 0)
      const found = await queryAll(table, {
        ...between(pk, from, viewKeys.assessment(cadreId, '9999-12', 0).sk),
        ProjectionExpression: '#month',
        ExpressionAttributeNames: { '#month': 'month' },
        ConsistentRead: true,
      })
      return [...new Set(found.map(item => item.month as string))]
    },

    add({ evidence, restates, ...row }) {
      return putIf(table, absent, {
        ...viewKeys.assessment(row.cadreId, row.month, row.revision),
        ...toItem(row, { evidence, ...(restates && { restates }) }),
      })
    },

    async rows(orgId, month) {
      const { pk, sk } = viewKeys.row(orgId, month, '')
      const items = await queryAll(table, { ...beginningWith(pk, sk), ConsistentRead: true })
      return items.map(fromItem<Row>)
    },

    async putRow(row) {
      const noLater = {
        ConditionExpression: 'attribute_not_exists(pk) OR revision <= :revision',
        ExpressionAttributeValues: { ':revision': row.revision },
      }
      const Item = { ...viewKeys.row(row.orgId, row.month, row.cadreId), ...toItem(row) }
      await putIf(table, noLater, Item)
    },

    async deleteRow(orgId, month, cadreId) {
      await client.send(new DeleteCommand({ TableName, Key: viewKeys.row(orgId, month, cadreId) }))
    },
  }
}
