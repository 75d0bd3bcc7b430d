import { orgRollup, orgRows, type ShownRow } from '../../../shared/access/org-view.ts'
import { orderOf } from '../../../shared/assessing/table.ts'
import { emptyRollUp } from '../../../shared/domain/assessment/rollup.ts'
import { attributesOn } from '../../../shared/domain/roster/roster.ts'
import { lastDate } from '../../../shared/domain/time/calendar.ts'
import { isFound, pageFrom } from '../../../shared/http/page.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { Assessments } from '../../../shared/repositories/assessments.ts'
import type { Directory } from '../../../shared/repositories/directory.ts'
import type { Openings } from '../../../shared/repositories/openings.ts'
import type { Policies } from '../../../shared/repositories/policies.ts'
import type { Rollups } from '../../../shared/repositories/rollups.ts'
import type { RosterReads } from '../../../shared/repositories/roster/roster.ts'
import { getRollup, listCadreAssessments } from './endpoints.ts'

/** What answering needs. */
export interface Dependencies {
  readonly roster: Pick<RosterReads, 'listChildren' | 'readProfiles' | 'readOrgPath'>
  readonly assessments: Pick<Assessments, 'listRows' | 'readRevisions'>
  readonly policies: Pick<Policies, 'readPolicyVersion'>
  readonly rollups: Pick<Rollups, 'readRollup'>
  readonly openings: Pick<Openings, 'listOpeningsOfMonth'>
  readonly directory: Directory
}

type NamedRow = ShownRow & { readonly name?: string }

/** The lines with the names that their cadres had. */
async function withNames(
  roster: Pick<RosterReads, 'readProfiles'>,
  rows: readonly NamedRow[],
): Promise<readonly NamedRow[]> {
  const profiles = await roster.readProfiles(rows.map(row => row.cadreId))
  return rows.map(row => {
    const profile = profiles[row.cadreId]
    const name = profile && attributesOn(profile, row.asOf)?.name
    return name === undefined ? row : { name, ...row }
  })
}

/** Answers about an org. */
export function routes(deps: Dependencies): readonly Route[] {
  const { roster, openings } = deps
  return [
    on(getRollup, async ({ caller, params: { orgId, month } }) => {
      const view = await orgRollup(deps, caller, orgId, month)
      if (view) return reply(200, { ...view.rollup, keptBack: view.keptBack ?? 0, state: 'assessed' })
      const opened = await openings.listOpeningsOfMonth(month)
      const path = opened.length > 0 ? await roster.readOrgPath(orgId, lastDate(month)) : []
      const isRunning = opened.some(opening => path.includes(opening.orgId))
      const state = isRunning ? 'running' : 'none'
      return reply(200, { ...emptyRollUp(orgId, month), keptBack: 0, state })
    }),

    on(listCadreAssessments, async ({ caller, params: { orgId, month }, query: { sort, q, ...page } }) => {
      const table = await orgRows(deps, caller, orgId, month)
      // To an analyst nobody has a name.
      const named = (rows: readonly NamedRow[]) =>
        caller.role === 'analyst' ? rows : withNames(roster, rows)
      const found =
        q === undefined ? table : (await named(table)).filter(row => isFound(q, row.cadreId, row.name))
      const { items, ...rest } = pageFrom(found, orderOf(sort), page)
      return reply(200, { items: [...(await named(items))], ...rest })
    }),
  ]
}
