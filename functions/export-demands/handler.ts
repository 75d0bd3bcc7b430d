import { concurrently } from '../../shared/concurrently.ts'
import { type Environment, onFirstCall } from '../../shared/declare/environment.ts'
import { xlsx } from '../../shared/declare/media.ts'
import { Problem } from '../../shared/declare/problem.ts'
import { openDemands } from '../../shared/demands/open.ts'
import { type DemandSources, orgDemands } from '../../shared/demands/org-demands.ts'
import { textsOf } from '../../shared/demands/said.ts'
import { todayAt } from '../../shared/domain/today.ts'
import { requireOrg } from '../../shared/http/scope.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import { writeXlsx } from '../../shared/spreadsheet/write/xlsx.ts'
import type { Directory } from '../../shared/store/directory.ts'
import type { Ledger } from '../../shared/store/ledger.ts'
import { namesOn } from '../../shared/store/roster/names.ts'
import type { RosterReads } from '../../shared/store/roster/roster.ts'
import { exportDemands } from './declaration.ts'
import { demandSheet } from './sheet.ts'

/** What exporting needs. */
export interface Dependencies extends DemandSources {
  readonly roster: Pick<RosterReads, 'children' | 'members' | 'profiles' | 'org'>
  readonly ledger: Pick<Ledger, 'find'>
  readonly directory: Directory
}

/** Rows of one sheet: a longer one is neither read nor answered in time. */
const mostRows = 10_000

/** Exports demand lists. */
export function build(environment: Environment, deps: Dependencies) {
  const { directory, ledger, roster } = deps

  async function orgNames(orgIds: readonly string[]): Promise<Map<string, string>> {
    const distinct = [...new Set(orgIds)]
    const orgs = await concurrently(distinct, 16, orgId => roster.org(orgId))
    return new Map(distinct.map((orgId, at) => [orgId, orgs[at]?.name ?? orgId]))
  }

  return serve(environment, [
    on(exportDemands, async ({ caller, params: { orgId }, query: { state, category } }) => {
      await requireOrg(directory, caller, orgId)
      const rows = await orgDemands(deps, orgId, {
        ...(state && { states: [state] }),
        ...(category && { categories: [category] }),
      })
      if (rows.length > mostRows)
        throw Problem.at('invalid_request', 'state', `more than ${mostRows} demands; ask for fewer of them`)
      const today = todayAt(deps.now())
      const owners = rows.map(row => row.cadreId)
      const [texts, names, orgs] = await Promise.all([
        textsOf(ledger, rows),
        namesOn(roster, owners, today),
        orgNames([orgId, ...rows.map(row => row.orgId)]),
      ])
      const lines = rows.map((row, at) => ({
        ...row,
        text: texts[at] ?? '',
        owner: names[row.cadreId] ?? row.cadreId,
        org: orgs.get(row.orgId) ?? row.orgId,
      }))
      const name = orgs.get(orgId) ?? orgId
      const bytes = await writeXlsx([demandSheet(name, today, lines)])
      return reply(200, { mediaType: xlsx, name: `${name}问题清单${today}.xlsx`, bytes })
    }),
  ])
}

export const handler = onFirstCall(environment => build(environment, openDemands(environment)))
