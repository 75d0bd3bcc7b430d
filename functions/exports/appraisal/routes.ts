import type { Caller } from '../../../shared/access/caller.ts'
import { noteRanking } from '../../../shared/access/ranking.ts'
import { Problem } from '../../../shared/contracts/problem.ts'
import { hasMoreLines } from '../../../shared/counting/lines.ts'
import { isPeriod } from '../../../shared/domain/period.ts'
import {
  type AppraisalSheet,
  type AppraisalSheetSources,
  writeAppraisal,
  writeAppraisalCsv,
} from '../../../shared/exporting/appraisal/write.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { Register } from '../../../shared/repositories/register.ts'
import { exportAssessments, exportAssessmentsCsv, exportPeriod, exportPeriodCsv } from './endpoints.ts'

/** What exporting needs. */
export type Dependencies = AppraisalSheetSources & { readonly register: Pick<Register, 'listRegister'> }

/** Cadres of a sheet that somebody waits for: of a month, and of a period, of which each has several lines. */
const [mostOfMonth, mostOfPeriod] = [10_000, 5_000]

/** Writes the table of an org's month, quarter or year as a spreadsheet. */
export function routes(deps: Dependencies): readonly Route[] {
  /** @throws Problem `rankings_off` at `sort`, or `invalid_request` at `orgId` where nobody could wait for it. */
  async function permit(caller: Caller, orgId: string, { time, sort }: AppraisalSheet): Promise<void> {
    if (sort !== undefined) await noteRanking(deps.policies, caller, { orgId, month: time, sort })
    const most = isPeriod(time) ? mostOfPeriod : mostOfMonth
    const tooLong = `more than ${most} cadres; order the sheet by POST …/exports`
    if (await hasMoreLines(deps.register, orgId, most))
      throw Problem.at('invalid_request', 'orgId', tooLong, 'too_long')
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
