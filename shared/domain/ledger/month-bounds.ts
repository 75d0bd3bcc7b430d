import type { RecordedEvent } from '../../../events/index.ts'
import { ascending } from '../order.ts'
import type { StandingEvent } from './standing.ts'

/**
 * What one cadre's month can hold. The bounds lie far above what anybody can do. They are small enough that the fold fits
 * into one item of 400 kB, whatever its ids and texts. What youths say has room of its own, which logged work cannot take.
 */
export const monthBounds = {
  /** Contacts, visits, demands and steps, but for what youths say. */
  work: 2000,
  /** Youths in all contacts and visits together. */
  participations: 10_000,
  /** Different youths in contacts, visits and demands. */
  youths: 2000,
  /** Feedback and reopened demands of all youths, and feedback of one. */
  voices: 1000,
  voicesOfYouth: 40,
  voids: 2000,
} as const

/** How much of a month's room is taken. */
export type MonthLoad = Readonly<Record<Exclude<keyof typeof monthBounds, 'voicesOfYouth'>, number>>

/** A bound that an event does not fit into. */
export type FullMonth = keyof MonthLoad

type Counted = Pick<RecordedEvent, 'type'> & {
  readonly youthIds?: readonly string[]
  readonly youthId?: string
}

/** What an event is counted as; a demand reopened is a youth's word, too. */
function kindOf({ type }: Counted): 'work' | 'voices' | 'voids' {
  if (type === 'void') return 'voids'
  return type === 'feedback' || type === 'reopen' ? 'voices' : 'work'
}

const youthsOf = ({ youthIds, youthId }: Counted): readonly string[] =>
  youthIds ?? (youthId === undefined ? [] : [youthId])

/** Says of one word after the other whether its youth has room for it; a demand reopened names no youth. */
function countVoices(): (event: Counted) => boolean {
  const voices = new Map<string, number>()
  return event => {
    const [youthId] = youthsOf(event)
    if (youthId === undefined) return true
    const own = voices.get(youthId) ?? 0
    voices.set(youthId, own + 1)
    return own < monthBounds.voicesOfYouth
  }
}

/** How much of a month's room its events take, voided ones too. One youth's words count only as far as they find room. */
export function monthLoad(events: readonly RecordedEvent[]): MonthLoad {
  const load = { work: 0, participations: 0, voices: 0, voids: 0 }
  const youths = new Set<string>()
  const voices = countVoices()
  for (const event of new Map(events.map(each => [each.id, each])).values()) {
    const kind = kindOf(event)
    if (kind !== 'voices' || voices(event)) load[kind]++
    if (kind !== 'work') continue
    if ('youthIds' in event) load.participations += event.youthIds.length
    for (const youthId of youthsOf(event)) youths.add(youthId)
  }
  return { ...load, youths: youths.size }
}

/** The bound of a month that an event would exceed, if any. It does not look whether the event's youths are new to the month. */
export function fullFor(load: MonthLoad, event: Counted): FullMonth | undefined {
  const kind = kindOf(event)
  if (load[kind] >= monthBounds[kind]) return kind
  if (kind !== 'work') return undefined
  if (load.participations + (event.youthIds?.length ?? 0) > monthBounds.participations)
    return 'participations'
  return youthsOf(event).length > 0 && load.youths >= monthBounds.youths ? 'youths' : undefined
}

const inOrderOfRecording = (a: StandingEvent, b: StandingEvent) =>
  Date.parse(a.recordedAt) - Date.parse(b.recordedAt) || ascending(a.id, b.id)

/** Takes one event after the other as long as there is room. */
function taker(): (event: StandingEvent) => boolean {
  const load = { work: 0, participations: 0, voices: 0 }
  const youths = new Set<string>()
  const fits = countVoices()
  return event => {
    if (kindOf(event) === 'voices') {
      if (load.voices >= monthBounds.voices || !fits(event)) return false
      load.voices++
      return true
    }
    const joining = youthsOf(event).filter(youthId => !youths.has(youthId))
    const participations = 'youthIds' in event ? event.youthIds.length : 0
    if (
      load.work >= monthBounds.work ||
      load.participations + participations > monthBounds.participations ||
      youths.size + joining.length > monthBounds.youths
    )
      return false
    load.work++
    load.participations += participations
    for (const youthId of joining) youths.add(youthId)
    return true
  }
}

/** The events for which the month has room, the first recorded first: what was there before stays, however many came in. */
export function withinBounds(events: readonly StandingEvent[]): StandingEvent[] {
  // Where all find room in one order, they do in every order.
  if (events.every(taker())) return [...events]
  const taken = new Set([...events].sort(inOrderOfRecording).filter(taker()))
  return events.filter(event => taken.has(event))
}
