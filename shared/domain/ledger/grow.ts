import type { RecordedEvent } from '../../../events/index.ts'
import { localDay, monthSpan } from '../time/calendar.ts'
import { type BySize, sized } from './contact-days.ts'
import { factsVersion, type MonthFacts, type SizedDays } from './facts.ts'
import { type Fingerprint, fingerprintWith } from './fingerprint.ts'
import { fold } from './fold.ts'
import { hashOf } from './meaning.ts'
import { type MonthLoad, monthBounds } from './month-bounds.ts'
import { partitionMonth } from './standing.ts'
import { uniqueRows } from './unique-rows.ts'

/** What was folded, from which events, and how much of the month's room they take. */
export interface FoldedMonth extends Fingerprint {
  readonly facts: MonthFacts
  readonly load?: MonthLoad
}

function bySizeOf(days: SizedDays | undefined): BySize {
  if (days === undefined || days === 0) return new Map()
  if (typeof days === 'number') return new Map([[1, days]])
  return new Map(
    Array.from({ length: days.length / 2 }, (_, n) => [days[2 * n] as number, days[2 * n + 1] as number]),
  )
}

/** Contacts of two months along the youths of both; where each finds its youths there. */
function together(
  [a, placesOfA]: readonly [SizedDays[], readonly number[]],
  [b, placesOfB]: readonly [SizedDays[], readonly number[]],
  length: number,
): SizedDays[] {
  const along: BySize[] = []
  for (const [youth, days] of a.entries()) along[placesOfA[youth] as number] = bySizeOf(days)
  for (const [youth, days] of b.entries()) {
    const place = placesOfB[youth] as number
    const known = along[place] ?? new Map<number, number>()
    along[place] = known
    for (const [size, more] of bySizeOf(days)) known.set(size, (known.get(size) ?? 0) | more)
  }
  return sized(along, length)
}

/** Youths in contacts, visits and demands that a cadre raised: those whom a month's room is counted in. */
function youthsOfWork({ online, phone, faceToFace, visits, demands }: MonthFacts): number {
  const youths = new Set<number>()
  for (const along of [online, phone, faceToFace])
    for (const [youth, days] of along.entries()) if (days !== 0) youths.add(youth)
  for (const [, , , , present] of visits) for (const youth of present) youths.add(youth)
  for (const [, youth, , , byFeedback] of demands) if (byFeedback === 0) youths.add(youth)
  return youths.size
}

const fits = (load: MonthLoad) =>
  load.work <= monthBounds.work &&
  load.participations <= monthBounds.participations &&
  load.youths <= monthBounds.youths

function merged(facts: MonthFacts, event: RecordedEvent, timeZone: string): MonthFacts {
  const one = fold([event], facts.month, timeZone)
  const youths = [...new Set([...facts.youths, ...one.youths])].sort()
  const places = new Map(youths.map((id, place) => [id, place]))
  const [own, its] = [facts, one].map(each => each.youths.map(id => places.get(id) as number)) as [
    number[],
    number[],
  ]
  const placed = (youth: number) => own[youth] as number
  const contacts = (along: 'online' | 'phone' | 'faceToFace') =>
    together([facts[along], own], [one[along], its], youths.length)
  const visitsOf = ({ visits }: MonthFacts, at: readonly number[]): MonthFacts['visits'] =>
    visits.map(([day, half, activity, baseId, present]) => [
      day,
      half,
      activity,
      baseId,
      present.map(youth => at[youth] as number),
    ])
  const itsDay = localDay(event.occurredAt, timeZone) - monthSpan(facts.month).first + 1
  const listed = new Set(its)
  const isConfirmed = ([youth, , eventId]: MonthFacts['awaited'][number]) =>
    eventId === event.id && listed.has(placed(youth))
  const found = facts.awaited
    .filter(isConfirmed)
    .map(([youth, said]): MonthFacts['confirmed'][number] => [placed(youth), said, itsDay])
  const grown: MonthFacts = {
    ...facts,
    events: facts.events + 1,
    late: facts.late + one.late,
    youths,
    online: contacts('online'),
    phone: contacts('phone'),
    faceToFace: contacts('faceToFace'),
    visits: uniqueRows([...visitsOf(facts, own), ...visitsOf(one, its)]),
    ratings: facts.ratings.map(([youth, ...rest]) => [placed(youth), ...rest]),
    confirmed: uniqueRows([
      ...facts.confirmed.map(([youth, ...rest]): MonthFacts['confirmed'][number] => [placed(youth), ...rest]),
      ...found,
    ]),
    awaited: facts.awaited
      .filter(row => !isConfirmed(row))
      .map(([youth, ...rest]) => [placed(youth), ...rest]),
    demands: facts.demands.map(([id, youth, ...rest]) => [id, placed(youth), ...rest]),
  }
  return { ...grown, hash: hashOf(grown) }
}

/**
 * The fold of a month with one more contact or visit, equal to the byte to the fold of all its events. Undefined on any
 * doubt; the month then has to be folded anew. There is doubt where the event may be among those folded already, something
 * was voided, room is scarce, the event is of another kind, or another version made the fold.
 */
export function grow(known: FoldedMonth, event: RecordedEvent, timeZone: string): FoldedMonth | undefined {
  const { facts, load } = known
  if (event.type !== 'contact' && event.type !== 'visit') return undefined
  if (facts.v !== factsVersion || partitionMonth(event, timeZone) !== facts.month) return undefined
  // A void that lies there may name the event.
  if (!load || load.voids > 0 || load.youths !== youthsOfWork(facts) || facts.events !== known.count)
    return undefined
  const seen = fingerprintWith(known, event)
  if (!seen) return undefined
  const grown = merged(facts, event, timeZone)
  const taken = {
    ...load,
    work: load.work + 1,
    participations: load.participations + event.youthIds.length,
    youths: youthsOfWork(grown),
  }
  return fits(load) && fits(taken) ? { ...seen, facts: grown, load: taken } : undefined
}
