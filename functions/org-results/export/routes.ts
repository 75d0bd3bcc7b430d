import { sorted, tableOf } from '../../../shared/assessing/table.ts'
import { concurrently } from '../../../shared/concurrently.ts'
import { csv, xlsx } from '../../../shared/contracts/media.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import { fileNames } from '../../../shared/labels/file-names.ts'
import type { Assessments } from '../../../shared/repositories/assessments.ts'
import type { Directory } from '../../../shared/repositories/directory.ts'
import type { RosterReads } from '../../../shared/repositories/roster/roster.ts'
import { writeCsv } from '../../../shared/spreadsheet/write/csv.ts'
import { writeXlsx } from '../../../shared/spreadsheet/write/xlsx.ts'
import { appraisalTable, type Names } from './appraisal.ts'
import { exportAssessments, exportAssessmentsCsv } from './endpoints.ts'

/** What exporting needs. */
export interface Dependencies {
  readonly roster: Pick<RosterReads, 'listChildren' | 'readOrg' | 'readProfiles'>
  readonly assessments: Pick<Assessments, 'listRows'>
  readonly directory: Directory
}

/** Orgs looked up at once. */
const concurrency = 16

async function tableFor({ roster, assessments }: Dependencies, orgId: string, month: string) {
  const rows = sorted(await tableOf(roster, assessments, orgId, month), 'total')
  const orgIds = [...new Set([orgId, ...rows.map(row => row.orgId)])]
  const [profiles, orgs] = await Promise.all([
    roster.readProfiles(rows.map(row => row.cadreId)),
    concurrently(orgIds, concurrency, async id => [id, await roster.readOrg(id)] as const),
  ])
  const known = orgs.flatMap(([id, org]) => (org ? [[id, org] as const] : []))
  const names: Names = { profiles, orgs: Object.fromEntries(known) }
  const orgName = names.orgs[orgId]?.name ?? orgId
  return {
    table: appraisalTable(orgName, month, rows, names),
    fileName: (extension: 'xlsx' | 'csv') => fileNames.appraisal(orgName, orgId, month, extension),
  }
}

/** Writes the table of an org's month as a spreadsheet. */
export function routes(deps: Dependencies): readonly Route[] {
  return [
    on(exportAssessments, async ({ params: { orgId, month } }) => {
      const { table, fileName } = await tableFor(deps, orgId, month)
      return reply(200, { mediaType: xlsx, ...fileName('xlsx'), bytes: await writeXlsx([table]) })
    }),

    on(exportAssessmentsCsv, async ({ params: { orgId, month } }) => {
      const { table, fileName } = await tableFor(deps, orgId, month)
      return reply(200, { mediaType: csv, ...fileName('csv'), bytes: writeCsv(table) })
    }),
  ]
}
