import { createHash } from 'node:crypto'
import type { Contact, Feedback, Recorded, RecordedEvent, Visit } from '../../../events/index.ts'
import { partitionMonth, standing } from '../ledger/standing.ts'
import { ascending } from '../order.ts'
import type { Policy, ReviewRules } from '../policy/policy.ts'
import { lastDate, localDate, toDate } from '../time/calendar.ts'
import { epochMs, localHalfDay } from '../time/zone.ts'
import { clusters } from './clusters.ts'

/** What a person may want to review. */
export const flagKinds = ['burst', 'lastDay', 'sameHalfDay', 'ratings', 'ownRatings', 'ownVoids'] as const

export type FlagKind = (typeof flagKinds)[number]

/** Kinds that only the level above reviews, since the cadre's own committee may have recorded the ratings. */
export const flagsForAbove: readonly FlagKind[] = ['ratings', 'ownRatings', 'ownVoids']

interface FlagHead {
  /** SHA-256 over kind, cadre, month and events: the same pattern has the same id, a grown one is a new flag. */
  id: string
  cadreId: string
  month: string
  /** Ascending. */
  eventIds: string[]
}

/** What a sentence about each kind is made of: codes and numbers. */
export interface FlagDetails {
  burst: { events: number; seconds: number; contacts: number }
  lastDay: { events: number; dates: number }
  sameHalfDay: { date: string; half: 'am' | 'pm'; bases: number }
  ratings: { source: Feedback['source']; youths: number; minutes: number; least: number }
  ownRatings: { events: number }
  ownVoids: { events: number }
}

type OfKind<Kind extends FlagKind = FlagKind> = { [K in Kind]: { kind: K; details: FlagDetails[K] } }[Kind]

/** Something to review; it changes no score. Flags of ratings name feedback: not for a cadre's eyes. */
export type Flag = FlagHead & OfKind

type Of<T extends { type: string }> = T & Recorded

/**
 * Suspicious patterns in one cadre's month, for review only (README.md: never an automatic penalty). `events` hold
 * the month's whole ledger partition, in any order; what was voided raises nothing, but that a rating was voided by the
 * committee of its cadre does: `orgId` is that one.
 */
export function flags(
  { review: rules, timeZone }: Pick<Policy, 'review' | 'timeZone'>,
  events: readonly RecordedEvent[],
  cadreId: string,
  month: string,
  orgId?: string,
): Flag[] {
  const own = events.filter(event => event.cadreId === cadreId && partitionMonth(event, timeZone) === month)
  const counting = standing(own, timeZone)
  const contacts = counting.filter((event): event is Of<Contact> => event.type === 'contact')
  const visits = counting.filter((event): event is Of<Visit> => event.type === 'visit')
  const feedback = counting.filter((event): event is Of<Feedback> => event.type === 'feedback')
  return [
    ...bursts(contacts, rules),
    ...lastDay([...contacts, ...visits], month, timeZone, rules),
    ...sameHalfDay(visits, timeZone, rules),
    ...manyRatings(feedback, rules),
    ...(orgId === undefined ? [] : byOwnCommittee(own, feedback, orgId)),
  ].map(({ eventIds, ...found }) => {
    const ids = [...eventIds].sort()
    return { id: idOf(found.kind, cadreId, month, ids), cadreId, month, eventIds: ids, ...found }
  })
}

type Found = Pick<FlagHead, 'eventIds'> & OfKind

const idOf = (...about: [FlagKind, string, string, string[]]) =>
  createHash('sha256').update(JSON.stringify(about)).digest('hex')

const idsOf = (events: readonly { id: string }[]) => events.map(({ id }) => id)

function bursts(contacts: readonly Of<Contact>[], { burst }: ReviewRules): Found[] {
  return clusters(contacts, burst.seconds * 1000, burst.contacts, ({ id }) => id).map(events => ({
    kind: 'burst',
    eventIds: idsOf(events),
    details: { events: events.length, ...burst },
  }))
}

function lastDay(
  events: readonly (Of<Contact> | Of<Visit>)[],
  month: string,
  timeZone: string,
  { lastDay: { events: least, dates } }: ReviewRules,
): Found[] {
  const last = lastDate(month)
  const happened = new Set(events.map(({ occurredAt }) => localDate(occurredAt, timeZone)))
  if (events.length < least || happened.size < dates) return []
  if (events.some(({ recordedAt }) => localDate(recordedAt, timeZone) < last)) return []
  const details = { events: events.length, dates: happened.size }
  return [{ kind: 'lastDay', eventIds: idsOf(events), details }]
}

function sameHalfDay(
  visits: readonly Of<Visit>[],
  timeZone: string,
  { sameHalfDay: { bases } }: ReviewRules,
): Found[] {
  const byHalf = new Map<string, Of<Visit>[]>()
  for (const visit of visits) {
    if (visit.baseId === undefined) continue
    const { day, half } = localHalfDay(epochMs(visit.occurredAt), timeZone)
    const key = `${toDate(day)} ${half}`
    byHalf.set(key, [...(byHalf.get(key) ?? []), visit])
  }
  return [...byHalf]
    .sort(([a], [b]) => ascending(a, b))
    .flatMap(([key, present]) => {
      const visited = new Set(present.map(({ baseId }) => baseId)).size
      if (visited < bases) return []
      const [date, half] = key.split(' ') as [string, 'am' | 'pm']
      return [{ kind: 'sameHalfDay', eventIds: idsOf(present), details: { date, half, bases: visited } }]
    })
}

/** Ratings that the rated cadre's own committee recorded, in whatever way, and those that it voided. */
function byOwnCommittee(
  events: readonly RecordedEvent[],
  feedback: readonly Of<Feedback>[],
  orgId: string,
): Found[] {
  const recorded = feedback.filter(({ recordedIn }) => recordedIn === orgId)
  const ratings = new Set(events.filter(({ type }) => type === 'feedback').map(({ id }) => id))
  const voids = events.filter(
    event => event.type === 'void' && ratings.has(event.voids) && event.recordedIn === orgId,
  )
  const found = (kind: 'ownRatings' | 'ownVoids', of: readonly { readonly id: string }[]): Found[] =>
    of.length === 0 ? [] : [{ kind, eventIds: idsOf(of), details: { events: of.length } }]
  return [...found('ownRatings', recorded), ...found('ownVoids', voids)]
}

function manyRatings(feedback: readonly Of<Feedback>[], { ratings }: ReviewRules): Found[] {
  const sources = [...new Set(feedback.map(({ source }) => source))].sort()
  const youthsIn = (events: readonly Of<Feedback>[]) => new Set(events.map(({ youthId }) => youthId)).size
  return sources.flatMap(source =>
    clusters(
      feedback.filter(event => event.source === source),
      ratings.minutes * 60_000,
      ratings.youths,
      ({ youthId }) => youthId,
    ).map(events => ({
      kind: 'ratings',
      eventIds: idsOf(events),
      details: { source, youths: youthsIn(events), minutes: ratings.minutes, least: ratings.youths },
    })),
  )
}
