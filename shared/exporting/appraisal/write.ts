import type { Caller } from '../../access/caller.ts'
import type { Ranking } from '../../access/ranking.ts'
import { csv, type Download, xlsx } from '../../contracts/media.ts'
import { isPeriod } from '../../domain/period.ts'
import { fileNames } from '../../labels/file-names.ts'
import { writeCsv } from '../../spreadsheet/write/csv.ts'
import { writeXlsx } from '../../spreadsheet/write/xlsx.ts'
import { type AppraisalSources, readAppraisal } from './month.ts'
import { detailTable } from './month-detail.ts'
import { papers as papersOf } from './month-papers.ts'
import { type PeriodAppraisalSources, readPeriodAppraisal } from './period.ts'
import { periodDetail, periodPaper } from './period-papers.ts'

/** What writing the table of an org's month, quarter or year needs. */
export type AppraisalSheetSources = AppraisalSources & PeriodAppraisalSources

/** Which table: of a month, quarter or year. A month's may be ranked by a score. */
export interface AppraisalSheet {
  readonly time: string
  readonly sort?: Ranking | undefined
}

async function appraised(
  sources: AppraisalSheetSources,
  caller: Caller,
  orgId: string,
  { time, sort }: AppraisalSheet,
) {
  if (isPeriod(time)) {
    const appraisal = await readPeriodAppraisal(sources, caller, orgId, time)
    const { orgName } = appraisal
    return { orgName, papers: [periodPaper(appraisal)], detail: periodDetail(appraisal) }
  }
  const appraisal = await readAppraisal(sources, caller, orgId, time, sort)
  const { orgName } = appraisal
  return { orgName, papers: papersOf(appraisal), detail: detailTable(appraisal) }
}

/** Writes the table of an org as the caller sees it: papers to be signed, then every number. */
export async function writeAppraisal(
  sources: AppraisalSheetSources,
  caller: Caller,
  orgId: string,
  sheet: AppraisalSheet,
): Promise<Download<typeof xlsx>> {
  const { orgName, papers, detail } = await appraised(sources, caller, orgId, sheet)
  const name = fileNames.appraisal(orgName, orgId, sheet.time, 'xlsx')
  return { mediaType: xlsx, ...name, bytes: await writeXlsx([...papers, detail]) }
}

/** Writes every number of the same. */
export async function writeAppraisalCsv(
  sources: AppraisalSheetSources,
  caller: Caller,
  orgId: string,
  sheet: AppraisalSheet,
): Promise<Download<typeof csv>> {
  const { orgName, detail } = await appraised(sources, caller, orgId, sheet)
  const name = fileNames.appraisal(orgName, orgId, sheet.time, 'csv')
  return { mediaType: csv, ...name, bytes: writeCsv(detail) }
}
