import { onlineChannels } from '../../../events/contact.ts'
import { stepTypes } from '../../../events/demand.ts'
import type { Contact, Feedback, Recorded, RecordedEvent, Step, Visit } from '../../../events/index.ts'
import { localDay, localMonth, monthSpan } from '../time/calendar.ts'
import { compareInstants, epochMs, localDayOfMs, localHalfDay } from '../time/zone.ts'
import { addContact, type BySize, sized } from './contact-days.ts'
import {
  type AwaitedFact,
  type ConfirmedFact,
  type DemandFact,
  emptyFacts,
  type MonthFacts,
  type RatingFact,
  type StepFact,
  type VisitFact,
} from './facts.ts'
import { hashOf } from './meaning.ts'
import { withinBounds } from './month-bounds.ts'
import { inOrder, monthEvents, type StandingEvent, standingAmong } from './standing.ts'
import { uniqueRows } from './unique-rows.ts'

type Medium = 'online' | 'phone' | 'faceToFace'

const mediumOf = (channel: Contact['channel']): Medium =>
  (onlineChannels as readonly string[]).includes(channel) ? 'online' : (channel as Medium)

/** The fold of a cadre's month, whatever the order of its events and however often each occurs; of others nothing. */
export function fold(events: readonly RecordedEvent[], month: string, timeZone: string): MonthFacts {
  const partition = monthEvents(events, month, timeZone)
  const counting = withinBounds(standingAmong(partition, timeZone))
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
  const raised = raisedAmong(counting)

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
      // This partition may use the id for something else: the event that is meant may lie in another one.
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
    visits: uniqueRows(visits),
    ratings: uniqueRows([...ratings.values()]),
    confirmed: uniqueRows(confirmed),
    awaited: uniqueRows(awaited),
    demands,
    steps,
  }
  return { ...facts, hash: hashOf(facts) }
}

/** Whether the step was in its demand's millisecond, but before it; earlier ones are left to `demandsOf`. */
function justPrecedes(step: Step & Recorded, raised: ReadonlyMap<string, StandingEvent>): boolean {
  const demand = raised.get(step.demandId)
  return (
    demand !== undefined &&
    epochMs(step.occurredAt) === epochMs(demand.occurredAt) &&
    compareInstants(step.occurredAt, demand.occurredAt) < 0
  )
}

/** Ids of the events behind the steps of the fold's facts, in the same order. */
export function stepIdsOf(events: readonly RecordedEvent[], month: string, timeZone: string): string[] {
  const counting = withinBounds(standingAmong(monthEvents(events, month, timeZone), timeZone))
  const raised = raisedAmong(counting)
  return counting
    .filter((event): event is Step & Recorded => (stepTypes as readonly string[]).includes(event.type))
    .sort(inOrder)
    .filter(step => !justPrecedes(step, raised))
    .map(({ id }) => id)
}

/** Events by which demands were raised, by id. */
const raisedAmong = (events: readonly StandingEvent[]): ReadonlyMap<string, StandingEvent> =>
  new Map(
    events.flatMap(event =>
      event.type === 'demand' || (event.type === 'feedback' && event.demand)
        ? [[event.id, event] as const]
        : [],
    ),
  )

function youthsOf(events: readonly StandingEvent[]): string[] {
  const youths = new Set<string>()
  for (const event of events) {
    if ('youthIds' in event) for (const youthId of event.youthIds) youths.add(youthId)
    else if ('youthId' in event) youths.add(event.youthId)
  }
  return [...youths].sort()
}

function visitFact(
  { activity, baseId, youthIds }: Visit,
  day: number,
  half: 'am' | 'pm',
  index: (youthId: string) => number,
): VisitFact {
  return [day, half, activity, baseId ?? '', youthIds.map(index).sort((a, b) => a - b)]
}
