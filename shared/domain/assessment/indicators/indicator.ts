import type { IndicatorId, Indicator as Reached } from '../../../../events/assessment.ts'
import type { EventType } from '../../../../events/index.ts'
import type { Ahead, Candidate } from '../../do-next/ahead.ts'
import type { DoNextKind } from '../../do-next/kinds.ts'
import type { StandingEvent } from '../../ledger/standing.ts'
import type { AssessmentContext } from '../context.ts'

/** What was reached of what was due, null where it does not apply; and what is missing. */
export interface Measured<Missing> {
  reached: Reached
  missing?: Missing
  /** Dates without which it cannot be told: nobody has said yet whether they are worked. */
  calendarMissing?: string[]
}

/** An event that can count: in service, up to D, not voided; with its local day number. */
export interface DatedEvent {
  event: StandingEvent
  day: number
}

/** One indicator: how it is measured, which events gave its credit, and what is still to be done for it. */
export interface Indicator<
  Id extends IndicatorId = IndicatorId,
  Missing = unknown,
  Kind extends DoNextKind = DoNextKind,
> {
  id: Id
  /** Types of the events that may change it; what voids them does, too. */
  restsOn: readonly EventType[]
  measure(ctx: AssessmentContext): Measured<Missing>
  /** Ids of the events behind what was reached, in the order of the events; links and accounts have none. */
  creditedBy(ctx: AssessmentContext, events: readonly DatedEvent[]): string[]
  /** What may still be done, given what the assessment measured. */
  advise(ahead: Ahead, measured: Measured<Missing>): Candidate<Kind>[]
}

/** Does not apply. */
export const notApplicable = { reached: null }

/** `num` of `den`, not more than all; `missing` is asked only where something is. */
export function share<Missing>(
  num: number,
  den: number,
  missing: (short: number) => Missing,
): Measured<Missing> {
  return num >= den ? { reached: { num: den, den } } : { reached: { num, den }, missing: missing(den - num) }
}

/** Ids of the events that pass. */
export function idsWhere(
  events: readonly DatedEvent[],
  passes: (event: StandingEvent, day: number) => boolean,
): string[] {
  return events.filter(({ event, day }) => passes(event, day)).map(({ event }) => event.id)
}

/** For what no event is behind. */
export const noEvents = (): string[] => []
