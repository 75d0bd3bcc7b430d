import type { RecordedEvent } from '../../events/index.ts'
import { rosterChange } from '../announcing/roster-change.ts'
import { rosterKeys } from '../aws/keys.ts'
import { atOnce, concurrently } from '../concurrently.ts'
import { indicatorOf } from '../domain/assessment/indicators/index.ts'
import { maxListed } from '../domain/assessment/listing.ts'
import { monthsNeeded } from '../domain/assessment/needs.ts'
import type { Causes, Restated, Revision, RosterCause } from '../domain/assessment/revision.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { compareInstants, lastDate, monthsBetween } from '../domain/time/calendar.ts'
import { calendarCauses } from '../domain/time/calendar-changes.ts'
import type { CalendarReads } from '../repositories/calendars.ts'
import type { Ledger } from '../repositories/ledger.ts'
import type { AuditEvent, AuditSubject, RosterReads } from '../repositories/roster/roster.ts'
import type { Inputs } from './inputs.ts'

interface Said {
  readonly youthId?: string
  readonly kind?: string
  readonly region?: string
  readonly serviceFrom?: string
  readonly serviceUntil?: string
}

interface Sources {
  readonly ledger: Pick<Ledger, 'readMonthEvents'>
  readonly roster: Pick<RosterReads, 'listAuditEvents'>
  readonly workingDays: Pick<CalendarReads, 'listCalendarYears'>
}

/** What a change was about, as far as an assessment can depend on it. */
function causeOf(subject: AuditSubject, { at, by, after }: AuditEvent): RosterCause | undefined {
  const content = after as Said
  if ('base' in subject) return { at, by, subject: 'base', subjectId: subject.base }
  // An org's changes include those of its plan, which counts for nothing.
  if ('org' in subject) return content.kind ? { at, by, subject: 'org', subjectId: subject.org } : undefined
  const { youthId } = content
  return youthId === undefined
    ? { at, by, subject: 'cadre', subjectId: subject.cadre }
    : { at, by, subject: 'link', subjectId: subject.cadre, youthId }
}

/** The key of a change, as far as it tells what it was about. */
function keyOf(subject: AuditSubject, { after }: AuditEvent): [pk: string, sk: string] {
  if ('org' in subject) return [rosterKeys.org(subject.org).pk, 'AUDIT#']
  if ('base' in subject) return [rosterKeys.base(subject.base).pk, 'AUDIT#']
  const { youthId } = after as Said
  return [rosterKeys.cadre(subject.cadre).pk, youthId === undefined ? 'AUDIT#' : `AUDIT#LINK#${youthId}#`]
}

/** Whether a change says something that results depend on, of a day up to D: neither a phone nor what holds from later on. */
function isInTime(subject: AuditSubject, change: AuditEvent, month: string): boolean {
  const { from } = rosterChange(...keyOf(subject, change), change)
  return from !== undefined && from <= lastDate(month)
}

/** Whether a change of an org or a base bears on a result: what it is called and where it lies does not. */
function isOfMeasure({ before, after }: AuditEvent): boolean {
  const [was, is] = [(before ?? {}) as Said, after as Said]
  return was.kind !== is.kind || was.region !== is.region
}

/** Whether another cadre's change may bear on what it claims: a link to one of the youths, or whether it serves. */
function bears(youths: ReadonlySet<string>, { before, after }: AuditEvent): boolean {
  const [was, is] = [(before ?? {}) as Said, after as Said]
  if (is.youthId !== undefined) return youths.has(is.youthId)
  return was.serviceFrom !== is.serviceFrom || was.serviceUntil !== is.serviceUntil
}

