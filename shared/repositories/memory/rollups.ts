import type { Rollups, RollupView } from '../rollups.ts'
import { memoryMap } from './memory-map.ts'

/** Roll-ups in memory, for tests. */
export function memoryRollups(): Rollups {
  const views = memoryMap<RollupView>()
  return {
    readRollup: async (orgId, month) => views.get(orgId, month),
    async writeRollup(orgId, month, view) {
      if ((views.get(orgId, month)?.version ?? 0) !== view.version - 1) return false
      views.set(view, orgId, month)
      return true
    },
  }
}
