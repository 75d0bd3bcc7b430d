import type { RecordedEvent } from '../../../events/index.ts'
import { localDate, monthSpan, toDate } from '../time/calendar.ts'
import type { MonthFacts } from './facts.ts'
import { standing } from './standing.ts'

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
 * Looks for awaited events among whole ledger partitions of the same cadre: a contact or visit, not voided, that
 * lists the youth. What is still `awaited` may lie in yet another month; an id that was found but confirms nothing
 * is awaited no more.
 */
export function resolveConfirmations(
  awaited: readonly Awaited[],
  events: readonly RecordedEvent[],
  timeZone: string,
): { confirmations: Confirmation[]; awaited: Awaited[] } {
  const wanted = new Set(awaited.map(({ eventId }) => eventId))
  const present = new Set<string>()
  const listed = new Map<string, { date: string; youths: ReadonlySet<string> }>()
  for (const event of events) if (wanted.has(event.id)) present.add(event.id)
  for (const event of present.size === 0 ? [] : standing(events, timeZone)) {
    if (wanted.has(event.id) && (event.type === 'contact' || event.type === 'visit')) {
      listed.set(event.id, {
        date: localDate(event.occurredAt, timeZone),
        youths: new Set(event.youthIds),
      })
    }
  }
  const confirmations: Confirmation[] = []
  for (const { youthId, on, eventId } of awaited) {
    const found = listed.get(eventId)
    if (found?.youths.has(youthId)) confirmations.push({ youthId, on, contactOn: found.date })
  }
  return { confirmations, awaited: awaited.filter(({ eventId }) => !present.has(eventId)) }
}
