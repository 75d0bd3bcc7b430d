import { setTimeout } from 'node:timers/promises'

/** How fast to go. */
export interface Pace {
  /** Most at once; where the tables are busy, fewer. */
  readonly limit: number
  /** Instant in milliseconds after which nothing more is begun. */
  readonly until: number
  readonly now?: () => number
  readonly sleep?: (milliseconds: number) => Promise<unknown>
}

/** Refusals that say no more than "not so fast". */
const busy = new Set([
  'ThrottlingException',
  'ThrottlingError',
  'ProvisionedThroughputExceededException',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
  'TransactionConflictException',
  'TransactionInProgressException',
])

/** Whether an error says that a table, a queue or the bus is busy. */
export const isBusy = (error: unknown): boolean => busy.has((Object(error) as { name?: string }).name ?? '')

/**
 * Works on each item; gives the items that failed, with their errors. Where something is busy, half as many are worked
 * on at once, after a pause, and what was refused is tried again while there is time; each success lets it go a little
 * faster. So what is read for one that fails is not read for its neighbours as well.
 */
export async function pace<Item>(
  items: readonly Item[],
  { limit, until, now = Date.now, sleep = setTimeout }: Pace,
  work: (item: Item) => Promise<void>,
): Promise<{ item: Item; error: unknown }[]> {
  const waiting = [...items]
  const failed: { item: Item; error: unknown }[] = []
  let allowed = limit
  let pause = 0
  const under = new Set<Promise<void>>()
  const workOn = async (item: Item) => {
    try {
      await work(item)
      allowed = Math.min(limit, allowed + 1 / Math.max(1, allowed))
      pause = 0
    } catch (error) {
      if (!isBusy(error) || now() >= until) return void failed.push({ item, error })
      waiting.push(item)
      allowed = Math.max(1, allowed / 2)
      pause = Math.min(5_000, Math.max(100, pause * 2)) * (0.75 + Math.random() / 2)
    }
  }
  while (waiting.length > 0 || under.size > 0) {
    if (waiting.length > 0 && under.size < Math.floor(allowed)) {
      const item = waiting.shift() as Item
      if (pause > 0) await sleep(pause)
      const working = workOn(item).finally(() => under.delete(working))
      under.add(working)
    } else await Promise.race(under)
  }
  return failed
}
