import { concurrently } from '../concurrently.ts'
import { localMonth } from '../domain/calendar.ts'
import type { DemandRow } from '../domain/demand-list.ts'
import { huaian2016 } from '../domain/policy.ts'
import type { Ledger } from '../store/ledger.ts'

/** Events looked up at once. */
const concurrency = 32

/** What the youths said, along the rows; from the ledger, for the views hold no free text. */
export function textsOf(ledger: Pick<Ledger, 'find'>, rows: readonly DemandRow[]): Promise<string[]> {
  return concurrently(rows, concurrency, async ({ cadreId, demandId, raisedAt }) => {
    const event = await ledger.find(cadreId, localMonth(raisedAt, huaian2016.timeZone), demandId)
    if (event?.type === 'demand') return event.text
    return event?.type === 'feedback' ? (event.demand?.text ?? '') : ''
  })
}
