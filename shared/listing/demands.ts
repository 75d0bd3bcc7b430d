import { demandsOf } from '../domain/demands/demands.ts'
import { ledgerZone } from '../domain/time/ledger-zone.ts'
import type { CadreDemands, DemandListsWriter } from '../repositories/demand-lists.ts'
import type { FactsStore } from '../repositories/facts.ts'
import { linesOf, type RegisteringReads } from '../repositories/roster/registering.ts'

/** What listing demands needs. */
export interface ListingDependencies {
  readonly roster: RegisteringReads
  readonly facts: Pick<FactsStore, 'readDemandFacts'>
  readonly demandLists: DemandListsWriter
}

/** A cadre's demands as its facts have them, and where the roster says that it belongs. */
export async function readDemands(
  { roster, facts }: Pick<ListingDependencies, 'roster' | 'facts'>,
  cadreId: string,
): Promise<CadreDemands> {
  const months = await facts.readDemandFacts(cadreId)
  const demands = demandsOf(months, ledgerZone)
  return { demands, lines: demands.length === 0 ? [] : await linesOf(roster, cadreId) }
}

/** Brings the demand lists up to what the facts and the roster say of a cadre. Repeats change nothing. */
export const listDemands = (deps: ListingDependencies, cadreId: string): Promise<void> =>
  deps.demandLists.writeDemands(cadreId, () => readDemands(deps, cadreId))
