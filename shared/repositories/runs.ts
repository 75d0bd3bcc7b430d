import { compressJson, expandJson } from '../aws/compressed-json.ts'
import { beginningWith, type Items, next, type Write } from '../aws/items/items.ts'
import { retryOptimistically } from '../aws/items/optimistic-retry.ts'
import { viewKeys } from '../aws/keys.ts'
import type { Status } from '../domain/assessment/revision.ts'

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

/** What a run has to do for one org; fixed once planned, so that work sent twice is the same work. */
export interface OrgPlan {
  readonly cadreIds: readonly string[]
  readonly children: readonly string[]
  /** Org that waits for this one's roll-up; absent for the run's roots. */
  readonly parentId?: string
  /** See {@link OrgProgress.chunks}. */
  readonly chunks: number
}

/** How far one org is within a run. */
export interface OrgProgress {
  readonly orgId: string
  readonly cadres: number
  readonly parentId?: string
  /** What must be done before the org is rolled up: chunks of cadres, and child orgs. */
  readonly chunks: number
  readonly chunksDone: number
  readonly cadresDone: number
  readonly rolledUp: boolean
}

type RunKey = Pick<Run, 'month' | 'runId'>

/** How far an org is, and which lie directly below it. */
export interface PlannedOrg extends OrgProgress {
  readonly children: readonly string[]
}

/** Runs and how far they are. Each change of an org's progress is one transaction, so repeats change nothing. */
export interface Runs {
  /** False if there already is such a run. */
  createRun(run: Run): Promise<boolean>
  readRun(month: string, runId: string): Promise<Run | undefined>
  /** Stores a plan; the one that was there before comes back on a repeat. */
  planOrg(run: RunKey, orgId: string, plan: OrgPlan): Promise<OrgPlan>
  readOrgProgress(run: RunKey, orgId: string): Promise<OrgProgress | undefined>
  /** Marks a chunk of an org as done, once; `cadres` is how many it covered. */
  completeChunk(run: RunKey, orgId: string, chunk: string, cadres: number): Promise<OrgProgress>
  markRolledUp(run: RunKey, orgId: string): Promise<void>
  listOrgProgress(month: string, runId: string): Promise<PlannedOrg[]>
}

/** The progress of an org of which nothing is done. */
const nothingDone = (orgId: string, { cadreIds, parentId, chunks }: OrgPlan): OrgProgress => ({
  orgId,
  cadres: cadreIds.length,
  ...(parentId !== undefined && { parentId }),
  chunks,
  chunksDone: 0,
  cadresDone: 0,
  rolledUp: false,
})

/** Runs stored in these items. */
export function runsOn(items: Items): Runs {
  const progressKey = ({ month, runId }: RunKey, orgId: string) => viewKeys.orgProgress(month, runId, orgId)

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

  return {
    async createRun(run) {
      return (await items.put({ ...viewKeys.run(run.month, run.runId), value: run }, 'absent')).done
    },

    async readRun(month, runId) {
      return (await items.get<Run>(viewKeys.run(month, runId)))?.value
    },

    planOrg(run, orgId, plan) {
      const key = viewKeys.orgPlan(run.month, run.runId, orgId)
      return retryOptimistically(items, async () => {
        const existing = await items.get<Uint8Array>(key)
        if (existing) return { writes: [], result: expandJson<OrgPlan>(existing.value) }
        const progress = { ...progressKey(run, orgId), version: 1, value: nothingDone(orgId, plan) }
        return {
          writes: [
            { put: { ...key, value: compressJson(plan) }, guard: 'absent' },
            { put: progress, guard: 'absent' },
          ],
          result: plan,
        }
      })
    },

    async readOrgProgress(run, orgId) {
      return (await items.get<OrgProgress>(progressKey(run, orgId)))?.value
    },

    completeChunk(run, orgId, chunk, cadres) {
      const marker = viewKeys.chunkDone(run.month, run.runId, orgId, chunk)
      return changeProgress(run, orgId, async progress => {
        if (await items.get(marker)) return undefined
        return {
          progress: {
            ...progress,
            chunksDone: progress.chunksDone + 1,
            cadresDone: progress.cadresDone + cadres,
          },
          writes: [{ put: { ...marker, value: cadres }, guard: 'absent' }],
        }
      })
    },

    async markRolledUp(run, orgId) {
      await changeProgress(run, orgId, async progress =>
        progress.rolledUp ? undefined : { progress: { ...progress, rolledUp: true }, writes: [] },
      )
    },

    async listOrgProgress(month, runId) {
      const progress = viewKeys.orgProgress(month, runId, '')
      const plan = viewKeys.orgPlan(month, runId, '')
      const orgs: OrgProgress[] = []
      for await (const { value } of items.query<OrgProgress>(beginningWith(progress.pk, progress.sk)))
        orgs.push(value)
      const children = new Map<string, readonly string[]>()
      for await (const { sk, value } of items.query<Uint8Array>(beginningWith(plan.pk, plan.sk)))
        children.set(sk.slice(plan.sk.length), expandJson<OrgPlan>(value).children)
      return orgs.map(org => ({ ...org, children: children.get(org.orgId) ?? [] }))
    },
  }
}
