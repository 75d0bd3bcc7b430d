import type { Rollups, RollupView } from '../rollups.ts'
import { kept } from './kept.ts'

/** Roll-ups in memory, for tests. */
export function memoryRollups(): Rollups {
  const views = kept<RollupView>()
  return {
    read: async (orgId, month) => views.get(orgId, month),
    async write(orgId, month, view) {
      if ((views.get(orgId, month)?.version ?? 0) !== view.version - 1) return false
      views.set(view, orgId, month)
      return true
    },
  }
}
