import type { Caller } from '../../../shared/access/caller.ts'
import { noteRanking } from '../../../shared/access/ranking.ts'
import { isPeriod } from '../../../shared/domain/period.ts'
import {
  type AppraisalSheet,
  writeAppraisal,
  writeAppraisalCsv,
} from '../../../shared/exporting/appraisal/write.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { Dependencies } from '../ports.ts'
import { checkCadres } from '../waiting.ts'
import { exportAssessments, exportAssessmentsCsv, exportPeriod, exportPeriodCsv } from './endpoints.ts'

/** Cadres of a sheet that somebody waits for: of a month, and of a period, of which each has several lines. */
const [mostOfMonth, mostOfPeriod] = [10_000, 5_000]

/** Writes the table of an org's month, quarter or year as a spreadsheet. */
export function routes(deps: Dependencies): readonly Route[] {
  /** @throws Problem `rankings_off` at `sort`, or `invalid_request` at `orgId` where nobody could wait for it. */
  async function permit(caller: Caller, orgId: string, { time, sort }: AppraisalSheet): Promise<void> {
    if (sort !== undefined) await noteRanking(deps.policies, caller, { orgId, month: time, sort })
    await checkCadres(deps, orgId, isPeriod(time) ? mostOfPeriod : mostOfMonth)
  }

  async function xlsx(caller: Caller, orgId: string, sheet: AppraisalSheet) {
    await permit(caller, orgId, sheet)
    return reply(200, await writeAppraisal(deps, caller, orgId, sheet))
  }

  async function csv(caller: Caller, orgId: string, sheet: AppraisalSheet) {
    await permit(caller, orgId, sheet)
    return reply(200, await writeAppraisalCsv(deps, caller, orgId, sheet))
  }

  return [
    on(exportAssessments, ({ caller, params: { orgId, month: time }, query: { sort } }) =>
      xlsx(caller, orgId, { time, sort }),
    ),
    on(exportAssessmentsCsv, ({ caller, params: { orgId, month: time }, query: { sort } }) =>
      csv(caller, orgId, { time, sort }),
    ),
    on(exportPeriod, ({ caller, params: { orgId, period: time } }) => xlsx(caller, orgId, { time })),
    on(exportPeriodCsv, ({ caller, params: { orgId, period: time } }) => csv(caller, orgId, { time })),
  ]
}
