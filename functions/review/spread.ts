import { concurrently } from '../../shared/concurrently.ts'
import { ascending } from '../../shared/domain/order.ts'
import type { Policy } from '../../shared/domain/policy/policy.ts'
import {
  type CadreConcentration,
  type Concentration,
  concentration,
  mergeConcentration,
  noConcentration,
} from '../../shared/domain/review/concentration.ts'
import { monthOf } from '../../shared/domain/time/calendar.ts'
import type { FactsStore } from '../../shared/repositories/facts.ts'
import type { RosterReads } from '../../shared/repositories/roster/roster.ts'

const concurrency = 16

/** The share as it is shown. */
export const shareOf = ({ topContacts, contacts }: Concentration): number | null =>
  contacts === 0 ? null : Math.round((topContacts / contacts) * 10_000) / 10_000

/** How contact spreads among cadres, each and together; the least even first. */
export async function spreadOf(
  {
    roster,
    facts,
  }: { roster: Pick<RosterReads, 'readCadreWithLinks'>; facts: Pick<FactsStore, 'readFactsBetween'> },
  policy: Policy,
  cadreIds: readonly string[],
  from: string,
  to: string,
): Promise<{ sum: Concentration; cadres: CadreConcentration[] }> {
  const read = await concurrently(cadreIds, concurrency, async cadreId => {
    const [cadre, months] = await Promise.all([
      roster.readCadreWithLinks(cadreId),
      facts.readFactsBetween(cadreId, monthOf(from), monthOf(to)),
    ])
    return cadre ? [concentration(policy, cadre, months, from, to)] : []
  })
  const cadres = read.flat().sort(byShare)
  return { sum: cadres.reduce<Concentration>(mergeConcentration, noConcentration), cadres }
}

const byShare = (a: CadreConcentration, b: CadreConcentration) =>
  (shareOf(b) ?? -1) - (shareOf(a) ?? -1) ||
  b.neverReached - a.neverReached ||
  ascending(a.cadreId, b.cadreId)
