import type { RecordedEvent } from '../../../events/index.ts'
import { localDate, monthSpan, toDate } from '../time/calendar.ts'
import type { MonthFacts } from './facts.ts'
import { inOrder, type StandingEvent, standing } from './standing.ts'

/** A feedback of a youth on a local date, and the date of the contact or visit that it confirms. */
export interface Confirmation {
  youthId: string
  on: string
  contactOn: string
}

/** A feedback whose confirmed event has to be looked for in other months of the same cadre. */
export interface Awaited {
  youthId: string
  on: string
  eventId: string
}

/** The confirmations of a month's feedback that its own partition cannot tell. */
export function unresolved(facts: MonthFacts): Awaited[] {
  const { first } = monthSpan(facts.month)
  return facts.awaited.map(([youth, day, eventId]) => ({
    youthId: facts.youths[youth] as string,
    on: toDate(first + day - 1),
    eventId,
  }))
}

/**
 * Looks for awaited events among whole ledger partitions of the same cadre: a contact or visit, not voided, that lists the
 * youth. What stays `awaited` may lie in another month. That holds also where an id was found that stands for something
 * else: an event of another month may have the same id.
 */
export function resolveConfirmations(
  awaited: readonly Awaited[],
  events: readonly RecordedEvent[],
  timeZone: string,
): { confirmations: Confirmation[]; awaited: Awaited[] } {
  const wanted = new Set(awaited.map(({ eventId }) => eventId))
  const meant = events.some(({ id }) => wanted.has(id))
  const listing = meant
    ? standing(events, timeZone)
        .filter(event => wanted.has(event.id))
        .filter(listsYouths)
        .sort(inOrder)
    : []
  const confirmations: Confirmation[] = []
  const left = awaited.filter(({ youthId, on, eventId }) => {
    const found = listing.find(event => event.id === eventId && event.youthIds.includes(youthId))
    if (found !== undefined)
      confirmations.push({ youthId, on, contactOn: localDate(found.occurredAt, timeZone) })
    return found === undefined
  })
  return { confirmations, awaited: left }
}

const listsYouths = (event: StandingEvent): event is Extract<StandingEvent, { type: 'contact' | 'visit' }> =>
  event.type === 'contact' || event.type === 'visit'
