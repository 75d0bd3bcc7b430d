import type { EventContent } from '../../../events/index.ts'

/** Why an event, or a part of it, will not count; what its receipt says. */
export const notes = ['outOfService', 'notLinked', 'unknownDemand', 'unknownConfirmed'] as const

export type Note = (typeof notes)[number]

/** What an event refers to, as far as it is known when it is recorded. */
export interface Known {
  /** Whether the cadre serves on the event's day. */
  readonly serves: boolean
  /** Whether one of {@link youthsToLink} has no link. */
  readonly unlinked: boolean
  /** Whether the demand that a step names is unknown. */
  readonly unknownDemand: boolean
  /** Whether the contact or visit that a feedback confirms is unknown, or without the youth. */
  readonly unknownConfirmed: boolean
}

/** The youths for whom an event counts only where they are linked; a demand needs no link. */
export function youthsToLink(event: EventContent): readonly string[] {
  if (event.type === 'contact' || event.type === 'visit') return event.youthIds
  return event.type === 'feedback' ? [event.youthId] : []
}

/** Whether an event counts only on a day of service: a void and a step of a demand work on any day. */
const needsService = (event: EventContent) => event.type !== 'void' && !('demandId' in event)

/** What to say of an event that is taken. */
export function notesOn(event: EventContent, known: Known): Note[] {
  // Nothing of it counts, so nothing else is worth a word.
  if (needsService(event) && !known.serves) return ['outOfService']
  return notes.filter(
    note =>
      (note === 'notLinked' && known.unlinked) ||
      (note === 'unknownDemand' && known.unknownDemand) ||
      (note === 'unknownConfirmed' && known.unknownConfirmed),
  )
}

/** Whether an event is or raises a demand. */
export const raisesDemand = (event: EventContent): boolean =>
  event.type === 'demand' || (event.type === 'feedback' && event.demand !== undefined)

/** Whether an event is a contact or visit with the youth. */
export const isWith = (event: EventContent, youthId: string): boolean =>
  (event.type === 'contact' || event.type === 'visit') && event.youthIds.includes(youthId)
