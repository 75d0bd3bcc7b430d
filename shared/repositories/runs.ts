import { beginningWith, type Items, next, type Write, wholePartition } from '../aws/items/items.ts'
import { type Large, prepareLarge, readLarge } from '../aws/items/large.ts'
import { retryOptimistically } from '../aws/items/optimistic-retry.ts'
import { orgPartitions, viewKeys } from '../aws/keys.ts'
import { concurrently } from '../concurrently.ts'
import type { Status } from '../domain/assessment/revision.ts'
import { ascending } from '../domain/order.ts'
import {
  type ChunkOutcome,
  type KeptBack,
  nothingDone,
  type OrgPlan,
  type OrgProgress,
} from './org-progress.ts'

/** Partitions read at once. */
const concurrency = 16

/** A run over the cadres of some orgs and all below them. */
export interface Run {
  readonly month: string
  readonly runId: string
  readonly status: Status
  /** Orgs at which it begins. */
  readonly roots: readonly string[]
  readonly by: string
  /** Instant. */
  readonly startedAt: string
}

/** What identifies a run. */
export type RunKey = Pick<Run, 'month' | 'runId'>

/** Runs and how far they are. Each change of an org's progress is one transaction, so repeats change nothing. */
export interface Runs {
  /** False if there already is such a run. It is open until it is closed. */
  createRun(run: Run): Promise<boolean>
  readRun(month: string, runId: string): Promise<Run | undefined>
  /** Runs that have to be looked after, the oldest month first. */
  listOpenRuns(): Promise<RunKey[]>
  closeRun(run: RunKey): Promise<void>
  /** Stores a plan; the one that was there before comes back on a repeat. */
  planOrg(run: RunKey, orgId: string, plan: OrgPlan): Promise<OrgPlan>
  readPlan(run: RunKey, orgId: string): Promise<OrgPlan | undefined>
  readOrgProgress(run: RunKey, orgId: string): Promise<OrgProgress | undefined>
  /** Marks a chunk of an org as done, once. */
  completeChunk(run: RunKey, orgId: string, chunk: string, outcome: ChunkOutcome): Promise<OrgProgress>
  /** Names of the chunks of an org that are done. */
  listChunksDone(run: RunKey, orgId: string): Promise<string[]>
  /** Counts a cadre who was kept back as done, once. */
  mendCadre(run: RunKey, orgId: string, cadreId: string): Promise<void>
  markRolledUp(run: RunKey, orgId: string): Promise<void>
  listOrgProgress(month: string, runId: string): Promise<OrgProgress[]>
  /** The first `limit` of those who were kept back and are not mended, with their org. */
  listKeptBack(run: RunKey, limit: number): Promise<(KeptBack & { orgId: string })[]>
}

/** Runs stored in these items. */
export function runsOn(items: Items): Runs {
  const progressKey = ({ month, runId }: RunKey, orgId: string) => viewKeys.orgProgress(month, runId, orgId)
  const planKey = ({ month, runId }: RunKey, orgId: string) => viewKeys.orgPlan(month, runId, orgId)

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
      const { guard, version } = next(item)
      const put = { ...key, version, value: changed.progress }
      return { writes: [{ put, guard }, ...changed.writes], result: changed.progress }
    })
  }

  async function readPlan(run: RunKey, orgId: string): Promise<OrgPlan | undefined> {
    const key = planKey(run, orgId)
    const item = await items.get<Large>(key)
    return item && readLarge<OrgPlan>(items, key, item.value)
  }

  return {
    async createRun(run) {
      const { month, runId } = run
      return retryOptimistically(items, async () => {
        if (await items.get(viewKeys.run(month, runId))) return { writes: [], result: false }
        return {
          writes: [
            { put: { ...viewKeys.run(month, runId), value: run }, guard: 'absent' },
            { put: { ...viewKeys.openRun(month, runId), value: { month, runId } } },
          ],
          result: true,
        }
      })
    },

    readRun: async (month, runId) => (await items.get<Run>(viewKeys.run(month, runId)))?.value,

    async listOpenRuns() {
      const { pk } = viewKeys.openRun('', '')
      const open = await Array.fromAsync(items.query<RunKey>(wholePartition(pk)))
      return open.map(({ value }) => value)
    },

    async closeRun({ month, runId }) {
      await items.remove(viewKeys.openRun(month, runId))
    },

    async planOrg(run, orgId, plan) {
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

    readOrgProgress: async (run, orgId) => (await items.get<OrgProgress>(progressKey(run, orgId)))?.value,

    completeChunk(run, orgId, chunk, { cadres, keptBack }) {
      const { month, runId } = run
      const marker = viewKeys.chunkDone(month, runId, orgId, chunk)
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
                ...viewKeys.runKeptBack(month, runId, orgId, cadreId),
                value: { orgId, cadreId, reason },
              },
            })),
          ],
        }
      })
    },

    async listChunksDone({ month, runId }, orgId) {
      const { pk, sk } = viewKeys.chunkDone(month, runId, orgId, '')
      const done = await Array.fromAsync(items.queryKeys(beginningWith(pk, sk)))
      return done.map(key => key.sk.slice(sk.length))
    },

    async mendCadre(run, orgId, cadreId) {
      const marker = viewKeys.runKeptBack(run.month, run.runId, orgId, cadreId)
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

    async markRolledUp(run, orgId) {
      await changeProgress(run, orgId, async progress =>
        progress.rolledUp ? undefined : { progress: { ...progress, rolledUp: true }, writes: [] },
      )
    },

    async listOrgProgress(month, runId) {
      const { sk } = viewKeys.orgProgress(month, runId, '')
      const orgs = await concurrently(orgPartitions(month, runId), concurrency, pk =>
        Array.fromAsync(items.query<OrgProgress>(beginningWith(pk, sk))),
      )
      return orgs
        .flat()
        .map(({ value }) => value)
        .sort((a, b) => ascending(a.orgId, b.orgId))
    },

    async listKeptBack({ month, runId }, limit) {
      const { pk, sk } = viewKeys.runKeptBack(month, runId, '', '')
      const range = { ...beginningWith(pk, sk.slice(0, sk.indexOf('#') + 1)), limit }
      const keptBack = await Array.fromAsync(items.query<KeptBack & { orgId: string }>(range))
      return keptBack.map(({ value }) => value)
    },
  }
}
