import type { RunDependencies } from '../../shared/assessing/run-ports.ts'
import type { Work, WorkOf } from '../../shared/assessing/work.ts'
import { orgOf } from '../../shared/domain/roster/roster.ts'
import { lastDate } from '../../shared/domain/time/calendar.ts'
import { inChunks } from '../../shared/in-chunks.ts'
import type { OrgPlan } from '../../shared/repositories/org-progress.ts'
import type { Run } from '../../shared/repositories/runs.ts'
import { tellParent } from './roll-up.ts'

/** Cadres of one message: small enough for a fraction of the function's time, large enough to cost little each. */
export const cadresPerChunk = 25

/** Cadres of an org's month: who belongs to it then, and who has a line in its table. */
export async function cadresToAssess(
  {
    roster,
    assessments,
  }: {
    readonly roster: Pick<RunDependencies['roster'], 'listMembers'>
    readonly assessments: Pick<RunDependencies['assessments'], 'listRows'>
  },
  orgId: string,
  month: string,
): Promise<string[]> {
  const asOf = lastDate(month)
  const cadreIds = new Set((await assessments.listRows(orgId, month)).map(row => row.cadreId))
  for await (const member of roster.listMembers(orgId))
    if (orgOf(member, month, asOf) === orgId) cadreIds.add(member.cadreId)
  return [...cadreIds].sort()
}

/** What has to be done before an org can be rolled up, by the name under which it is marked as done. */
function partsOf({ month, runId, status }: Run, orgId: string, plan: OrgPlan): Map<string, Work> {
  const parts = new Map<string, Work>()
  for (const [at, cadreIds] of inChunks(plan.cadreIds, cadresPerChunk).entries()) {
    const [chunk, size] = [`cadres ${at * cadresPerChunk}`, cadreIds.length]
    parts.set(chunk, { kind: 'assess', month, runId, orgId, status, chunk, size, cadreIds })
  }
  for (const child of plan.children)
    parts.set(`org ${child}`, { kind: 'plan', month, runId, orgId: child, parentId: orgId })
  return parts
}

/** Sends what is not done yet of an org of a run; its roll-up where all is done. */
export async function goOn(
  { runs, send }: Pick<RunDependencies, 'runs' | 'send'>,
  run: Run,
  orgId: string,
  plan: OrgPlan,
): Promise<void> {
  const { month, runId } = run
  const progress = await runs.readOrgProgress(run, orgId)
  if (!progress || progress.rolledUp) return
  const parts = partsOf(run, orgId, plan)
  if (progress.chunksDone > 0) for (const name of await runs.listChunksDone(run, orgId)) parts.delete(name)
  await send(parts.size > 0 ? [...parts.values()] : [{ kind: 'rollUp', month, runId, orgId }])
}

/** Writes down what of an org is to be done in a run; gives what was written first. */
async function planAnew(
  deps: RunDependencies,
  run: Run,
  orgId: string,
  parentId: string | undefined,
): Promise<OrgPlan> {
  const [cadreIds, children] = await Promise.all([
    cadresToAssess(deps, orgId, run.month),
    deps.roster.listChildren(orgId, lastDate(run.month)),
  ])
  return deps.runs.planOrg(run, orgId, {
    cadreIds,
    children,
    ...(parentId !== undefined && { parentId }),
    chunks: Math.ceil(cadreIds.length / cadresPerChunk) + children.length,
  })
}

/** Plans one org of a run, once: who is to be assessed, which orgs below are to be planned. */
export async function planOrg(
  deps: RunDependencies,
  { month, runId, orgId, parentId }: WorkOf<'plan'>,
): Promise<void> {
  const run = await deps.runs.readRun(month, runId)
  if (!run) throw new Error('there is no such run')
  const known = await deps.runs.readPlan(run, orgId)
  const plan = known ?? (await planAnew(deps, run, orgId, parentId))
  if (parentId !== undefined && plan.parentId !== parentId) {
    // It moved while the run was planned, so that another org waits for it as well.
    const { rolledUp } = await deps.runs.addParent(run, orgId, parentId)
    if (rolledUp) return tellParent(deps, run, orgId, parentId)
  }
  await goOn(deps, run, orgId, plan)
}
