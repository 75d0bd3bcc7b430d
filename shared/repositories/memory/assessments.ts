import type { Revision } from '../../domain/assessment/revision.ts'
import type { Assessments, Row } from '../assessments.ts'
import { kept } from './kept.ts'

/** Assessments in memory, for tests. */
export function memoryAssessments(): Assessments {
  const revisions = kept<Revision>()
  const rows = kept<Row>()
  return {
    latest: async (cadreId, month) => revisions.under(cadreId, month).at(-1),
    revision: async (cadreId, month, revision) => revisions.get(cadreId, month, revision),
    revisions: async (cadreId, month) => revisions.under(cadreId, month),
    monthsFrom: async (cadreId, month) => [
      ...new Set(revisions.under(cadreId).flatMap(known => (known.month >= month ? [known.month] : []))),
    ],
    async add(revision) {
      const key = [revision.cadreId, revision.month, revision.revision] as const
      if (revisions.get(...key)) return false
      revisions.set(revision, ...key)
      return true
    },
    rows: async (orgId, month) => rows.under(orgId, month),
    async putRow(row) {
      const key = [row.orgId, row.month, row.cadreId] as const
      if ((rows.get(...key)?.revision ?? 0) <= row.revision) rows.set(row, ...key)
    },
    deleteRow: async (orgId, month, cadreId) => rows.delete(orgId, month, cadreId),
  }
}
