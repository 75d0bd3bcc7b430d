import { tableOf } from '../assessing/table.ts'
import { emptySums, mergeSums, rollUp, sumsOf } from '../domain/assessment/rollup.ts'
import { isPeriod, periodMonths } from '../domain/period.ts'
import type { Assessments } from '../repositories/assessments.ts'
import type { Policies } from '../repositories/policies.ts'
import type { Rollups, RollupView } from '../repositories/rollups.ts'
import { orgsBelow } from '../repositories/roster/below.ts'
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

/** The lines of an org and all below, looked up by `below`: of a month, or of every month of a quarter or year. */
export async function orgTable(
  { roster, assessments }: OrgViewSources,
  orgId: string,
  time: string,
  below = orgsBelow,
): Promise<Row[]> {
  const months = isPeriod(time) ? periodMonths(time) : [time]
  const tables = await Promise.all(months.map(month => tableOf(roster, assessments, orgId, month, below)))
  return tables.flat()
}

/** Lines as the caller may see them: its own ones are those that it sees as a cadre. */
export async function seenBy(
  { assessments }: Pick<OrgViewSources, 'assessments'>,
  { cadreId }: Pick<Caller, 'cadreId'>,
  rows: readonly Row[],
): Promise<ShownRow[]> {
  const months = new Set(rows.filter(row => row.cadreId === cadreId).map(({ month }) => month))
  const own = await Promise.all(
    [...months].map(async month => ownRow(await assessments.readRevisions(cadreId as string, month))),
  )
  return [...rows.filter(row => row.cadreId !== cadreId), ...own.filter(row => row !== undefined)]
}

/** {@link orgTable} as the caller may see it. */
export const orgRows = async (
  sources: OrgViewSources,
  caller: Pick<Caller, 'cadreId'>,
  orgId: string,
  time: string,
): Promise<ShownRow[]> => seenBy(sources, caller, await orgTable(sources, orgId, time))

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
