import { rollUp } from '../../shared/assessing/roll-up.ts'
import type { RunDependencies } from '../../shared/assessing/run-ports.ts'
import type { Work, WorkOf } from '../../shared/assessing/work.ts'
import { lastDate } from '../../shared/domain/time/calendar.ts'
import type { RunKey } from '../../shared/repositories/org-progress.ts'
import { rollUpWhenDone } from './assess-chunk.ts'

/** Tells an org that waits for one below it that this is rolled up; told again, nothing changes. */
export async function tellParent(
  deps: RunDependencies,
  run: RunKey,
  orgId: string,
  parentId: string,
): Promise<void> {
  const nobody = { cadres: 0, keptBack: [] }
  const parent = await deps.runs.completeChunk(run, parentId, `org ${orgId}`, nobody)
  if (!parent.rolledUp) await rollUpWhenDone(deps, run, parent)
}

/**
 * Rolls an org up; within a run its parent is told, outside one it goes on up the tree, also where nothing changed:
 * what was written before a crash looks unchanged to the one who comes again. Within a run an org is merged once, however
 * often the message comes. Who waits for it is noted when the run is planned: if it lies elsewhere by now, that org is
 * rolled up besides.
 */
export async function rollUpOrg(
  deps: RunDependencies,
  { month, orgId, runId }: WorkOf<'rollUp'>,
): Promise<void> {
  const run = runId === undefined ? undefined : { month, runId }
  const progress = run && (await deps.runs.readOrgProgress(run, orgId))
  if (!progress?.rolledUp) await rollUp(deps, orgId, month)
  const parentId = (await deps.roster.readOrg(orgId, lastDate(month)))?.parentId
  if (run && progress) {
    const { parentIds = [] } = await deps.runs.markRolledUp(run, orgId)
    for (const each of parentIds) await tellParent(deps, run, orgId, each)
    if (parentId !== undefined && parentIds.includes(parentId)) return
  }
  if (parentId !== undefined) await deps.send([{ kind: 'rollUp', month, orgId: parentId } satisfies Work])
}
