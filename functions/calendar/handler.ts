import { isDeepStrictEqual } from 'node:util'
import type { Caller } from '../../shared/access/caller.ts'
import { rootOfCaller } from '../../shared/access/scope.ts'
import { openingsOfRoot } from '../../shared/assessing/due.ts'
import type { Environment } from '../../shared/contracts/environment.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { ascending } from '../../shared/domain/order.ts'
import { addDays, monthOf, toDate, toDay } from '../../shared/domain/time/calendar.ts'
import { besideVersion, changedDays, monthsOfDays } from '../../shared/domain/time/calendar-changes.ts'
import { nextVersion, noticeFault } from '../../shared/domain/time/calendar-notice.ts'
import { todayAt } from '../../shared/domain/time/today.ts'
import { type CalendarYear, workingDaysOf } from '../../shared/domain/time/working-days.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import * as ports from '../../shared/ports.ts'
import { getCalendar, getCalendarYear, putCalendarYear } from './endpoints.ts'

const opens = {
  calendars: ports.calendars,
  openings: ports.openings,
  directory: ports.directory,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>

/** Versions that one year may have: a notice is corrected a few times, an item stays small. */
const mostVersions = 50

/** The latest version of each year, ascending. */
function latestOf(years: readonly CalendarYear[]): CalendarYear[] {
  const latest = new Map<number, CalendarYear>()
  for (const known of years)
    if ((latest.get(known.year)?.version ?? -1) < known.version) latest.set(known.year, known)
  return [...latest.values()].sort((a, b) => a.year - b.year)
}

const body = ({ year, version, papers, days }: CalendarYear) => ({
  year,
  version,
  papers: [...papers],
  days: days.map(({ name, date, isOffDay }) => ({ name, date, isOffDay })),
})

/** The days that a version changes, and the opened months on which they bear. */
async function changesBy(
  { openings, directory }: Dependencies,
  root: string,
  years: readonly CalendarYear[],
  version: CalendarYear,
) {
  const { before, after } = besideVersion(years, version)
  const days = changedDays(before, after, version.year)
  const months = monthsOfDays(days)
  const opened = await openingsOfRoot(
    directory,
    root,
    await openings.listOpenings(months[0] ?? monthOf(`${version.year}-12-31`)),
  )
  const reassessed = months.flatMap(month => {
    const statuses = opened.filter(opening => opening.month === month).map(({ status }) => status)
    if (statuses.length === 0) return []
    return [{ month, status: statuses.includes('final') ? ('final' as const) : ('provisional' as const) }]
  })
  const changed = days
    .filter(day => before.isWorking(day) !== undefined && after.isWorking(day) !== undefined)
    .map(day => ({ date: toDate(day), isOffDay: after.isWorking(day) === false }))
  return { changedDays: changed, reassessed }
}

/** What a notice says, in whatever order. */
const content = ({ papers, days }: CalendarYear) => ({
  papers: [...papers].sort(),
  days: [...days].sort((a, b) => ascending(a.date, b.date)),
})

/** Keeps the calendar. A version is never edited; a correction is the next one. */
export function build(environment: Environment, deps: Dependencies) {
  const { calendars, directory, now } = deps
  const yearsOf = async (caller: Caller) => calendars.listCalendarYears(await rootOfCaller(directory, caller))
  return serve(
    environment,
    [
      on(putCalendarYear, async ({ caller, params: { year }, body: notice }) => {
        const fault = noticeFault(year, notice)
        if (fault) throw Problem.at('invalid_request', fault.path, fault.message)
        // The scope is a root's.
        const root = caller.org as string
        const years = await calendars.listCalendarYears(root)
        const version = nextVersion(years, year, notice)
        const latest = latestOf(years).find(known => known.year === year)
        if (latest && isDeepStrictEqual(content(latest), content(version)))
          return reply(200, { ...body(latest), changedDays: [], reassessed: [] })
        if (version.version > mostVersions)
          throw Problem.at('conflict', 'year', `there are ${mostVersions} versions, which is the most`)
        const added = { ...version, by: caller.subject, at: now().toISOString() }
        if (!(await calendars.addCalendarYear(added, root))) throw Problem.at('conflict', 'year')
        return reply(201, { ...body(version), ...(await changesBy(deps, root, [...years, added], added)) })
      }),

      on(getCalendarYear, async ({ caller, params: { year } }) => {
        const found = latestOf(await yearsOf(caller)).find(known => known.year === year)
        if (!found) throw new Problem('not_found')
        return reply(200, body(found))
      }),

      on(getCalendar, async ({ caller }) => {
        const years = await yearsOf(caller)
        const days = workingDaysOf(years)
        const today = todayAt(now())
        let unknown = today
        while (days.isWorking(toDay(unknown)) !== undefined) unknown = addDays(unknown, 1)
        return reply(200, {
          years: latestOf(years).map(({ year, version, papers }) => ({ year, version, papers: [...papers] })),
          ...(unknown > today && { knownUntil: addDays(unknown, -1) }),
          missingFrom: monthOf(unknown),
        })
      }),
    ],
    deps,
  )
}

export const handler = ports.handlerOn(build, opens)
