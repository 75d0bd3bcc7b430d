import { onlineChannels } from '../../../events/contact.ts'
import type { Contact, Feedback, Recorded, RecordedEvent, Step, Visit } from '../../../events/index.ts'
import { ascending } from '../order.ts'
import { localDay, localMonth, monthSpan } from '../time/calendar.ts'
import { compareInstants, epochMs, localDayOfMs, localHalfDay } from '../time/zone.ts'
import {
  type AwaitedFact,
  type ConfirmedFact,
  type DemandFact,
  emptyFacts,
  type MonthFacts,
  type RatingFact,
  type SizedDays,
  type StepFact,
  type VisitFact,
} from './facts.ts'
import { hashOf } from './meaning.ts'
import { withinBounds } from './month-bounds.ts'
import { distinct, inOrder, partitionMonth, type StandingEvent, standing } from './standing.ts'

type Medium = 'online' | 'phone' | 'faceToFace'
type BySize = Map<number, number>

const mediumOf = (channel: Contact['channel']): Medium =>
  (onlineChannels as readonly string[]).includes(channel) ? 'online' : (channel as Medium)

/**
 * The fold of one ledger partition, a cadre's month, whatever the order of its events and however often each
 * occurs. Events of other partitions are passed over.
 */
export function fold(events: readonly RecordedEvent[], month: string, timeZone: string): MonthFacts {
  const partition = distinct(
    events.filter(event => partitionMonth(event, timeZone) === month),
    timeZone,
  )
  const counting = withinBounds(standing(partition, timeZone))
  // Contacts and visits leave no trace of their order; the others are few.
  const ordered = counting.filter(({ type }) => type !== 'contact' && type !== 'visit').sort(inOrder)
  const { first } = monthSpan(month)
  const youths = youthsOf(counting)
  const indexOf = new Map(youths.map((id, index) => [id, index]))
  const index = (youthId: string) => indexOf.get(youthId) as number
  const listing = new Map(
    counting.flatMap(event =>
      event.type === 'contact' || event.type === 'visit' ? [[event.id, event] as const] : [],
    ),
  )
  const raised = new Map(
    counting.flatMap(event =>
      event.type === 'demand' || (event.type === 'feedback' && event.demand)
        ? [[event.id, event] as const]
        : [],
    ),
  )

  const media: Record<Medium, BySize[]> = { online: [], phone: [], faceToFace: [] }
  const visits: VisitFact[] = []
  const ratings = new Map<string, RatingFact>()
  const confirmed: ConfirmedFact[] = []
  const awaited: AwaitedFact[] = []
  const demands: DemandFact[] = []
  const steps: StepFact[] = []

  const confirm = (feedback: Feedback, eventId: string, day: number) => {
    const youth = index(feedback.youthId)
    const event = listing.get(eventId)
    if (event?.youthIds.includes(feedback.youthId)) {
      confirmed.push([youth, day, localDay(event.occurredAt, timeZone) - first + 1])
    } else {
      // Also where this partition has the id for something else: the event that is meant may lie in another.
      awaited.push([youth, day, eventId])
    }
  }

  const unordered = counting.filter(({ type }) => type === 'contact' || type === 'visit')
  for (const event of [...unordered, ...ordered]) {
    const [at, recorded] = [epochMs(event.occurredAt), epochMs(event.recordedAt)]
    const day = localDayOfMs(at, timeZone) - first + 1
    switch (event.type) {
      case 'contact':
        addContact(media[mediumOf(event.channel)], event, day, index)
        break
      case 'visit':
        visits.push(visitFact(event, day, localHalfDay(at, timeZone).half, index))
        break
      case 'feedback':
        ratings.set(`${event.youthId} ${day}`, [index(event.youthId), day, event.score])
        if (event.confirms !== undefined) confirm(event, event.confirms, day)
        if (event.demand !== undefined) {
          demands.push([event.id, index(event.youthId), event.demand.category, at, 1, recorded])
        }
        break
      case 'demand':
        demands.push([event.id, index(event.youthId), event.category, at, 0, recorded])
        break
      case 'respond':
      case 'resolve':
      case 'escalate':
      case 'reopen':
        if (!justPrecedes(event, raised)) steps.push([event.demandId, event.type, at])
        break
      default:
        event satisfies never
    }
  }
  const facts = {
    ...emptyFacts(month),
    events: partition.length,
    late: partition.filter(event => localMonth(event.recordedAt, timeZone) > month).length,
    youths,
    online: sized(media.online, youths.length),
    phone: sized(media.phone, youths.length),
    faceToFace: sized(media.faceToFace, youths.length),
    visits: unique(visits),
    ratings: unique([...ratings.values()]),
    confirmed: unique(confirmed),
    awaited: unique(awaited),
    demands,
    steps,
  }
  return { ...facts, hash: hashOf(facts) }
}

