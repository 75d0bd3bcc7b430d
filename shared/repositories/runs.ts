import { type Items, valuesOf, wholePartition } from '../aws/items/items.ts'
import { retryOptimistically } from '../aws/items/optimistic-retry.ts'
import { runKeys } from '../aws/work-keys.ts'
import type { Status } from '../domain/assessment/revision.ts'
import type { RunKey } from './org-progress.ts'
import { runProgressOn } from './run-progress.ts'

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

/** Runs and how far they are. */
export type Runs = ReturnType<typeof runsOn>

/** Runs stored in these items. */
export function runsOn(items: Items) {
  return {
    ...runProgressOn(items),

    /** False if there already is such a run. It is open until it is closed. */
    async createRun(run: Run): Promise<boolean> {
      const { month, runId } = run
      return retryOptimistically(items, async () => {
        if (await items.get(runKeys.run(month, runId))) return { writes: [], result: false }
        return {
          writes: [
            { put: { ...runKeys.run(month, runId), value: run }, guard: 'absent' },
            { put: { ...runKeys.open(month, runId), value: { month, runId } } },
          ],
          result: true,
        }
      })
    },

    readRun: async (month: string, runId: string): Promise<Run | undefined> =>
      (await items.get<Run>(runKeys.run(month, runId)))?.value,

    /** Runs that have to be looked after, the oldest month first. */
    listOpenRuns: (): Promise<RunKey[]> => valuesOf(items, wholePartition(runKeys.open('', '').pk)),

    async closeRun({ month, runId }: RunKey): Promise<void> {
      await items.remove(runKeys.open(month, runId))
    },
  }
}
