import { localMonth } from '../domain/time/calendar.ts'
import { ledgerZone } from '../domain/time/ledger-zone.ts'
import type { OrgProgress } from '../repositories/org-progress.ts'
import type { Run } from '../repositories/runs.ts'
import type { RunDependencies } from './run-ports.ts'
import type { Work } from './work.ts'

/** What beginning a run needs. */
export type StartingDependencies = Pick<RunDependencies, 'runs' | 'openings' | 'send'>

/** Begins a run. Of one begun before, only roots that are not planned yet are; it stays what it was begun as. */
export async function startRun({ runs, openings, send }: StartingDependencies, run: Run): Promise<void> {
  const { month, runId } = run
  const isNew = await runs.createRun(run)
  const { roots, status } = (isNew ? run : await runs.readRun(month, runId)) ?? run
  // Before anything is read: who records an event later finds that the month is due.
  const isEarly = localMonth(run.startedAt, ledgerZone) <= month
  const isScheduled = run.by === 'schedule'
  const how = { ...(isEarly && { early: true as const }), ...(isScheduled && { scheduled: true as const }) }
  for (const orgId of roots) await openings.openMonth({ month, orgId, status, ...how })
  const planned = isNew ? [] : await Promise.all(roots.map(orgId => runs.readOrgProgress(run, orgId)))
  await send(
    roots
      .filter((_, index) => planned[index] === undefined)
      .map((orgId): Work => ({ kind: 'plan', month, runId, orgId })),
  )
}

/** How far a run is. */
export interface Progress {
  readonly state: 'planning' | 'running' | 'done'
  readonly cadresDone: number
  readonly cadresTotal: number
  /** Those who were kept back and are not mended. */
  readonly cadresKeptBack: number
}

/** The progress of a run, from the orgs that were planned so far. */
export function progressOf({ roots }: Pick<Run, 'roots'>, orgs: readonly OrgProgress[]): Progress {
  const planned = new Map(orgs.map(org => [org.orgId, org]))
  const sum = (of: 'cadres' | 'cadresDone' | 'children' | 'keptBack') =>
    orgs.reduce((total, org) => total + org[of], 0)
  const done = roots.every(orgId => planned.get(orgId)?.rolledUp)
  return {
    state: done ? 'done' : orgs.length < roots.length + sum('children') ? 'planning' : 'running',
    cadresDone: sum('cadresDone'),
    cadresTotal: sum('cadres'),
    cadresKeptBack: sum('keptBack'),
  }
}