/**
 * Whether the step occurred within the same millisecond as its demand and yet before it, which the facts do not tell.
 * What came before by more is left to `demandsOf`: the demand that is meant may lie in another month.
 */
function justPrecedes(step: Step & Recorded, raised: ReadonlyMap<string, StandingEvent>): boolean {
  const demand = raised.get(step.demandId)
  return (
    demand !== undefined &&
    epochMs(step.occurredAt) === epochMs(demand.occurredAt) &&
    compareInstants(step.occurredAt, demand.occurredAt) < 0
  )
}

function youthsOf(events: readonly StandingEvent[]): string[] {
  const youths = new Set<string>()
  for (const event of events) {
    if ('youthIds' in event) for (const youthId of event.youthIds) youths.add(youthId)
    else if ('youthId' in event) youths.add(event.youthId)
  }
  return [...youths].sort()
}

function addContact(
  along: BySize[],
  { youthIds }: Contact,
  day: number,
  index: (youthId: string) => number,
): void {
  const bit = 1 << (day - 1)
  for (const youthId of youthIds) {
    const youth = index(youthId)
    const bySize = along[youth] ?? new Map<number, number>()
    along[youth] = bySize
    bySize.set(youthIds.length, (bySize.get(youthIds.length) ?? 0) | bit)
  }
}

/** Keeps each day with its smallest contact only: a larger one on the same day tells nothing more. */
function sized(along: readonly BySize[], length: number): SizedDays[] {
  const result: SizedDays[] = []
  for (let youth = 0; youth < length; youth++) {
    const entries: number[] = []
    let seen = 0
    for (const [size, days] of [...(along[youth] ?? [])].sort(([a], [b]) => a - b)) {
      if ((days & ~seen) !== 0) entries.push(size, days & ~seen)
      seen |= days
    }
    result.push(
      entries.length === 0 ? 0 : entries.length === 2 && entries[0] === 1 ? (entries[1] as number) : entries,
    )
  }
  while (result.at(-1) === 0) result.pop()
  return result
}

function visitFact(
  { activity, baseId, youthIds }: Visit,
  day: number,
  half: 'am' | 'pm',
  index: (youthId: string) => number,
): VisitFact {
  return [day, half, activity, baseId ?? '', youthIds.map(index).sort((a, b) => a - b)]
}

/** Equal rows once, in an order of their own: what is logged twice leaves no trace. */
function unique<Row extends readonly unknown[]>(rows: readonly Row[]): Row[] {
  const byText = new Map(rows.map(row => [JSON.stringify(row), row]))
  return [...byText.values()].sort(compareRows)
}

function compareRows(a: readonly unknown[], b: readonly unknown[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]]
    const order = Array.isArray(x)
      ? compareRows(x, y as unknown[])
      : typeof x === 'number'
        ? x - (y as number)
        : ascending(x as string, y as string)
    if (order !== 0) return order
  }
  return a.length - b.length
}