/** Every change that may bear on a result, the first one first. */
async function rosterChanges(
  { roster }: Sources,
  { cadreId, orgId, month }: Revision,
  inputs: Inputs | undefined,
): Promise<RosterCause[]> {
  const of = async (subject: AuditSubject, matters: (change: AuditEvent) => boolean = () => true) =>
    (await roster.listAuditEvents(subject))
      .filter(change => matters(change) && isInTime(subject, change, month))
      .flatMap(change => causeOf(subject, change) ?? [])
  const { links = [], claims = {}, bases = {} } = inputs?.roster ?? {}
  const orgs = new Set([orgId, ...Object.keys(inputs?.roster.orgs ?? {})])
  const rivals = new Set(
    Object.values(claims)
      .flat()
      .map(claim => claim.cadreId),
  )
  rivals.delete(cadreId)
  const youths = new Set(links.map(({ youthId }) => youthId))
  const places: AuditSubject[] = [
    ...[...orgs].map(org => ({ org })),
    ...Object.keys(bases).map(base => ({ base })),
  ]
  const others = [...rivals].map(cadre => ({ cadre }))
  const [ours, ofPlaces, theirs] = await Promise.all([
    of({ cadre: cadreId }),
    concurrently(places, atOnce, subject => of(subject, isOfMeasure)),
    concurrently(others, atOnce, subject => of(subject, change => bears(youths, change))),
  ])
  return [ours, ...ofPlaces, ...theirs].flat().sort((a, b) => compareInstants(a.at, b.at))
}

/** Which events bear on what was restated: those of a type on which it rests, and what voids one. */
function bearsOn(restated: readonly Restated[], recorded: readonly RecordedEvent[]) {
  const types = new Set(restated.flatMap(({ indicator }) => indicatorOf(indicator).restsOn))
  const typeOf = new Map(recorded.map(({ id, type }) => [id, type]))
  return (event: RecordedEvent): boolean => {
    if (event.type !== 'void') return types.has(event.type)
    const voided = typeOf.get(event.voids)
    return voided !== undefined && types.has(voided)
  }
}

const hour = 3_600_000

/** How long news may be on their way into a result: moments; refused by the bus, until sweeper or operator came. */
const lags = [0, hour, 16 * 24 * hour] as const

/**
 * What was recorded or changed since a revision and bears on what is restated: why a final result has to be restated. Where
 * nothing came since, it was news still on their way then: those are named that may have been.
 */
export async function causesSince(
  sources: Sources,
  policy: Policy,
  revision: Revision,
  inputs: Inputs | undefined,
  restated: readonly Restated[],
): Promise<Causes> {
  const { cadreId, month, assessedAt } = revision
  const months = monthsBetween(...monthsNeeded(policy, month))
  const [changes, years, ...partitions] = await Promise.all([
    rosterChanges(sources, revision, inputs),
    sources.workingDays.listCalendarYears(revision.orgId),
    ...months.map(known => sources.ledger.readMonthEvents(cadreId, known, true)),
  ])
  const recorded = partitions.flat()
  const bearing = recorded.filter(bearsOn(restated, recorded))
  const after = (instant: string): Causes => {
    const isLater = (other: string) => compareInstants(other, instant) > 0
    const events = bearing.filter(event => isLater(event.recordedAt))
    const calendar = calendarCauses(years, month, instant)
    return {
      ...bounded(
        events.map(({ id }) => id).sort(),
        changes.filter(({ at }) => isLater(at)),
      ),
      ...(calendar.length > 0 && { calendar }),
    }
  }
  const told = lags.map(lag => after(new Date(Date.parse(assessedAt) - lag).toISOString()))
  return (
    told.find(({ events, rosterChanges, calendar = [] }) =>
      [events, rosterChanges, calendar].some(causes => causes.length > 0),
    ) ?? { events: [], rosterChanges: [] }
  )
}

function bounded(events: readonly string[], rosterChanges: readonly RosterCause[]): Causes {
  return {
    events: events.slice(0, maxListed),
    ...(events.length > maxListed && { eventsTotal: events.length }),
    rosterChanges: rosterChanges.slice(0, maxListed),
    ...(rosterChanges.length > maxListed && { rosterChangesTotal: rosterChanges.length }),
  }
}
