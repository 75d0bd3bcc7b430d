import * as z from 'zod'
import { type CalendarChanged, calendarChanged } from '../../events/calendar.ts'
import { type PolicyChanged, policyChanged } from '../../events/policy.ts'
import { openingsOfRoot } from '../../shared/assessing/due.ts'
import { type StartingDependencies, startRun } from '../../shared/assessing/run.ts'
import { consuming } from '../../shared/aws/queue/consume.ts'
import { besideVersion, changedDays, monthsOfDays } from '../../shared/domain/time/calendar-changes.ts'
import * as ports from '../../shared/ports.ts'
import { calendarLifetime } from '../../shared/repositories/calendars.ts'

const opens = {
  calendars: ports.calendars,
  directory: ports.directory,
  openings: ports.openings,
  runs: ports.runs,
  send: ports.sendWork,
}
export type Dependencies = ports.Opened<typeof opens>

const announced = z.object({ detail: z.discriminatedUnion('type', [calendarChanged, policyChanged]) })

/** Seconds after which every function has forgotten the calendar without the new version. */
const delay = calendarLifetime / 1000 + 2

/**
 * Runs those opened months of the root again in whose weeks the version moved a day or made one known. Results that differ
 * are replaced or, where final, restated. Cadres who were kept back for want of the calendar are assessed. A run's id is
 * made of the version, so that the same event twice begins one run.
 */
async function followCalendar(
  deps: Dependencies,
  { rootId, year, version, at }: CalendarChanged,
): Promise<void> {
  const years = await deps.calendars.listCalendarYears(rootId)
  const { before, after } = besideVersion(years, { year, version })
  const months = monthsOfDays(changedDays(before, after, year))
  const [first] = months
  if (first === undefined) return
  const opened = await openingsOfRoot(deps.directory, rootId, await deps.openings.listOpenings(first))
  const later: StartingDependencies = { ...deps, send: messages => deps.send(messages, delay) }
  for (const { month, orgId, status } of opened) {
    if (!months.includes(month)) continue
    const runId = `calendar-${year}-${version}-${orgId}-${status}`
    await startRun(later, { month, runId, status, roots: [orgId], by: 'calendar', startedAt: at })
  }
}

/** Runs again the root's opened months for which a version of the policy holds; the run's id is made of it, as above. */
async function followPolicy(
  deps: Dependencies,
  { rootId, version, effectiveFrom, at }: PolicyChanged,
): Promise<void> {
  const opened = await openingsOfRoot(deps.directory, rootId, await deps.openings.listOpenings(effectiveFrom))
  for (const { month, orgId, status } of opened) {
    if (status === 'final') continue
    const runId = `policy-${version}-${orgId}`
    await startRun(deps, { month, runId, status, roots: [orgId], by: 'policy', startedAt: at })
  }
}

const follow = (deps: Dependencies, changed: CalendarChanged | PolicyChanged): Promise<void> =>
  changed.type === 'policyChanged' ? followPolicy(deps, changed) : followCalendar(deps, changed)

/** Follows new versions of the calendar and the policy. */
export const build = (deps: Dependencies) =>
  consuming({
    read: body => announced.parse(body).detail,
    key: change => change.id,
    work: ([change]) => follow(deps, change),
  })

export const handler = ports.handlerOn((_, opened) => build(opened), opens)
