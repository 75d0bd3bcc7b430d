import { compressJson, expandJson } from '../aws/compressed-json.ts'
import { beginningWith, type Item, type Items } from '../aws/items/items.ts'
import { viewKeys } from '../aws/keys.ts'
import type { Revision } from '../domain/assessment/revision.ts'

/** One line of an org's table: a revision without its evidence. */
export type Row = Omit<Revision, 'evidence' | 'restates' | 'voiced' | 'movedFrom'>

/** The line of a revision. */
export function rowOf(revision: Revision): Row {
  const { evidence: _evidence, restates: _restates, voiced: _voiced, movedFrom: _from, ...row } = revision
  return row
}

/** A line as it stands in its item; the item's version is its revision. Null where a line was taken away. */
export const rowItem = (
  row: Row | null,
  at: Pick<Row, 'orgId' | 'month' | 'cadreId' | 'revision'>,
): Item<Uint8Array | null> => ({
  ...viewKeys.row(at.orgId, at.month, at.cadreId),
  version: at.revision,
  value: row && compressJson(row),
})

/** A view of the results: the latest of each cadre as a line of its org's table. */
export type Rows = ReturnType<typeof rowsOn>

/** Lines of tables stored in these items. */
export function rowsOn(items: Items) {
  return {
    /** Lines of the org's own cadres, ascending by cadre; read consistently. */
    async listRows(orgId: string, month: string): Promise<Row[]> {
      const { pk, sk } = viewKeys.row(orgId, month, '')
      const rows: Row[] = []
      for await (const { value } of items.query<Uint8Array | null>(beginningWith(pk, sk)))
        if (value !== null) rows.push(expandJson<Row>(value))
      return rows
    },

    /** Those of the lines that there are, in any order; read consistently. */
    async readRows(of: readonly Pick<Row, 'orgId' | 'month' | 'cadreId'>[]): Promise<Row[]> {
      const keys = of.map(({ orgId, month, cadreId }) => viewKeys.row(orgId, month, cadreId))
      const found = await items.getMany<Uint8Array | null>(keys)
      return found.flatMap(({ value }) => (value === null ? [] : [expandJson<Row>(value)]))
    },

    /** Puts the line of a revision, unless a later one is there. */
    async putRow(row: Row): Promise<void> {
      await items.put(rowItem(row, row), { atMost: row.revision })
    },

    /** Takes the line away, unless one of a later revision is there. What stays keeps an earlier one from coming back. */
    async deleteRow(orgId: string, month: string, cadreId: string, revision: number): Promise<void> {
      await items.put(rowItem(null, { orgId, month, cadreId, revision }), { atMost: revision })
    },
  }
}
