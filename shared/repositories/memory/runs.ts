import type { OrgPlan, OrgProgress, Run, Runs } from '../runs.ts'
import { memoryMap } from './memory-map.ts'

type KeptPart = Omit<OrgProgress, 'chunksDone'> & { readonly names: readonly string[] }

const toPart = ({ names, ...part }: KeptPart): OrgProgress => ({ ...part, chunksDone: names.length })

/** Runs in memory, for tests. */
export function memoryRuns(): Runs {
  const runs = memoryMap<Run>()
  const plans = memoryMap<OrgPlan>()
  const parts = memoryMap<KeptPart>()

  return {
    async createRun(run) {
      if (runs.get(run.month, run.runId)) return false
      runs.set(run, run.month, run.runId)
      return true
    },
    readRun: async (month, runId) => runs.get(month, runId),

    async planOrg({ month, runId }, orgId, plan) {
      const key = [month, runId, orgId] as const
      const known = plans.get(...key) ?? plan
      plans.set(known, ...key)
      const { cadreIds, ...rest } = known
      if (!parts.get(...key))
        parts.set(
          { orgId, ...rest, cadres: cadreIds.length, names: [], cadresDone: 0, rolledUp: false },
          ...key,
        )
      return known
    },

    async readOrgProgress({ month, runId }, orgId) {
      const part = parts.get(month, runId, orgId)
      return part && toPart(part)
    },

    async completeChunk({ month, runId }, orgId, piece, cadres) {
      const part = parts.get(month, runId, orgId)
      if (!part) throw new Error('the org was not planned in this run')
      if (part.names.includes(piece)) return toPart(part)
      const settled = { ...part, names: [...part.names, piece], cadresDone: part.cadresDone + cadres }
      parts.set(settled, month, runId, orgId)
      return toPart(settled)
    },

    async markRolledUp({ month, runId }, orgId) {
      const part = parts.get(month, runId, orgId)
      if (!part) throw new Error('the org was not planned in this run')
      parts.set({ ...part, rolledUp: true }, month, runId, orgId)
    },

    listOrgProgress: async (month, runId) => parts.under(month, runId).map(toPart),
  }
}
