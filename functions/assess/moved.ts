import { dueStatus } from '../../shared/assessing/due.ts'
import { startRun } from '../../shared/assessing/run.ts'
import type { RunDependencies } from '../../shared/assessing/run-ports.ts'
import type { Work, WorkOf } from '../../shared/assessing/work.ts'
import type { Status } from '../../shared/domain/assessment/revision.ts'
import { lastDate } from '../../shared/domain/time/calendar.ts'

/** The months from `month` on that are due of an org by where it lay when they ended, and as what. */
async function monthsDue(
  { openings, roster }: Pick<RunDependencies, 'openings' | 'roster'>,
  orgId: string,
  month: string,
): Promise<[month: string, status: Status][]> {
  const opened = await openings.listOpenings(month)
  const due: [string, Status][] = []
  for (const each of new Set(opened.map(opening => opening.month))) {
    const path = await roster.readOrgPath(orgId, lastDate(each))
    const status = dueStatus(opened, each, path)
    if (status) due.push([each, status])
  }
  return due
}

/** Rolls an org up for every month that is due of it, from a month on. */
export async function rollUpFrom(
  deps: Pick<RunDependencies, 'openings' | 'roster' | 'send'>,
  { month, orgId }: WorkOf<'rollUpFrom'>,
): Promise<void> {
  const due = await monthsDue(deps, orgId, month)
  await deps.send(due.map(([each]): Work => ({ kind: 'rollUp', month: each, orgId })))
}

/** Runs an org that moved for months that are due where it now lies, and not run or closed there; mostly none. */
export async function runFrom(
  deps: RunDependencies,
  { month, orgId, change }: WorkOf<'runFrom'>,
): Promise<void> {
  for (const [each, status] of await monthsDue(deps, orgId, month)) {
    const known = await deps.rollups.readRollup(orgId, each)
    if (known && (status === 'provisional' || known.status !== 'provisional')) continue
    const runId = `moved-${orgId}-${change}-${status}`
    const startedAt = deps.now().toISOString()
    await startRun(deps, { month: each, runId, status, roots: [orgId], by: 'move', startedAt })
  }
}
