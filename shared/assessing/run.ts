import type { Send } from '../aws/queue/send.ts'
import { concurrently } from '../concurrently.ts'
import { orgOf } from '../domain/roster/roster.ts'
import { lastDate } from '../domain/time/calendar.ts'
import type { Assessments } from '../repositories/assessments.ts'
import { readOnce } from '../repositories/policies.ts'
import type { RosterReads } from '../repositories/roster/roster.ts'
import type { OrgProgress, PlannedOrg, Run, Runs } from '../repositories/runs.ts'
import { type AssessingDependencies, assessCadre } from './assess-cadre.ts'
import { type RollUpDependencies, rollUp } from './roll-up.ts'
import type { Work, WorkOf } from './work.ts'

/** What a run needs. */
export interface RunDependencies extends AssessingDependencies, RollUpDependencies {
  readonly roster: AssessingDependencies['roster'] &
    Pick<RosterReads, 'listChildren' | 'listMembers' | 'readOrg'>
  readonly policies: AssessingDependencies['policies']
  readonly assessments: Assessments
  readonly runs: Runs
  readonly send: Send
}

/** Cadres of one message: small enough for a fraction of the function's time, large enough to cost little each. */
const cadresPerPiece = 25
/** Cadres assessed at once within a message. */
const concurrency = 8

/** Begins a run, or goes on with one that was begun: plans its orgs. */
export async function startRun(
  { runs, send }: Pick<RunDependencies, 'runs' | 'send'>,
  run: Run,
): Promise<void> {
  await runs.createRun(run)
  const { month, runId } = run
  await send(run.roots.map((orgId): Work => ({ kind: 'plan', month, runId, orgId })))
}

async function cadresToAssess({ roster, assessments }: RunDependencies, orgId: string, month: string) {
  const asOf = lastDate(month)
  const cadreIds = new Set((await assessments.listRows(orgId, month)).map(row => row.cadreId))
  for await (const member of roster.listMembers(orgId))
    if (orgOf(member, month, asOf) === orgId) cadreIds.add(member.cadreId)
  return [...cadreIds].sort()
}

/** Plans one org of a run, once: who is to be assessed, which orgs below are to be planned. */
export async function planOrg(
  deps: RunDependencies,
  { month, runId, orgId, parentId }: WorkOf<'plan'>,
): Promise<void> {
  const run = await deps.runs.readRun(month, runId)
  if (!run) throw new Error('there is no such run')
  const [cadreIds, children] = await Promise.all([
    cadresToAssess(deps, orgId, month),
    deps.roster.listChildren(orgId),
  ])
  const plan = await deps.runs.planOrg(run, orgId, {
    cadreIds,
    children,
    ...(parentId !== undefined && { parentId }),
    chunks: Math.ceil(cadreIds.length / cadresPerPiece) + children.length,
  })
  const messages: Work[] = []
  for (let from = 0; from < plan.cadreIds.length; from += cadresPerPiece) {
    const cadreIds = plan.cadreIds.slice(from, from + cadresPerPiece)
    messages.push({
      kind: 'assess',
      month,
      runId,
      orgId,
      status: run.status,
      piece: `cadres ${from}`,
      cadreIds,
    })
  }
  for (const child of plan.children)
    messages.push({ kind: 'plan', month, runId, orgId: child, parentId: orgId })
  if (messages.length === 0) messages.push({ kind: 'rollUp', month, runId, orgId })
  await deps.send(messages)
}

async function rollUpWhenSettled(
  { send }: RunDependencies,
  month: string,
  runId: string,
  part: OrgProgress,
): Promise<void> {
  if (part.chunksDone === part.chunks) await send([{ kind: 'rollUp', month, runId, orgId: part.orgId }])
}

/** Assesses a group of cadres; the last group of an org has it rolled up. */
export async function assessPiece(deps: RunDependencies, message: WorkOf<'assess'>): Promise<void> {
  const { month, runId, orgId, status, piece, cadreIds } = message
  const asOf = lastDate(month)
  const policies = readOnce(deps.policies)
  const failures: unknown[] = []
  const elsewhere = new Set<string>()
  await concurrently(cadreIds, concurrency, async cadreId => {
    try {
      const { orgs } = await assessCadre({ ...deps, policies }, cadreId, month, asOf, status)
      for (const org of orgs) if (org !== orgId) elsewhere.add(org)
    } catch (error) {
      failures.push(error)
    }
  })
  if (elsewhere.size) await deps.send([...elsewhere].map(org => ({ kind: 'rollUp', month, orgId: org })))
  // The neighbours are done; the message comes back for those that failed, and ends in the dead-letter queue.
  if (failures.length) throw failures[0]
  await rollUpWhenSettled(
    deps,
    month,
    runId,
    await deps.runs.completeChunk({ month, runId }, orgId, piece, cadreIds.length),
  )
}

/**
 * Rolls an org up; within a run its parent is told, outside one it goes on up the tree, also where nothing changed:
 * what was written before a crash looks unchanged to the one who comes again.
 */
export async function rollUpOrg(
  deps: RunDependencies,
  { month, orgId, runId }: WorkOf<'rollUp'>,
): Promise<void> {
  await rollUp(deps, orgId, month)
  const part = runId === undefined ? undefined : await deps.runs.readOrgProgress({ month, runId }, orgId)
  if (part && runId !== undefined) {
    await deps.runs.markRolledUp({ month, runId }, orgId)
    if (part.parentId !== undefined) {
      const parent = await deps.runs.completeChunk({ month, runId }, part.parentId, `org ${orgId}`, 0)
      return rollUpWhenSettled(deps, month, runId, parent)
    }
  }
  const parentId = (await deps.roster.readOrg(orgId))?.parentId
  if (parentId !== undefined) await deps.send([{ kind: 'rollUp', month, orgId: parentId }])
}

/** How far a run is. */
export interface Progress {
  readonly state: 'planning' | 'running' | 'done'
  readonly cadresDone: number
  readonly cadresTotal: number
}

/** The progress of a run, from the parts that were planned so far. */
export function progressOf(run: Pick<Run, 'roots'>, parts: readonly PlannedOrg[]): Progress {
  const planned = new Map(parts.map(part => [part.orgId, part]))
  const known = [...run.roots, ...parts.flatMap(part => part.children)]
  const done = run.roots.every(orgId => planned.get(orgId)?.rolledUp)
  const sum = (of: 'cadres' | 'cadresDone') => parts.reduce((total, part) => total + part[of], 0)
  return {
    state: done ? 'done' : known.every(orgId => planned.has(orgId)) ? 'running' : 'planning',
    cadresDone: sum('cadresDone'),
    cadresTotal: sum('cadres'),
  }
}
