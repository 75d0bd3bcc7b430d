import { type Step, stepTypes } from '../../../events/demand.ts'
import type { Recorded, RecordedEvent } from '../../../events/index.ts'
import type { Caller } from '../../../shared/access/caller.ts'
import type { Aliases } from '../../../shared/access/own/aliases.ts'
import { hushed, isVoice } from '../../../shared/access/own/events.ts'
import { maySee } from '../../../shared/access/visibility.ts'
import type { DemandRow } from '../../../shared/domain/demands/demand-list.ts'
import type { DemandFacts } from '../../../shared/domain/demands/demands.ts'
import { inOrder, standing } from '../../../shared/domain/ledger/standing.ts'
import { compareInstants } from '../../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../../shared/domain/time/ledger-zone.ts'
import type { Ledger } from '../../../shared/repositories/ledger.ts'

type RecordedStep = Step & Recorded

const isStep = (event: RecordedEvent): event is RecordedStep =>
  (stepTypes as readonly string[]).includes(event.type)

/** The steps that count for the demand, in order; `facts` tell in which months they lie, and its id there. */
export async function stepsOf(
  ledger: Pick<Ledger, 'readMonthEvents'>,
  { cadreId, demandId, raisedAt }: DemandRow,
  ownId: string,
  facts: readonly DemandFacts[],
): Promise<RecordedStep[]> {
  const months = facts.filter(({ steps }) => steps.some(([of]) => of === demandId))
  const events = await Promise.all(months.map(({ month }) => ledger.readMonthEvents(cadreId, month, true)))
  return standing(events.flat(), ledgerZone)
    .filter(isStep)
    .filter(step => step.demandId === ownId && compareInstants(step.occurredAt, raisedAt) >= 0)
    .sort(inOrder)
}

/** A step as the caller may see it: no cadre sees who speaks for the youth, nor when but for the day. */
export async function shownStep(step: RecordedStep, caller: Caller, aliases: () => Promise<Aliases>) {
  const { type, text } = step
  const isHushed = isVoice(step) && !maySee(caller, 'ratings', step.cadreId)
  const { id, occurredAt, recordedAt, recordedBy } = isHushed ? hushed(step, await aliases()) : step
  return {
    id,
    step: type,
    occurredAt,
    recordedAt,
    ...(!isHushed && { recordedBy }),
    ...(type === 'escalate' && { to: step.to }),
    ...(text !== undefined && { text }),
  }
}
