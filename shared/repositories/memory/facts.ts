import type { FactsStore, FactsView } from '../facts.ts'
import { kept } from './kept.ts'

/** Views of cadres' months in memory, for tests. */
export function memoryFacts(): FactsStore {
  const views = kept<FactsView>()
  return {
    read: async (cadreId, month) => views.get(cadreId, month),
    range: async (cadreId, from, to) =>
      views
        .under(cadreId)
        .map(({ facts }) => facts)
        .filter(({ month }) => month >= from && month <= to),
    async write(cadreId, month, view) {
      if ((views.get(cadreId, month)?.version ?? 0) !== view.version - 1) return false
      views.set(view, cadreId, month)
      return true
    },
  }
}
