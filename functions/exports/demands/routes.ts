import { concurrently } from '../../../shared/concurrently.ts'
import { xlsx } from '../../../shared/contracts/media.ts'
import { Problem } from '../../../shared/contracts/problem.ts'
import { todayAt } from '../../../shared/domain/time/today.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import { fileNames } from '../../../shared/labels/file-names.ts'
import { type DemandSources, orgDemands } from '../../../shared/listing/org-demands.ts'
import { type Outcome, outcomesOf } from '../../../shared/listing/outcomes.ts'
import { textsOf } from '../../../shared/listing/said.ts'
import type { Directory } from '../../../shared/repositories/directory.ts'
import type { Ledger } from '../../../shared/repositories/ledger.ts'
import type { RosterReads } from '../../../shared/repositories/roster/roster.ts'
import { writeXlsx } from '../../../shared/spreadsheet/write/xlsx.ts'
import { exportDemands } from './endpoints.ts'
import { demandDetail, demandPaper, type Line } from './sheet.ts'

/** What exporting needs. */
export interface Dependencies extends DemandSources {
  readonly roster: Pick<RosterReads, 'readOrg'>
  readonly ledger: Pick<Ledger, 'findEvents' | 'readMonthEvents'>
  readonly directory: Directory
}

/** Rows of one sheet: a longer one is neither read nor answered in time. */
const mostRows = 10_000

/** Exports demand lists. */
export function routes(deps: Dependencies): readonly Route[] {
  const { ledger, roster } = deps

  async function orgNames(orgIds: readonly string[], today: string): Promise<Map<string, string>> {
    const distinct = [...new Set(orgIds)]
    const orgs = await concurrently(distinct, 16, orgId => roster.readOrg(orgId, today))
    return new Map(distinct.map((orgId, at) => [orgId, orgs[at]?.name ?? orgId]))
  }

  return [
    on(exportDemands, async ({ caller, params: { orgId }, query: { state, category } }) => {
      const found = await orgDemands(deps, caller, orgId, {
        ...(state && { states: [state] }),
        ...(category && { categories: [category] }),
        most: mostRows + 1,
      })
      const rows = found.map(({ row }) => row)
      if (rows.length > mostRows)
        throw Problem.at('invalid_request', 'state', `more than ${mostRows} demands; ask for fewer of them`)
      const today = todayAt(deps.now())
      const [texts, outcomes, orgs] = await Promise.all([
        textsOf(deps, found),
        outcomesOf(ledger, found),
        orgNames([orgId, ...rows.map(row => row.orgId)], today),
      ])
      const lines = rows.map(
        (row, at): Line => ({
          ...row,
          ...(outcomes[at] as Outcome),
          text: texts[at] ?? '',
          owner: found[at]?.name ?? row.cadreId,
          org: orgs.get(row.orgId) ?? row.orgId,
        }),
      )
      const name = orgs.get(orgId) ?? orgId
      const bytes = await writeXlsx([demandPaper(name, today, lines), demandDetail(name, today, lines)])
      return reply(200, { mediaType: xlsx, ...fileNames.demands(name, orgId, today), bytes })
    }),
  ]
}
