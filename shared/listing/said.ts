import { type Aliases, idBehind } from '../access/own/aliases.ts'
import { localMonth } from '../domain/time/calendar.ts'
import { ledgerZone } from '../domain/time/ledger-zone.ts'
import type { Ledger } from '../repositories/ledger.ts'
import type { FoundDemand } from './walk-demands.ts'

/** What the youths said, along the demands; from the ledger, for the views hold no free text. */
export async function textsOf(
  { ledger, aliases }: { ledger: Pick<Ledger, 'findEvents'>; aliases: () => Promise<Aliases> },
  found: readonly Pick<FoundDemand, 'row'>[],
): Promise<string[]> {
  const places = await Promise.all(
    found.map(async ({ row: { cadreId, demandId, raisedAt } }) => ({
      cadreId,
      month: localMonth(raisedAt, ledgerZone),
      id: await idBehind(aliases, demandId),
    })),
  )
  const events = await ledger.findEvents(places)
  return events.map(event => {
    if (event?.type === 'demand') return event.text
    return event?.type === 'feedback' ? (event.demand?.text ?? '') : ''
  })
}
