import { onlineChannels } from '../../../events/contact.ts'
import { looksPersonal } from '../../../events/envelope.ts'
import type { Contact, RecordedEvent, Visit } from '../../../events/index.ts'
import { withinBounds } from '../ledger/month-bounds.ts'
import { partitionMonth, type StandingEvent, standing } from '../ledger/standing.ts'
import { ascending } from '../order.ts'
import type { Policy } from '../policy/policy.ts'
import { activeOn } from '../roster/overlap.ts'
import { attributesOn, type CadreProfile, type LinkInterval, serviceOf, within } from '../roster/roster.ts'
import { localDay, monthOf, toDate } from '../time/calendar.ts'
import type { WorkingDays } from '../time/working-days.ts'
import { epochMs, localHalfDay } from '../time/zone.ts'
import { type EventRow, eventColumns } from './event-columns.ts'
import { sundayOf } from './week.ts'

/** What a cadre's part of a month is made of: the whole ledger partition, and the cadre as the roster has it. */
export interface CadreMonth {
  readonly profile: CadreProfile
  readonly links: readonly LinkInterval[]
  readonly events: readonly RecordedEvent[]
  readonly context: EventContext
}

/** What the rows of a cadre's month depend on besides: what holds below its root. */
export interface EventContext {
  readonly policy: Pick<Policy, 'personal' | 'timeZone' | 'review'>
  readonly workingDays: WorkingDays
  /** Whether a youth asked to be forgotten. */
  readonly isErased: (youthId: string) => boolean
}

/** A row of which nothing is said yet. */
const nothing = Object.fromEntries(Object.keys(eventColumns).map(name => [name, null])) as Record<
  keyof EventRow,
  null
>

const mediumOf = (channel: Contact['channel']) =>
  (onlineChannels as readonly string[]).includes(channel) ? 'online' : channel

/** The rows of a month: one for every event that was not taken back, ascending by cadre, day and id. */
export function eventRows(month: string, cadres: readonly CadreMonth[]): EventRow[] {
  return cadres
    .flatMap(cadre => rowsOfCadre(month, cadre))
    .sort(
      (a, b) =>
        ascending(a.cadreId as string, b.cadreId as string) ||
        ascending(a.occurredOn as string, b.occurredOn as string) ||
        ascending(a.id as string, b.id as string),
    )
}

function rowsOfCadre(month: string, cadre: CadreMonth): EventRow[] {
  const { context } = cadre
  const { timeZone } = context.policy
  const { cadreId } = cadre.profile
  const own = cadre.events.filter(
    event => event.cadreId === cadreId && partitionMonth(event, timeZone) === month,
  )
  const all = standing(own, timeZone)
  const fitting = new Set(withinBounds(all))
  const links = Map.groupBy(cadre.links, ({ youthId }) => youthId)
  return all.map(event => rowOf(event, cadre.profile, links, fitting.has(event), context))
}

function rowOf(
  event: StandingEvent,
  profile: CadreProfile,
  links: ReadonlyMap<string, readonly LinkInterval[]>,
  fits: boolean,
  { policy, workingDays, isErased }: EventContext,
): EventRow {
  const day = localDay(event.occurredAt, policy.timeZone)
  const on = toDate(day)
  const recordedDay = localDay(event.recordedAt, policy.timeZone)
  const attributes = attributesOn(profile, on) ?? profile.history[0]
  const inService = within(serviceOf(profile), on)
  const linksOn = (youthIds: readonly string[]) =>
    youthIds.flatMap(youthId => links.get(youthId)?.find(link => activeOn(link, on)) ?? [])
  const kept = (youthIds: readonly string[]) => youthIds.filter(id => !isErased(id)).sort()
  const row: EventRow = {
    ...nothing,
    type: event.type,
    id: event.id,
    cadreId: profile.cadreId,
    orgId: attributes?.orgId ?? null,
    category: attributes?.category ?? null,
    occurredOn: on,
    recordedOn: toDate(recordedDay),
    occurredDay: day,
    lagDays: recordedDay - day,
    late: monthOf(toDate(recordedDay)) > monthOf(on),
    weekSunday: toDate(sundayOf(day)),
    workingDay: workingDays.isWorking(day) ?? null,
    inService,
    ...(event.type !== 'feedback' && {
      occurredMs: epochMs(event.occurredAt),
      halfDay: localHalfDay(epochMs(event.occurredAt), policy.timeZone).half,
    }),
  }
  const reached = (youthIds: readonly string[]) => {
    const linked = linksOn(youthIds)
    const fields = new Set(linked.map(({ field }) => field))
    return {
      youths: youthIds.length,
      linkedYouths: linked.length,
      linked: linked.length > 0,
      youthIds: kept(youthIds),
      field: fields.size === 1 ? ([...fields][0] as string) : null,
    }
  }
  switch (event.type) {
    case 'contact': {
      const youths = reached(event.youthIds)
      return {
        ...row,
        ...youths,
        counts: fits && inService && youths.linked,
        personal: event.youthIds.length <= policy.personal.contactYouths,
        channel: event.channel,
        medium: mediumOf(event.channel),
        purpose: event.purpose,
        programmes: [...(event.programmes ?? [])].sort(),
      }
    }
    case 'visit':
      return {
        ...row,
        ...reached(event.youthIds),
        counts: fits && inService,
        personal: event.youthIds.length <= policy.personal.visitYouths,
        activity: event.activity,
        programmes: [...(event.programmes ?? [])].sort(),
        baseId: event.baseId ?? null,
        assigned: isAssigned(event, attributes?.bases ?? [], on),
      }
    case 'feedback': {
      const linked = linksOn([event.youthId]).length > 0
      return {
        ...row,
        counts: fits && inService && linked,
        linked,
        youths: 1,
        linkedYouths: linked ? 1 : 0,
        source: event.source,
        ...(event.demand && { demandId: event.id, demandCategory: event.demand.category }),
      }
    }
    case 'demand':
      return {
        ...row,
        ...reached([event.youthId]),
        counts: fits && inService,
        demandId: event.id,
        demandCategory: event.category,
      }
    case 'respond':
    case 'resolve':
    case 'reopen':
      return { ...row, counts: fits, demandId: event.demandId }
    case 'escalate':
      return {
        ...row,
        counts: fits,
        demandId: event.demandId,
        department: looksPersonal(event.to) ? null : event.to,
      }
    default:
      return event satisfies never
  }
}

const isAssigned = (
  { baseId }: Visit,
  bases: readonly { baseId: string; since: string; until?: string | undefined }[],
  on: string,
) => baseId !== undefined && bases.some(each => each.baseId === baseId && activeOn(each, on))
