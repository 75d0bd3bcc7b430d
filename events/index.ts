import * as z from 'zod'
import { contact } from './contact.ts'
import { demand, escalate, reopen, resolve, respond } from './demand.ts'
import type { Recorded } from './envelope.ts'
import { feedback } from './feedback.ts'
import { visit } from './visit.ts'
import { voiding } from './void.ts'

/** Content of any event that a client records. */
export const eventContent = z.discriminatedUnion(
  'type',
  [contact, visit, feedback, demand, respond, resolve, escalate, reopen, voiding],
  // As clients spell them: a step names itself by `step`.
  { error: 'one of contact, visit, feedback, demand, step, void' },
)

export type EventContent = z.infer<typeof eventContent>
/** Discriminator of an event. */
export type EventType = EventContent['type']
/** An event as the ledger keeps it. */
export type RecordedEvent = EventContent & Recorded

/** Every type of recorded event. */
export const eventTypes: readonly EventType[] = eventContent.options.map(option => option.shape.type.value)

export type { Contact } from './contact.ts'
export type { Demand, Step } from './demand.ts'
export type { Recorded } from './envelope.ts'
export type { Feedback } from './feedback.ts'
export type { Assignment, Base, BaseReplacement, Cadre, Leave, Link, Org } from './roster.ts'
export type { Visit } from './visit.ts'
export type { Void } from './void.ts'
