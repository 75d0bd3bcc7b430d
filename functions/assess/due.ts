import { startRun } from '../../shared/assessing/run.ts'
import type { RunDependencies } from '../../shared/assessing/run-ports.ts'
import type { WorkOf } from '../../shared/assessing/work.ts'
import type { Status } from '../../shared/domain/assessment/revision.ts'
import { dueClosings } from '../../shared/domain/closing.ts'
import { ascending } from '../../shared/domain/order.ts'
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
 * What has to be run now of a root. Of the month before: the root, provisionally first where nothing was run yet, however late
 * it is; so a stack whose data came in late shows results before they are final. What was run before the month was over
 * is run once more. Of earlier months: what somebody ran and nobody closed, and the root where the schedule ran a month
 * before it, so that it was missed. What is older was loaded, and is run by whoever wants it. Where an objection is open,
 * that org and those above it wait, and all others are closed.
 */
async function dueRunsOf(
  deps: RunDependencies,
  root: string,
  { at, previous, openings }: { at: string; previous: string; openings: readonly Opening[] },
): Promise<DueRun[]> {
  const known = new Map<string, Policy>()
  for (const month of monthsBetween(addMonths(previous, 1 - back), previous))
    known.set(month, await deps.policies.readPolicyOfMonth(month, root))
  const due: DueRun[] = []
  const first = openings.find(({ orgId, scheduled }) => scheduled && orgId === root)?.month
  for (const { month, status } of dueClosings(month => known.get(month) as Policy, at, back)) {
    const opened = openings.filter(opening => opening.month === month)
    const run = opened.filter(({ early }) => !early)
    const step = month === previous && run.length === 0 ? 'provisional' : status
    const candidates = new Set(opened.map(({ orgId }) => orgId))
    if (month === previous || (first !== undefined && first < month)) candidates.add(root)
    const disputed = step === 'final' ? await disputedOrgs(deps, month) : new Set<string>()
    const missing: string[] = []
    for (const orgId of await undisputed(deps, candidates, month, disputed))
      if (!(await isOpened(deps, run, orgId, month, step))) missing.push(orgId)
    const orgIds = await withoutNested(deps, missing, month)
    if (orgIds.length > 0) due.push({ month, status: step, orgIds })
  }
  return due
}

/** What has to be run now of every root, each by its own policy; what is due as the same of several is one run. */
async function dueRuns(deps: RunDependencies, roots: readonly string[], at: string): Promise<DueRun[]> {
  const previous = addMonths(localMonth(at, ledgerZone), -1)
  const opened = await deps.openings.listOpenings(addMonths(previous, 1 - back))
  const byRoot = new Map<string, Opening[]>(roots.map(root => [root, []]))
  for (const opening of opened) {
    const root = (await deps.roster.readOrgPath(opening.orgId, lastDate(opening.month))).at(-1)
    byRoot.set(root ?? opening.orgId, [...(byRoot.get(root ?? opening.orgId) ?? []), opening])
  }
  const all: DueRun[] = []
  for (const [root, openings] of byRoot)
    all.push(...(await dueRunsOf(deps, root, { at, previous, openings })))
  return [...Map.groupBy(all, ({ month, status }) => `${month} ${status}`).values()]
    .map(alike => ({ ...(alike[0] as DueRun), orgIds: alike.flatMap(({ orgIds }) => orgIds).sort() }))
    .sort((a, b) => ascending(a.month, b.month))
}

/** Tells of years without a calendar: of each root its own are known. */
async function tellMissingYears({ workingDays }: RunDependencies, roots: readonly string[], today: string) {
  for (const root of roots) {
    const missing = missingYear(await workingDays.listCalendarYears(root), today)
    if (!missing) continue
    measure('calendarMissing')
    log.warn('a year has no calendar', { ...missing, orgId: root })
  }
}

/**
 * Begins the runs that are due by the policy of their month, looks after those that were begun, and gives a turn to
 * those who were kept back; a calendar that is missing is told. The id of a run is made of what it is for, so that a
 * firing that comes twice finds it; whatever a first run of that name did not reach is run by its org.
 */
export async function runDueMonths(deps: RunDependencies, { at }: WorkOf<'due'>): Promise<void> {
  const roots = await deps.roster.listChildren(undefined, localDate(at, ledgerZone))
  for (const { month, status, orgIds } of await dueRuns(deps, roots, at)) {
    const begin = (runId: string, roots: readonly string[]) =>
      startRun(deps, { month, runId, status, roots, by: 'schedule', startedAt: at })
    const runId = `scheduled-${month}-${status}`
    const known = await deps.runs.readRun(month, runId)
    await begin(runId, known?.roots ?? orgIds)
    const missed = orgIds.filter(orgId => known !== undefined && !known.roots.includes(orgId))
    for (const orgId of missed) await begin(`${runId}-${orgId}`, [orgId])
  }
  await tellMissingYears(deps, roots, localDate(at, ledgerZone))
  for (const { month, runId } of await deps.runs.listOpenRuns()) await tend(deps, month, runId, at)
  await mendSome(deps, at)
}
