import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '../../contracts/problem.ts'
import { measure } from '../../telemetry/metrics.ts'
import type { Items, Write } from './items.ts'

/** How often a write that loses races is tried; with the pauses below about three seconds. */
const attempts = 10

/** What to write for a change, decided on what is there now. */
export interface Decision<Result> {
  readonly writes: readonly Write[]
  readonly result: Result
}

/** Decides on what is there and writes that, again if somebody was quicker. @throws Problem `conflict` after ten times. */
export async function retryOptimistically<Result>(
  items: Items,
  decide: () => Promise<Decision<Result>>,
): Promise<Result> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt > 0) await pause(Math.random() * Math.min(1000, 10 * 2 ** attempt))
    const { writes, result } = await decide()
    if (writes.length === 0 || (await items.transact(writes))) return result
    measure('lostRaces', 1, 'transaction')
  }
  throw new Problem('conflict')
}
