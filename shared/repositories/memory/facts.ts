import type { FactsStore, FactsView } from '../facts.ts'
import { memoryMap } from './memory-map.ts'

/** Views of cadres' months in memory, for tests. */
export function memoryFacts(): FactsStore {
  const views = memoryMap<FactsView>()
  return {
    readFacts: async (cadreId, month) => views.get(cadreId, month),
    readFactsBetween: async (cadreId, from, to) =>
      views
        .under(cadreId)
        .map(({ facts }) => facts)
        .filter(({ month }) => month >= from && month <= to),
    async writeFacts(cadreId, month, view) {
      if ((views.get(cadreId, month)?.version ?? 0) !== view.version - 1) return false
      views.set(view, cadreId, month)
      return true
    },
  }
}
