import type { Caller } from '../../../shared/access/caller.ts'
import { csv, xlsx } from '../../../shared/contracts/media.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import { fileNames } from '../../../shared/labels/file-names.ts'
import { writeCsv } from '../../../shared/spreadsheet/write/csv.ts'
import { writeXlsx } from '../../../shared/spreadsheet/write/xlsx.ts'
import { noteRanking, type Ranking } from '../ranking.ts'
import { type AppraisalSources, readAppraisal } from './appraisal.ts'
import { detailTable } from './detail.ts'
import { exportAssessments, exportAssessmentsCsv } from './endpoints.ts'
import { papers } from './papers.ts'

/** What exporting needs. */
export type Dependencies = AppraisalSources

/** Writes the table of an org's month as a spreadsheet: papers to be signed, and every number. */
export function routes(deps: Dependencies): readonly Route[] {
  async function read(caller: Caller, orgId: string, month: string, sort: Ranking | undefined) {
    if (sort !== undefined) await noteRanking(deps.policies, caller, { orgId, month, sort })
    return readAppraisal(deps, caller, orgId, month, sort)
  }

  return [
    on(exportAssessments, async ({ caller, params: { orgId, month }, query }) => {
      const appraisal = await read(caller, orgId, month, query.sort)
      const bytes = await writeXlsx([...papers(appraisal), detailTable(appraisal)])
      return reply(200, {
        mediaType: xlsx,
        ...fileNames.appraisal(appraisal.orgName, orgId, month, 'xlsx'),
        bytes,
      })
    }),

    on(exportAssessmentsCsv, async ({ caller, params: { orgId, month }, query }) => {
      const appraisal = await read(caller, orgId, month, query.sort)
      const bytes = writeCsv(detailTable(appraisal))
      return reply(200, {
        mediaType: csv,
        ...fileNames.appraisal(appraisal.orgName, orgId, month, 'csv'),
        bytes,
      })
    }),
  ]
}
