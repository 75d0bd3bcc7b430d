import { tableOf } from '../assessing/table.ts'
import { emptySums, mergeSums, rollUp, sumsOf } from '../domain/assessment/rollup.ts'
import { isPeriod, periodMonths } from '../domain/period.ts'
import type { Assessments } from '../repositories/assessments.ts'
import type { Policies } from '../repositories/policies.ts'
import type { Rollups, RollupView } from '../repositories/rollups.ts'
import type { RosterReads } from '../repositories/roster/roster.ts'
import type { Row } from '../repositories/rows.ts'
import type { Caller } from './caller.ts'
import { type OwnRow, ownRow } from './own/revisions.ts'
import { maySee } from './visibility.ts'

/** Where the results of an org are read. */
export interface OrgViewSources {
  readonly roster: Pick<RosterReads, 'listChildren'>
  readonly assessments: Pick<Assessments, 'listRows' | 'readRevisions'>
}

/** A line of an org's table, as the caller may see it. */
export type ShownRow = Row | OwnRow

/** The lines of an org's month and all below. The caller's own line is the one that it sees as a cadre. */
export async function orgRows(
  { roster, assessments }: OrgViewSources,
  { cadreId }: Pick<Caller, 'cadreId'>,
  orgId: string,
  month: string,
): Promise<ShownRow[]> {
  const rows = await tableOf(roster, assessments, orgId, month)
  if (!rows.some(row => row.cadreId === cadreId)) return rows
  const own = ownRow(await assessments.readRevisions(cadreId as string, month))
  return [...rows.filter(row => row.cadreId !== cadreId), ...(own ? [own] : [])]
}

/** {@link orgRows} of a month, or of every month of a quarter or year, month by month. */
export async function orgRowsOf(
  sources: OrgViewSources,
  caller: Pick<Caller, 'cadreId'>,
  orgId: string,
  time: string,
): Promise<ShownRow[]> {
  const months = isPeriod(time) ? periodMonths(time) : [time]
  return (await Promise.all(months.map(month => orgRows(sources, caller, orgId, month)))).flat()
}

/** The roll-up of an org's month; of lines that it sees for whoever is assessed in it, or it could tell its own rating. */
export async function orgRollup(
  sources: OrgViewSources & {
    readonly rollups: Pick<Rollups, 'readRollup'>
    readonly policies: Pick<Policies, 'readPolicyVersion'>
  },
  caller: Caller,
  orgId: string,
  month: string,
): Promise<RollupView | undefined> {
  const view = await sources.rollups.readRollup(orgId, month)
  const { cadreId } = caller
  if (!view?.policy || cadreId === undefined || maySee(caller, 'ratings', cadreId)) return view
  if ((await sources.assessments.readRevisions(cadreId, month)).length === 0) return view
  const rows = await orgRows(sources, caller, orgId, month)
  const policy = await sources.policies.readPolicyVersion(view.policy.version, month, orgId)
  return {
    ...view,
    rollup: rollUp(policy, orgId, month, rows.map(sumsOf).reduce(mergeSums, emptySums())),
  }
}
