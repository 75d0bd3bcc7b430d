import { isDeepStrictEqual } from 'node:util'
import { progressOf } from '../../../../shared/assessing/run.ts'
import { emptySums, mergeSums, rollUp, sumsOf } from '../../../../shared/domain/assessment/rollup.ts'
import { lastDate } from '../../../../shared/domain/time/calendar.ts'
import type { Row } from '../../../../shared/repositories/rows.ts'
import type { World } from '../world.ts'
import type { Findings, PlainStores } from './plain.ts'

/** The lines that an org's table must have: the last revision of each cadre of it that was not withdrawn. */
async function rowsOf(
  { assessments }: PlainStores,
  cadreIds: readonly string[],
  month: string,
): Promise<Row[]> {
  const latest = await Promise.all(cadreIds.map(cadreId => assessments.readLatestRevision(cadreId, month)))
  return latest.flatMap(revision => {
    if (!revision || revision.withdrawn) return []
    const { evidence: _evidence, restates: _restates, voiced: _voiced, movedFrom: _from, ...row } = revision
    return [row]
  })
}

/** Tables and roll-ups are made of the last revisions, of every org. */
export async function checkTables(
  stores: PlainStores,
  orgIds: readonly string[],
  cadreIds: readonly string[],
  month: string,
  found: Findings,
): Promise<void> {
  const { assessments, rollups, roster, policies, keptBack } = stores
  const rows = await rowsOf(stores, cadreIds, month)
  const below = async (orgId: string): Promise<string[]> => {
    const children = await roster.listChildren(orgId, lastDate(month))
    return [orgId, ...(await Promise.all(children.map(below))).flat()]
  }
  for (const orgId of orgIds) {
    const own = rows.filter(row => row.orgId === orgId)
    const shown = await assessments.listRows(orgId, month)
    if (!isDeepStrictEqual(shown, own))
      found.push(`the table of ${orgId} ${month} has ${shown.map(named)} in place of ${own.map(named)}`)
    const kept = await keptBack.listKeptBackOfOrg(orgId, month)
    for (const { cadreId, reason } of kept)
      found.push(`${cadreId} ${month} is kept back in ${orgId}: ${reason}`)
    const all = await below(orgId)
    const parts = rows.filter(row => all.includes(row.orgId))
    const view = await rollups.readRollup(orgId, month)
    if (!view) {
      if (parts.length > 0) found.push(`there is no roll-up of ${orgId} ${month}`)
      continue
    }
    const latest = Math.max(0, ...parts.map(row => row.policy.version))
    const policy = latest
      ? await policies.readPolicyVersion(latest, month, orgId)
      : await policies.readPolicyOfMonth(month, orgId)
    const expected = rollUp(policy, orgId, month, parts.map(sumsOf).reduce(mergeSums, emptySums()))
    if (!isDeepStrictEqual(view.rollup, expected))
      found.push(
        `the roll-up of ${orgId} ${month} has ${view.rollup.assessed} of ${expected.assessed} cadres, or other sums`,
      )
    const status =
      parts.length === 0 ? undefined : parts.every(row => row.status === 'final') ? 'final' : 'provisional'
    if (view.status !== status)
      found.push(`the roll-up of ${orgId} ${month} is ${view.status} in place of ${status}`)
    if (view.keptBack) found.push(`the roll-up of ${orgId} ${month} says ${view.keptBack} kept back`)
  }
}

const named = ({ cadreId, revision }: Row) => `${cadreId} (${revision})`

/** Every run is done. */
export async function checkRuns({ tables }: World, { runs }: PlainStores, found: Findings): Promise<void> {
  for await (const { pk, sk } of tables.views.items.scanKeys()) {
    if (sk !== 'RUN') continue
    const [, month, runId] = pk.split('#') as [string, string, string]
    const run = await runs.readRun(month, runId)
    const progress = run && progressOf(run, await runs.listOrgProgress(month, runId))
    if (progress?.state !== 'done')
      found.push(`run ${runId} is ${progress?.state}: ${progress?.cadresDone} of ${progress?.cadresTotal}`)
    else if (progress.cadresDone !== progress.cadresTotal)
      found.push(
        `run ${runId} is done with ${progress.cadresDone} of ${progress.cadresTotal}, ${progress.cadresKeptBack} kept back`,
      )
  }
  for (const { runId } of await runs.listOpenRuns()) found.push(`run ${runId} is still looked after`)
}
