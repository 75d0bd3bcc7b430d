import { setTimeout } from 'node:timers/promises'
import { Problem } from '../../contracts/problem.ts'
import { measure } from '../../telemetry/metrics.ts'
import type { Items, Write } from './items.ts'

/** How often a write that loses races is tried; with the pauses below about three seconds. */
export const attempts = 10

/** Waits before a further try, which are counted from 1. */
export type Pause = (attempt: number) => Promise<unknown>

/** Waits by chance, up to a time that doubles: those who lost to one another would else meet again, all at once. */
export const pauseByChance = (
  attempt: number,
  random = Math.random,
  sleep: (milliseconds: number) => Promise<unknown> = setTimeout,
): Promise<unknown> => sleep(random() * Math.min(1000, 10 * 2 ** attempt))

/** What to write for a change, decided on what is there now. */
export interface Decision<Result> {
  readonly writes: readonly Write[]
  readonly result: Result
}

/** Decides on what is there and writes that, again if somebody was quicker. @throws Problem `conflict` after ten times. */
export async function retryOptimistically<Result>(
  items: Items,
  decide: () => Promise<Decision<Result>>,
  pause: Pause = pauseByChance,
): Promise<Result> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt > 0) await pause(attempt)
    const { writes, result } = await decide()
    if (writes.length === 0 || (await items.transact(writes))) return result
    measure('lostRaces', 1, 'transaction')
  }
  throw new Problem('conflict')
}
