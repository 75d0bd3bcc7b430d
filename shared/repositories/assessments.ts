import { compressJson, expandJson } from '../aws/compressed-json.ts'
import { beginningWith, type Item, type Items } from '../aws/items/items.ts'
import { viewKeys } from '../aws/keys.ts'
import type { Revision } from '../domain/assessment/revision.ts'

/** One line of an org's table: a revision without its evidence. */
export type Row = Omit<Revision, 'evidence' | 'restates' | 'voiced'>

/** Assessments of cadres: revisions for good, and the latest of each as a line of its org's table. */
export interface Assessments {
  /** Latest revision, read consistently. */
  readLatestRevision(cadreId: string, month: string): Promise<Revision | undefined>
  readRevision(cadreId: string, month: string, revision: number): Promise<Revision | undefined>
  /** All revisions, ascending. */
  readRevisions(cadreId: string, month: string): Promise<Revision[]>
  /** All revisions of the months from one to another, ascending. */
  readRevisionsBetween(cadreId: string, from: string, to: string): Promise<Revision[]>
  /** Months from `month` on for which the cadre was assessed, ascending. */
  listAssessedMonths(cadreId: string, month: string): Promise<string[]>
  /** Adds a revision; false if there already is one of that number. */
  addRevision(revision: Revision): Promise<boolean>
  /** Lines of the org's own cadres, ascending by cadre; read consistently. */
  listRows(orgId: string, month: string): Promise<Row[]>
  /** Puts the line of a revision, unless a later one is there. */
  putRow(row: Row): Promise<void>
  /**
   * Takes the line away, unless one of a later revision is there. What stays in its place keeps an earlier one from
   * coming back.
   */
  deleteRow(orgId: string, month: string, cadreId: string, revision: number): Promise<void>
}

async function* expanded<Value>(items: AsyncIterable<Item<Uint8Array>>): AsyncGenerator<Value> {
  for await (const { value } of items) yield expandJson<Value>(value)
}

/** Assessments stored in these items. */
export function assessmentsOn(items: Items): Assessments {
  const revisionsOf = (cadreId: string, month: string) => {
    const { pk, sk } = viewKeys.assessment(cadreId, month, 0)
    return beginningWith(pk, sk.slice(0, sk.lastIndexOf('#') + 1))
  }

  return {
    async readLatestRevision(cadreId, month) {
      const lastOne = { ...revisionsOf(cadreId, month), descending: true, limit: 1 }
      const [latest] = await Array.fromAsync(expanded<Revision>(items.query(lastOne)))
      return latest
    },

    async readRevision(cadreId, month, revision) {
      const item = await items.get<Uint8Array>(viewKeys.assessment(cadreId, month, revision))
      return item && expandJson<Revision>(item.value)
    },

    readRevisions: (cadreId, month) =>
      Array.fromAsync(expanded<Revision>(items.query(revisionsOf(cadreId, month)))),

    readRevisionsBetween(cadreId, from, to) {
      const { pk, sk } = viewKeys.assessment(cadreId, from, 0)
      const last = viewKeys.assessment(cadreId, to, 999_999).sk
      return Array.fromAsync(expanded<Revision>(items.query({ pk, from: sk, to: last })))
    },

    async listAssessedMonths(cadreId, month) {
      const { pk, sk: from } = viewKeys.assessment(cadreId, month, 0)
      const months = new Set<string>()
      for await (const { sk } of items.queryKeys({
        pk,
        from,
        to: viewKeys.assessment(cadreId, '9999-12', 0).sk,
      }))
        months.add(sk.split('#')[1] as string)
      return [...months]
    },

    async addRevision(revision) {
      const key = viewKeys.assessment(revision.cadreId, revision.month, revision.revision)
      return (await items.put({ ...key, value: compressJson(revision) }, 'absent')).done
    },

    async listRows(orgId, month) {
      const { pk, sk } = viewKeys.row(orgId, month, '')
      const rows: Row[] = []
      for await (const { value } of items.query<Uint8Array | null>(beginningWith(pk, sk)))
        if (value !== null) rows.push(expandJson<Row>(value))
      return rows
    },

    async putRow(row) {
      const key = viewKeys.row(row.orgId, row.month, row.cadreId)
      const item = { ...key, version: row.revision, value: compressJson(row) }
      await items.put(item, { atMost: row.revision })
    },

    async deleteRow(orgId, month, cadreId, revision) {
      const item = { ...viewKeys.row(orgId, month, cadreId), version: revision, value: null }
      await items.put(item, { atMost: revision })
    },
  }
}
