import type { Revision } from '../../domain/assessment/revision.ts'
import type { Assessments, Row } from '../assessments.ts'
import { memoryMap } from './memory-map.ts'

/** Assessments in memory, for tests. */
export function memoryAssessments(): Assessments {
  const revisions = memoryMap<Revision>()
  const rows = memoryMap<Row>()
  return {
    readLatestRevision: async (cadreId, month) => revisions.under(cadreId, month).at(-1),
    readRevision: async (cadreId, month, revision) => revisions.get(cadreId, month, revision),
    readRevisions: async (cadreId, month) => revisions.under(cadreId, month),
    listAssessedMonths: async (cadreId, month) => [
      ...new Set(revisions.under(cadreId).flatMap(known => (known.month >= month ? [known.month] : []))),
    ],
    async addRevision(revision) {
      const key = [revision.cadreId, revision.month, revision.revision] as const
      if (revisions.get(...key)) return false
      revisions.set(revision, ...key)
      return true
    },
    listRows: async (orgId, month) => rows.under(orgId, month),
    async putRow(row) {
      const key = [row.orgId, row.month, row.cadreId] as const
      if ((rows.get(...key)?.revision ?? 0) <= row.revision) rows.set(row, ...key)
    },
    deleteRow: async (orgId, month, cadreId) => rows.delete(orgId, month, cadreId),
  }
}
