import { rollUp } from '../../shared/assessing/roll-up.ts'
import type { RunDependencies } from '../../shared/assessing/run.ts'
import type { Work, WorkOf } from '../../shared/assessing/work.ts'
import { lastDate } from '../../shared/domain/time/calendar.ts'
import { rollUpWhenDone } from './assess-chunk.ts'

/**
 * Rolls an org up; within a run its parent is told, outside one it goes on up the tree, also where nothing changed:
 * what was written before a crash looks unchanged to the one who comes again.
 */
export async function rollUpOrg(
  deps: RunDependencies,
  { month, orgId, runId }: WorkOf<'rollUp'>,
): Promise<void> {
  await rollUp(deps, orgId, month)
  const progress = runId === undefined ? undefined : await deps.runs.readOrgProgress({ month, runId }, orgId)
  if (progress && runId !== undefined) {
    const run = { month, runId }
    await deps.runs.markRolledUp(run, orgId)
    if (progress.parentId !== undefined) {
      const nobody = { cadres: 0, keptBack: [] }
      const parent = await deps.runs.completeChunk(run, progress.parentId, `org ${orgId}`, nobody)
      return rollUpWhenDone(deps, run, parent)
    }
  }
  const parentId = (await deps.roster.readOrg(orgId, lastDate(month)))?.parentId
  if (parentId !== undefined) await deps.send([{ kind: 'rollUp', month, orgId: parentId } satisfies Work])
}
