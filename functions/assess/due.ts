import type { RunDependencies } from '../../shared/assessing/run.ts'
import { startRun } from '../../shared/assessing/run.ts'
import type { WorkOf } from '../../shared/assessing/work.ts'
import type { Status } from '../../shared/domain/assessment/revision.ts'
import { dueClosings } from '../../shared/domain/closing.ts'
import type { Policy } from '../../shared/domain/policy/policy.ts'
import {
  addMonths,
  lastDate,
  localDate,
  localMonth,
  monthsBetween,
} from '../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../shared/domain/time/ledger-zone.ts'
import { missingYear } from '../../shared/domain/time/missing-year.ts'
import type { Opening } from '../../shared/repositories/openings.ts'
import { readOnce } from '../../shared/repositories/policies.ts'
import { log } from '../../shared/telemetry/log.ts'
import { measure } from '../../shared/telemetry/metrics.ts'
import { mendSome, tend } from './tend.ts'

/** Months that are caught up with, where a closing was missed. */
const back = 12

/** Orgs of which a month has to be run, and as what. */
interface DueRun {
  readonly month: string
  readonly status: Status
  readonly orgIds: readonly string[]
}

/** Whether a month was opened so, or for good, for the org or one above it. */
async function isOpened(
  { roster }: RunDependencies,
  openings: readonly Opening[],
  orgId: string,
  month: string,
  status: Status,
): Promise<boolean> {
  const path = await roster.readOrgPath(orgId, lastDate(month))
  return openings.some(
    opening => path.includes(opening.orgId) && (opening.status === 'final' || opening.status === status),
  )
}

/** Orgs in which or below which an objection is open: nothing closes them but somebody who says so. */
async function disputedOrgs({ objections, roster }: RunDependencies, month: string): Promise<Set<string>> {
  const open = await objections.listOpenObjections(month)
  const paths = await Promise.all(open.map(({ orgId }) => roster.readOrgPath(orgId, lastDate(month))))
  return new Set(paths.flat())
}

/** The orgs, and in place of a disputed one those below it that are not. */
async function undisputed(
  deps: RunDependencies,
  orgIds: Iterable<string>,
  month: string,
  disputed: ReadonlySet<string>,
): Promise<string[]> {
  const found = new Set<string>()
  for (const orgId of orgIds) {
    if (!disputed.has(orgId)) found.add(orgId)
    else {
      const children = await deps.roster.listChildren(orgId, lastDate(month))
      for (const child of await undisputed(deps, children, month, disputed)) found.add(child)
    }
  }
  return [...found]
}

/** Those of the orgs that lie below none of the others: a run plans each org once, under its parent or as a root. */
async function withoutNested({ roster }: RunDependencies, orgIds: readonly string[], month: string) {
  const tops: string[] = []
  for (const orgId of orgIds) {
    const [, ...above] = await roster.readOrgPath(orgId, lastDate(month))
    if (!above.some(other => orgIds.includes(other))) tops.push(orgId)
  }
  return tops
}

/**
 * What has to be run now. Of the month before: every root, provisionally first where nothing was run yet, however late
 * it is; so a stack whose data came in late shows results before they are final. What was run before the month was over
 * is run once more. Of earlier months: what somebody ran and nobody closed. Where an objection is open, that org and those
 * above it wait, and all others are closed.
 */
async function dueRuns(deps: RunDependencies, at: string): Promise<DueRun[]> {
  const previous = addMonths(localMonth(at, ledgerZone), -1)
  const first = addMonths(previous, 1 - back)
  const policies = readOnce(deps.policies)
  const months = monthsBetween(first, previous)
  const known = new Map<string, Policy>()
  for (const month of months) known.set(month, await policies.readPolicyOfMonth(month))
  const openings = await deps.openings.listOpenings(first)
  const roots = await deps.roster.listChildren(undefined, lastDate(previous))
  const due: DueRun[] = []
  for (const { month, status } of dueClosings(month => known.get(month) as Policy, at, back)) {
    const opened = openings.filter(opening => opening.month === month)
    const run = opened.filter(({ early }) => !early)
    const step = month === previous && run.length === 0 ? 'provisional' : status
    const candidates = new Set(opened.map(({ orgId }) => orgId))
    if (month === previous) for (const orgId of roots) candidates.add(orgId)
    const disputed = step === 'final' ? await disputedOrgs(deps, month) : new Set<string>()
    const missing: string[] = []
    for (const orgId of await undisputed(deps, candidates, month, disputed))
      if (!(await isOpened(deps, run, orgId, month, step))) missing.push(orgId)
    const orgIds = await withoutNested(deps, missing, month)
    if (orgIds.length > 0) due.push({ month, status: step, orgIds: orgIds.sort() })
  }
  return due
}

/**
 * Begins the runs that are due by the policy of their month, looks after those that were begun, and gives a turn to
 * those who were kept back; a calendar that is missing is told. The id of a run is made of what it is for, so that a
 * firing that comes twice finds it; whatever a first run of that name did not reach is run by its org.
 */
export async function runDueMonths(deps: RunDependencies, { at }: WorkOf<'due'>): Promise<void> {
  for (const { month, status, orgIds } of await dueRuns(deps, at)) {
    const begin = (runId: string, roots: readonly string[]) =>
      startRun(deps, { month, runId, status, roots, by: 'schedule', startedAt: at })
    const runId = `scheduled-${month}-${status}`
    const known = await deps.runs.readRun(month, runId)
    await begin(runId, known?.roots ?? orgIds)
    const missed = orgIds.filter(orgId => known !== undefined && !known.roots.includes(orgId))
    for (const orgId of missed) await begin(`${runId}-${orgId}`, [orgId])
  }
  const missing = missingYear(await deps.workingDays.listCalendarYears(), localDate(at, ledgerZone))
  if (missing) {
    measure('calendarMissing')
    log.warn('a year has no calendar', missing)
  }
  for (const { month, runId } of await deps.runs.listOpenRuns()) await tend(deps, month, runId, at)
  await mendSome(deps, at)
}
