import type { RecordedEvent, Void } from '../../../events/index.ts'
import { ascending } from '../order.ts'
import type { Policy } from '../policy/policy.ts'
import { addDays, localDate, localMonth, monthOf } from '../time/calendar.ts'
import { compareInstants, epochMs } from '../time/zone.ts'

/** Month of the ledger partition in which an event lies: a void lies in that of the event it names. */
export function partitionMonth(
  event: Pick<RecordedEvent, 'type' | 'occurredAt'> | Void,
  timeZone: string,
): string {
  return 'month' in event ? event.month : localMonth(event.occurredAt, timeZone)
}

/** Days on either side of a month's edge within which an event may have been taken for one of the other month. */
const edgeDays = 2

/** The other month of an event that lies within two days of a month's edge; a void lies where it says. */
export function monthAcrossEdge(
  event: Pick<RecordedEvent, 'type' | 'occurredAt'>,
  timeZone: string,
): string | undefined {
  if (event.type === 'void') return undefined
  const date = localDate(event.occurredAt, timeZone)
  const others = [addDays(date, -edgeDays), addDays(date, edgeDays)].map(monthOf)
  return others.find(month => month !== monthOf(date))
}

/** Whether an event lies further after its recording than the policy's minutes, and is refused. Exactly as far is accepted. */
export function isTooFarAhead(policy: Policy, occurredAt: string, recordedAt: string): boolean {
  const latest = epochMs(recordedAt) + policy.aheadMinutes * 60_000
  const ahead = epochMs(occurredAt) - latest
  if (ahead !== 0) return ahead > 0
  return compareInstants(occurredAt, new Date(latest).toISOString()) > 0
}

// The ledger refuses the same id with other content. Should it happen, every order still has to give the same.
const preferred = (a: RecordedEvent, b: RecordedEvent) =>
  a.recordedAt !== b.recordedAt ? a.recordedAt < b.recordedAt : JSON.stringify(a) <= JSON.stringify(b)

/** Different events, by what names them. */
function distinct(
  events: readonly RecordedEvent[],
  nameOf: (event: RecordedEvent) => string,
): RecordedEvent[] {
  const known = new Map<string, RecordedEvent>()
  for (const event of events) {
    const name = nameOf(event)
    const other = known.get(name)
    if (other === undefined || (other !== event && !preferred(other, event))) known.set(name, event)
  }
  return [...known.values()]
}

/** The different events of a month: an id names an event within its cadre's month only. */
export const monthEvents = (
  events: readonly RecordedEvent[],
  month: string,
  timeZone: string,
): RecordedEvent[] =>
  distinct(
    events.filter(event => partitionMonth(event, timeZone) === month),
    ({ id, cadreId }) => `${id} ${cadreId}`,
  )

/** An event that can count. */
export type StandingEvent = Exclude<RecordedEvent, { type: 'void' }>

/** By `occurredAt`, then `recordedAt`, then `id`: the order of demand steps and of ratings. */
export function inOrder(a: StandingEvent, b: StandingEvent): number {
  return (
    compareInstants(a.occurredAt, b.occurredAt) ||
    compareInstants(a.recordedAt, b.recordedAt) ||
    ascending(a.id, b.id)
  )
}

/**
 * The events that count, each once: voids and what they take back are left out. A void takes back an event of the
 * same cadre in the month it names, and nothing else; it cannot itself be voided. `events` hold whole partitions.
 */
export const standing = (events: readonly RecordedEvent[], timeZone: string): StandingEvent[] =>
  standingAmong(
    distinct(events, event => `${event.id} ${partitionMonth(event, timeZone)} ${event.cadreId}`),
    timeZone,
  )

/** The same of events that are different already. */
export function standingAmong(all: readonly RecordedEvent[], timeZone: string): StandingEvent[] {
  const voided = new Map<string, Void[]>()
  for (const event of all) {
    if (event.type !== 'void') continue
    const others = voided.get(event.voids)
    if (others === undefined) voided.set(event.voids, [event])
    else others.push(event)
  }
  return all.filter((event): event is StandingEvent => {
    if (event.type === 'void') return false
    const voids = voided.get(event.id)
    return !voids?.some(
      ({ cadreId, month }) => cadreId === event.cadreId && month === localMonth(event.occurredAt, timeZone),
    )
  })
}
