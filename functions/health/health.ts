import { concurrently } from '../../shared/concurrently.ts'
import { missingYear } from '../../shared/domain/time/missing-year.ts'
import { todayAt } from '../../shared/domain/time/today.ts'
import type { AuditEvent } from '../../shared/repositories/roster/roster.ts'
import type { Run } from '../../shared/repositories/runs.ts'
import type { Dependencies } from './ports.ts'

/** Milliseconds: a change is on its way for some seconds, a run for some hours. */
const [onItsWay, overdue] = [15 * 60_000, 4 * 3_600_000]

/** Runs and changes that are looked at. */
const [mostRuns, mostChanges] = [20, 100]

async function queues({ depths, healthNotes }: Dependencies, at: string) {
  const found = await depths()
  const since = await healthNotes.noteBehind(
    found.flatMap(({ name, waiting, deadLetters }) => [
      ...(waiting > 0 ? [`${name} waiting`] : []),
      ...(deadLetters > 0 ? [`${name} deadLetters`] : []),
    ]),
    at,
  )
  return found.map(queue => {
    const [waiting, dead] = [since[`${queue.name} waiting`], since[`${queue.name} deadLetters`]]
    return { ...queue, ...(waiting && { since: waiting }), ...(dead && { deadLettersSince: dead }) }
  })
}

async function streams({ unannounced }: Dependencies, now: number) {
  const before = new Date(now - onItsWay).toISOString()
  const audits = await unannounced.listUnannounced(before, mostChanges)
  const [since] = audits.map(({ value }) => (value as AuditEvent).at).sort()
  return [{ name: 'roster', waiting: audits.length, ...(since && { since }) }]
}

/** Whether something of the run is left to do; what is done is taken off the open ones within the hour. */
async function isUnderWay({ runs }: Dependencies, run: Run) {
  const roots = await concurrently(run.roots, mostRuns, orgId => runs.readOrgProgress(run, orgId))
  return !roots.every(root => root?.rolledUp)
}

async function openRuns(deps: Dependencies, now: number) {
  const listed = await deps.runs.listOpenRuns()
  const read = await concurrently(listed.slice(0, mostRuns), mostRuns, async ({ month, runId }) => {
    const run = await deps.runs.readRun(month, runId)
    return run && (await isUnderWay(deps, run)) ? [run] : []
  })
  const open = read.flat()
  const late = open
    .map(({ startedAt }) => startedAt)
    .filter(startedAt => now - Date.parse(startedAt) >= overdue)
    .sort()
  return {
    open: open.length + Math.max(0, listed.length - mostRuns),
    overdue: late.length,
    ...(late[0] !== undefined && { since: late[0] }),
  }
}

/** The first year that some root has no calendar of, though it is needed. */
async function calendar({ roster, calendars }: Dependencies, today: string) {
  const roots = await roster.listChildren(undefined, today)
  const years = await Promise.all((roots.length > 0 ? roots : [undefined]).map(calendars.listCalendarYears))
  return years
    .flatMap(known => missingYear(known, today) ?? [])
    .sort((a, b) => a.year - b.year)
    .at(0)
}

/** What is behind, and since when. */
export async function healthOf(deps: Dependencies) {
  const now = deps.now()
  const at = now.toISOString()
  const [waiting, unannounced, runs, missing] = await Promise.all([
    queues(deps, at),
    streams(deps, now.getTime()),
    openRuns(deps, now.getTime()),
    calendar(deps, todayAt(now)),
  ])
  const isBehind =
    missing !== undefined ||
    runs.overdue > 0 ||
    unannounced.some(stream => stream.waiting > 0) ||
    waiting.some(queue => queue.deadLetters > 0)
  return {
    at,
    state: isBehind ? ('behind' as const) : ('ok' as const),
    queues: waiting,
    streams: unannounced,
    runs,
    calendar: missing ? { missing: missing.year, since: missing.since } : {},
  }
}
