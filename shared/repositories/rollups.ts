import { type Items, versionBefore } from '../aws/items/items.ts'
import { viewKeys } from '../aws/keys.ts'
import type { Status } from '../domain/assessment/revision.ts'
import type { RollUp } from '../domain/assessment/rollup.ts'

/** A roll-up as it is kept. */
export interface RollupView {
  readonly rollup: RollUp
  /** `final` if every result in it is; absent where there is none. */
  readonly status?: Status
  /** Latest policy by which a result in it was assessed; absent where there is none. */
  readonly policy?: { readonly id: string; readonly version: number }
  /** Cadres of the org and all below it who have no current result though it is due; absent where there are none. */
  readonly keptBack?: number
  /** Grows by one with every write; the guard against a stale merge. */
  readonly version: number
}

/** Roll-ups of orgs' months. */
export type Rollups = ReturnType<typeof rollupsOn>

/** Roll-ups stored in these items. */
export function rollupsOn(items: Items) {
  return {
    /** Read consistently. */
    async readRollup(orgId: string, month: string): Promise<RollupView | undefined> {
      const item = await items.get<Omit<RollupView, 'version'>>(viewKeys.rollup(orgId, month))
      return item && { ...item.value, version: item.version ?? 0 }
    },

    /** Writes in place of version `view.version - 1`; false if another writer was faster. */
    async writeRollup(orgId: string, month: string, { version, ...value }: RollupView): Promise<boolean> {
      const item = { ...viewKeys.rollup(orgId, month), version, value }
      return (await items.put(item, versionBefore(version))).done
    },
  }
}
