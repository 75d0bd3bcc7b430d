import { progressOf, startRun } from '../../shared/assessing/run.ts'
import type { RunDependencies } from '../../shared/assessing/run-ports.ts'
import type { Work } from '../../shared/assessing/work.ts'
import type { OrgProgress } from '../../shared/repositories/org-progress.ts'
import type { Run } from '../../shared/repositories/runs.ts'
import { log } from '../../shared/telemetry/log.ts'
import { measure } from '../../shared/telemetry/metrics.ts'
import { goOn } from './plan.ts'

const hour = 3_600_000

/** How long a run may take before its work is sent once more, and before it is told as overdue. */
const limits = { again: 2 * hour, overdue: 4 * hour, forgotten: 60 * 24 * hour } as const

/** Cadres who were kept back that get their turn in an hour. */
const turnsPerHour = 200

/** Sends once more what of a run is not done, of every org that was planned. */
async function resume(deps: RunDependencies, run: Run, orgs: readonly OrgProgress[]): Promise<void> {
  const { month, runId } = run
  const planned = new Map(orgs.map(org => [org.orgId, org]))
  for (const { orgId, rolledUp, parentIds = [] } of orgs) {
    const plan = rolledUp ? undefined : await deps.runs.readPlan(run, orgId)
    if (plan) await goOn(deps, run, orgId, plan)
    // It was rolled up and its parent not told.
    if (rolledUp && parentIds.some(parentId => planned.get(parentId)?.rolledUp === false))
      await deps.send([{ kind: 'rollUp', month, runId, orgId } satisfies Work])
  }
  // Who began it may have died before the month was opened.
  if (run.roots.some(orgId => !planned.has(orgId))) await startRun(deps, run)
}

/** Looks after a run until it is done: sends its work once more where it should long be, since messages may have died. */
export async function tend(deps: RunDependencies, month: string, runId: string, at: string): Promise<void> {
  const key = { month, runId }
  const run = await deps.runs.readRun(month, runId)
  if (!run) return deps.runs.closeRun(key)
  const age = Date.parse(at) - Date.parse(run.startedAt)
  const orgs = await deps.runs.listOrgProgress(month, runId)
  const { state } = progressOf(run, orgs)
  if (age >= limits.forgotten || state === 'done') return deps.runs.closeRun(key)
  if (age >= limits.overdue) {
    measure('overdueRuns')
    log.warn('run is overdue', { month, runId, state })
  }
  if (age >= limits.again) await resume(deps, run, orgs)
}

/** Gives a turn to those who were kept back, the next few of them; whose month is long past stays as it is. */
export async function mendSome({ keptBack, send }: RunDependencies, at: string): Promise<void> {
  for (const mend of await keptBack.takeTurns(turnsPerHour)) {
    const { month, orgId, cadreId } = mend
    if (Date.parse(at) - Date.parse(mend.at) >= limits.forgotten) await keptBack.giveUp(mend)
    else await send([{ kind: 'mend', month, orgId, cadreId } satisfies Work])
  }
}
