import { beginningWith, type Items, replacing, valuesOf, type Write } from '../aws/items/items.ts'
import { type Large, prepareLarge, readLarge } from '../aws/items/large.ts'
import { retryOptimistically } from '../aws/items/optimistic-retry.ts'
import { orgPartitions, runKeys } from '../aws/work-keys.ts'
import { atOnce, concurrently } from '../concurrently.ts'
import { ascending } from '../domain/order.ts'
import type { ChunkOutcome, KeptBack, OrgPlan, OrgProgress, RunKey } from './org-progress.ts'

/** The progress of an org of which nothing is done. */
const nothingDone = (orgId: string, { cadreIds, children, parentId, chunks }: OrgPlan): OrgProgress => ({
  orgId,
  cadres: cadreIds.length,
  children: children.length,
  ...(parentId !== undefined && { parentIds: [parentId] }),
  chunks,
  chunksDone: 0,
  cadresDone: 0,
  keptBack: 0,
  rolledUp: false,
})

/** How far the orgs of runs are, stored in these items. Each change of an org's progress is one transaction, so repeats change nothing. */
export function runProgressOn(items: Items) {
  const progressKey = ({ month, runId }: RunKey, orgId: string) => runKeys.progress(month, runId, orgId)
  const planKey = ({ month, runId }: RunKey, orgId: string) => runKeys.plan(month, runId, orgId)

  /** Changes an org's progress; `change` gives undefined where nothing is left to do. */
  async function changeProgress(
    run: RunKey,
    orgId: string,
    change: (
      progress: OrgProgress,
    ) => Promise<{ progress: OrgProgress; writes: readonly Write[] } | undefined>,
  ): Promise<OrgProgress> {
    const key = progressKey(run, orgId)
    return retryOptimistically(items, async () => {
      const item = await items.get<OrgProgress>(key)
      if (!item) throw new Error('the org was not planned in this run')
      const changed = await change(item.value)
      if (!changed) return { writes: [], result: item.value }
      const writes = [replacing(key, item, changed.progress), ...changed.writes]
      return { writes, result: changed.progress }
    })
  }

  async function readPlan(run: RunKey, orgId: string): Promise<OrgPlan | undefined> {
    const key = planKey(run, orgId)
    const item = await items.get<Large>(key)
    return item && readLarge<OrgPlan>(items, key, item.value)
  }

  return {
    /** Stores a plan; the one that was there before comes back on a repeat. */
    async planOrg(run: RunKey, orgId: string, plan: OrgPlan): Promise<OrgPlan> {
      const existing = await readPlan(run, orgId)
      if (existing) return existing
      const key = planKey(run, orgId)
      const value = await prepareLarge(items, key, plan)
      const stored = await retryOptimistically(items, async () => {
        if (await items.get(key)) return { writes: [], result: undefined }
        const progress = { ...progressKey(run, orgId), version: 1, value: nothingDone(orgId, plan) }
        return {
          writes: [
            { put: { ...key, value }, guard: 'absent' },
            { put: progress, guard: 'absent' },
          ],
          result: plan,
        }
      })
      return stored ?? ((await readPlan(run, orgId)) as OrgPlan)
    },

    readPlan,

    readOrgProgress: async (run: RunKey, orgId: string): Promise<OrgProgress | undefined> =>
      (await items.get<OrgProgress>(progressKey(run, orgId)))?.value,

    /** Marks a chunk of an org as done, once. */
    completeChunk(
      run: RunKey,
      orgId: string,
      chunk: string,
      { cadres, keptBack }: ChunkOutcome,
    ): Promise<OrgProgress> {
      const { month, runId } = run
      const marker = runKeys.chunkDone(month, runId, orgId, chunk)
      return changeProgress(run, orgId, async progress => {
        if (await items.get(marker)) return undefined
        return {
          progress: {
            ...progress,
            chunksDone: progress.chunksDone + 1,
            cadresDone: progress.cadresDone + cadres,
            keptBack: progress.keptBack + keptBack.length,
          },
          writes: [
            { put: { ...marker, value: cadres }, guard: 'absent' },
            ...keptBack.map(({ cadreId, reason }) => ({
              put: {
                ...runKeys.keptBack(month, runId, orgId, cadreId),
                value: { orgId, cadreId, reason },
              },
            })),
          ],
        }
      })
    },

    /** Names of the chunks of an org that are done. */
    async listChunksDone({ month, runId }: RunKey, orgId: string): Promise<string[]> {
      const { pk, sk } = runKeys.chunkDone(month, runId, orgId, '')
      const done = await Array.fromAsync(items.queryKeys(beginningWith(pk, sk)))
      return done.map(key => key.sk.slice(sk.length))
    },

    /** Counts a cadre who was kept back as done, once. */
    async mendCadre(run: RunKey, orgId: string, cadreId: string): Promise<void> {
      const marker = runKeys.keptBack(run.month, run.runId, orgId, cadreId)
      await changeProgress(run, orgId, async progress => {
        if (!(await items.get(marker))) return undefined
        return {
          progress: {
            ...progress,
            cadresDone: progress.cadresDone + 1,
            keptBack: progress.keptBack - 1,
          },
          writes: [{ remove: marker }],
        }
      })
    },

    /** Gives how far the org is, with all who wait for it. */
    markRolledUp: (run: RunKey, orgId: string): Promise<OrgProgress> =>
      changeProgress(run, orgId, async progress =>
        progress.rolledUp ? undefined : { progress: { ...progress, rolledUp: true }, writes: [] },
      ),

    /** Notes that one more org waits for the roll-up of an org, and gives how far this is. */
    addParent: (run: RunKey, orgId: string, parentId: string): Promise<OrgProgress> =>
      changeProgress(run, orgId, async progress => {
        const parentIds = progress.parentIds ?? []
        if (parentIds.includes(parentId)) return undefined
        return { progress: { ...progress, parentIds: [...parentIds, parentId] }, writes: [] }
      }),

    async listOrgProgress(month: string, runId: string): Promise<OrgProgress[]> {
      const { sk } = runKeys.progress(month, runId, '')
      const orgs = await concurrently(orgPartitions(month, runId), atOnce, pk =>
        valuesOf<OrgProgress>(items, beginningWith(pk, sk)),
      )
      return orgs.flat().sort((a, b) => ascending(a.orgId, b.orgId))
    },

    /** Ids of those of an org who were kept back and are not mended. */
    async listKeptBackOfOrg({ month, runId }: RunKey, orgId: string): Promise<string[]> {
      const { pk, sk } = runKeys.keptBack(month, runId, orgId, '')
      return (await valuesOf<KeptBack>(items, beginningWith(pk, sk))).map(({ cadreId }) => cadreId)
    },

    /** The first `limit` of those who were kept back and are not mended, with their org. */
    listKeptBack({ month, runId }: RunKey, limit: number): Promise<(KeptBack & { orgId: string })[]> {
      const { pk, sk } = runKeys.keptBack(month, runId, '', '')
      const range = { ...beginningWith(pk, sk.slice(0, sk.indexOf('#') + 1)), limit }
      return valuesOf(items, range)
    },
  }
}
