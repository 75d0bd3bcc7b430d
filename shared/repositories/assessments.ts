import { DeleteCommand, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from '../aws/client.ts'
import { compressJson, expandJson } from '../aws/compressed-json.ts'
import { absent, conditionalPut } from '../aws/conditional-put.ts'
import { viewKeys, withoutKey } from '../aws/keys.ts'
import { beginningWith, between, queryAll } from '../aws/query.ts'
import type { Revision } from '../domain/assessment/revision.ts'

/** One line of an org's table: a revision without its evidence. */
export type Row = Omit<Revision, 'evidence' | 'restates'>

/** Assessments of cadres: revisions for good, and the latest of each as a line of its org's table. */
export interface Assessments {
  /** Latest revision, read consistently. */
  readLatestRevision(cadreId: string, month: string): Promise<Revision | undefined>
  readRevision(cadreId: string, month: string, revision: number): Promise<Revision | undefined>
  /** All revisions, ascending. */
  readRevisions(cadreId: string, month: string): Promise<Revision[]>
  /** Months from `month` on for which the cadre was assessed, ascending. */
  listAssessedMonths(cadreId: string, month: string): Promise<string[]>
  /** Adds a revision; false if there already is one of that number. */
  addRevision(revision: Revision): Promise<boolean>
  /** Lines of the org's own cadres, ascending by cadre; read consistently. */
  listRows(orgId: string, month: string): Promise<Row[]>
  /** Puts the line of a revision, unless a later one is there. */
  putRow(row: Row): Promise<void>
  deleteRow(orgId: string, month: string, cadreId: string): Promise<void>
}

function toItem({ dimensions, policy, ...plain }: Row, more: object = {}) {
  return { ...plain, packed: compressJson({ dimensions, policy, ...more }) }
}

function fromItem<T>(item: Record<string, unknown>): T {
  const { packed, ...plain } = withoutKey(item)
  return { ...plain, ...expandJson<object>(packed as Uint8Array) } as T
}

/** Assessments in DynamoDB. */
export function dynamoAssessments(table: Table): Assessments {
  const { client, name: TableName } = table
  const revisionsOf = (cadreId: string, month: string) => {
    const { pk, sk } = viewKeys.assessment(cadreId, month, 0)
    return { ...beginningWith(pk, sk.slice(0, sk.lastIndexOf('#') + 1)), ConsistentRead: true }
  }

  return {
    async readLatestRevision(cadreId, month) {
      const lastOne = { ScanIndexForward: false, Limit: 1 }
      const { Items } = await client.send(
        new QueryCommand({ TableName, ...revisionsOf(cadreId, month), ...lastOne }),
      )
      return Items?.[0] && fromItem<Revision>(Items[0])
    },

    async readRevision(cadreId, month, revision) {
      const Key = viewKeys.assessment(cadreId, month, revision)
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
      return Item && fromItem<Revision>(Item)
    },

    async readRevisions(cadreId, month) {
      return (await queryAll(table, revisionsOf(cadreId, month))).map(fromItem<Revision>)
    },

    async listAssessedMonths(cadreId, month) {
      const { pk, sk: from } = viewKeys.assessment(cadreId, month, 0)
      const found = await queryAll(table, {
        ...between(pk, from, viewKeys.assessment(cadreId, '9999-12', 0).sk),
        ProjectionExpression: '#month',
        ExpressionAttributeNames: { '#month': 'month' },
        ConsistentRead: true,
      })
      return [...new Set(found.map(item => item.month as string))]
    },

    addRevision({ evidence, restates, ...row }) {
      return conditionalPut(table, absent, {
        ...viewKeys.assessment(row.cadreId, row.month, row.revision),
        ...toItem(row, { evidence, ...(restates && { restates }) }),
      })
    },

    async listRows(orgId, month) {
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
      await conditionalPut(table, noLater, Item)
    },

    async deleteRow(orgId, month, cadreId) {
      await client.send(new DeleteCommand({ TableName, Key: viewKeys.row(orgId, month, cadreId) }))
    },
  }
}
