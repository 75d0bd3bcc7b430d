import { isDeepStrictEqual } from 'node:util'
import { beginningWith, type Items, next, replacing, valuesOf, wholePartition } from '../aws/items/items.ts'
import { retryOptimistically } from '../aws/items/optimistic-retry.ts'
import { viewKeys } from '../aws/keys.ts'
import type { KeptBack } from './org-progress.ts'

/** Who is to be assessed once more, of which org and month, and which runs kept it back. */
export interface Mend {
  readonly orgId: string
  readonly month: string
  readonly cadreId: string
  readonly runIds: readonly string[]
  /** Instant since when. */
  readonly at: string
}

/** Cadres who have no current result of a month though it is due. */
export type KeptBackCadres = ReturnType<typeof keptBackOn>

/** Notes of cadres who were kept back, stored in these items: beside their org's table, and in one list of all. */
export function keptBackOn(items: Items) {
  const turnKey = ({ orgId, month, cadreId }: Pick<Mend, 'orgId' | 'month' | 'cadreId'>) =>
    viewKeys.mend(month, orgId, cadreId)

  const mendsAfter = (after: string | undefined, limit: number) =>
    valuesOf<Mend>(items, { ...wholePartition(viewKeys.mend('', '', '').pk), after, limit })

  return {
    /** Of an org's month, ascending by cadre; read consistently. */
    listKeptBackOfOrg(orgId: string, month: string): Promise<KeptBack[]> {
      const { pk, sk } = viewKeys.keptBack(orgId, month, '')
      return valuesOf(items, beginningWith(pk, sk))
    },

    /** Whether there is a note. */
    async isKeptBack(orgId: string, month: string, cadreId: string): Promise<boolean> {
      return (await items.get(viewKeys.keptBack(orgId, month, cadreId))) !== undefined
    },

    /** Why a cadre has no result of a month; undefined where it is not kept back. */
    async readKeptBack(
      orgId: string,
      month: string,
      cadreId: string,
    ): Promise<KeptBack['reason'] | undefined> {
      return (await items.get<KeptBack>(viewKeys.keptBack(orgId, month, cadreId)))?.value.reason
    },

    /** Keeps a cadre back; the runs that did so before are known with this one. */
    async keepBack(mend: Mend, reason: KeptBack['reason']): Promise<void> {
      const { orgId, month, cadreId } = mend
      await retryOptimistically(items, async () => {
        const before = await items.get<Mend>(turnKey(mend))
        const { guard, version } = next(before)
        const runIds = [...new Set([...(before?.value.runIds ?? []), ...mend.runIds])]
        const turn = { ...turnKey(mend), version, value: { ...mend, runIds } }
        const note = { ...viewKeys.keptBack(orgId, month, cadreId), value: { cadreId, reason } }
        return { writes: [{ put: turn, guard }, { put: note }], result: undefined }
      })
    },

    /** Has a run hear of it when a cadre, of whom there is a note, is mended: another run may have kept it back before. */
    async addRun(mend: Mend, runId: string): Promise<void> {
      await retryOptimistically(items, async () => {
        const before = await items.get<Mend>(turnKey(mend))
        const { runIds } = before?.value ?? mend
        if (before && runIds.includes(runId)) return { writes: [], result: undefined }
        const value = { ...(before?.value ?? mend), runIds: [...runIds, runId] }
        return { writes: [replacing(turnKey(mend), before, value)], result: undefined }
      })
    },

    async readMend(orgId: string, month: string, cadreId: string): Promise<Mend | undefined> {
      return (await items.get<Mend>(turnKey({ orgId, month, cadreId })))?.value
    },

    /** Takes the note away; there need be none. The turn stays until it is given up. */
    async release(orgId: string, month: string, cadreId: string): Promise<void> {
      await items.remove(viewKeys.keptBack(orgId, month, cadreId))
    },

    /** Gives no further turn, unless the cadre was kept back anew since the turn was read. */
    async giveUp(mend: Mend): Promise<void> {
      const item = await items.get<Mend>(turnKey(mend))
      if (item && isDeepStrictEqual(item.value, mend)) await items.remove(turnKey(mend), item.version)
    },

    /** Up to `limit` of those who are kept back; who comes next the next time, and from the beginning after the last. */
    async takeTurns(limit: number): Promise<Mend[]> {
      const cursor = await items.get<string>(viewKeys.mendCursor)
      const following = await mendsAfter(cursor?.value, limit)
      const mends =
        following.length > 0 || cursor === undefined ? following : await mendsAfter(undefined, limit)
      const last = mends.at(-1)
      if (last) await items.put({ ...viewKeys.mendCursor, value: turnKey(last).sk })
      return mends
    },
  }
}
