import { factsVersion, type MonthFacts } from '../domain/ledger/facts.ts'
import { fingerprint } from '../domain/ledger/fingerprint.ts'
import { fold } from '../domain/ledger/fold.ts'
import { ledgerZone } from '../domain/time/ledger-zone.ts'
import type { DemandMonth, FactsStore } from './facts.ts'
import type { Ledger } from './ledger.ts'

/** Facts for readers: what another version of the fold wrote is folded from the ledger as it is read. */
export function currentFacts(facts: FactsStore, ledger: Pick<Ledger, 'readMonthEvents'>): FactsStore {
  async function foldAnew(cadreId: string, month: string) {
    const events = await ledger.readMonthEvents(cadreId, month, true)
    return { facts: fold(events, month, ledgerZone), ...fingerprint(events) }
  }

  return {
    ...facts,

    async readFacts(cadreId, month) {
      const view = await facts.readFacts(cadreId, month)
      if (view === undefined || view.facts.v === factsVersion) return view
      return { ...(await foldAnew(cadreId, month)), version: view.version }
    },

    async readDemandFacts(cadreId) {
      const current = async (known: DemandMonth): Promise<DemandMonth> =>
        known.v === factsVersion ? known : (await foldAnew(cadreId, known.month)).facts
      return Promise.all((await facts.readDemandFacts(cadreId)).map(current))
    },

    async readFactsBetween(cadreId, from, to) {
      const current = async (known: MonthFacts) =>
        known.v === factsVersion ? known : (await foldAnew(cadreId, known.month)).facts
      return Promise.all((await facts.readFactsBetween(cadreId, from, to)).map(current))
    },
  }
}
