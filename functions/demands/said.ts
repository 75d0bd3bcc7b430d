import { type Aliases, idBehind } from '../../shared/access/own/aliases.ts'
import { concurrently } from '../../shared/concurrently.ts'
import type { DemandRow } from '../../shared/domain/demands/demand-list.ts'
import { localMonth } from '../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../shared/domain/time/ledger-zone.ts'
import type { Ledger } from '../../shared/repositories/ledger.ts'

/** Events looked up at once. */
const concurrency = 32

/** What the youths said, along the rows; from the ledger, for the views hold no free text. */
export function textsOf(
  { ledger, aliases }: { ledger: Pick<Ledger, 'findEvent'>; aliases: () => Promise<Aliases> },
  rows: readonly DemandRow[],
): Promise<string[]> {
  return concurrently(rows, concurrency, async ({ cadreId, demandId, raisedAt }) => {
    const event = await ledger.findEvent(
      cadreId,
      localMonth(raisedAt, ledgerZone),
      await idBehind(aliases, demandId),
    )
    if (event?.type === 'demand') return event.text
    return event?.type === 'feedback' ? (event.demand?.text ?? '') : ''
  })
}
