import type { Demand } from '../../../events/demand.ts'
import type { Visit } from '../../../events/visit.ts'

/** Version of the fold: facts of another version are refused and have to be folded anew. */
export const factsVersion = 2

/** Set of days of a month: bit d − 1 stands for day d. */
export type Days = number

/**
 * Days on which a youth was contacted, by the size of the contact: the smallest per day, because a contact is
 * personal up to a size which the policy decides. A number stands for contacts with that youth alone;
 * otherwise pairs [size, days, size, days …] ascending by size.
 */
export type SizedDays = Days | number[]

/** A half-day's presence: day of the month, half, activity, base (empty: none), who took part (indices of `youths`). */
export type VisitFact = [
  day: number,
  half: 'am' | 'pm',
  activity: Visit['activity'],
  baseId: string,
  youths: number[],
]

/** The youth's last rating of a day. */
export type RatingFact = [youth: number, day: number, score: number]

/** A youth's feedback of a day that confirms a contact or visit of a day of the same month, which lists the youth. */
export type ConfirmedFact = [youth: number, day: number, contactDay: number]

/** A feedback that confirms an event which this partition does not hold: it may lie in another month. */
export type AwaitedFact = [youth: number, day: number, eventId: string]

/** A demand, the moment (ms since 1970) when it was raised, and whether by the youth's feedback. */
export type DemandFact = [
  id: string,
  youth: number,
  category: Demand['category'],
  raisedAt: number,
  byFeedback: 0 | 1,
  /** Moment (ms since 1970) when it was recorded: of two with the same id the first one stands. */
  recordedAt: number,
]

/** A step of a demand, here or in another month, and its moment (ms since 1970). */
export type StepFact = [demandId: string, type: 'respond' | 'resolve' | 'escalate' | 'reopen', at: number]

/** What one cadre's month amounts to: the fold of its partition. The same events give the same JSON, to the byte. */
export interface MonthFacts {
  v: typeof factsVersion
  month: string
  /** SHA-256 over what the month means (`meaning.ts`), so that a digest need not read it again; empty where nothing. */
  hash: string
  /** Different events in the partition, voided and void ones too: it only grows, so it tells a stale fold. */
  events: number
  /** How many of them were recorded after the month had ended. */
  late: number
  /** All youths that appear below, ascending; other lists refer to positions in this one. */
  youths: string[]
  /** Contacts by channel, each list along `youths`, zeros at the end left off. */
  online: SizedDays[]
  phone: SizedDays[]
  faceToFace: SizedDays[]
  visits: VisitFact[]
  ratings: RatingFact[]
  confirmed: ConfirmedFact[]
  awaited: AwaitedFact[]
  demands: DemandFact[]
  /** In the order in which they count: by `occurredAt`, then `recordedAt`, then `id`. */
  steps: StepFact[]
}

/** The facts of a month in which nothing was recorded. */
export function emptyFacts(month: string): MonthFacts {
  return {
    v: factsVersion,
    month,
    hash: '',
    events: 0,
    late: 0,
    youths: [],
    online: [],
    phone: [],
    faceToFace: [],
    visits: [],
    ratings: [],
    confirmed: [],
    awaited: [],
    demands: [],
    steps: [],
  }
}

/** Days with a contact of at most `maxSize` youths. */
export function daysUpTo(sized: SizedDays | undefined, maxSize: number): Days {
  if (sized === undefined) return 0
  if (typeof sized === 'number') return sized
  let days = 0
  for (let i = 0; i < sized.length && (sized[i] as number) <= maxSize; i += 2) days |= sized[i + 1] as number
  return days
}
