import { setTimeout } from 'node:timers/promises'
import type { RunningMapping, World } from './resources/define.ts'
import type { Status } from './status.ts'

const PATIENCE_MS = 3_000

/** Stops whatever works by itself, so that nothing touches the store any more. */
export async function stopWork(world: World, running: Map<string, RunningMapping>): Promise<void> {
  world.schedules.stop()
  const ended = [...running.values()].map(mapping => mapping.stop())
  await Promise.all([...world.functions.values()].map(fn => fn.stop()))
  await Promise.all(ended)
  world.queues.close()
}

/** Asks for the status until it is idle; not while functions are busy, for it reads every stream. */
export async function waitUntilIdle(
  status: () => Promise<Status>,
  isBusy: () => boolean,
  timeoutMs = 300_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const isOver = Date.now() > deadline
    const found = isBusy() && !isOver ? undefined : await status()
    if (found?.idle) return
    if (isOver) throw new Error(`not idle after ${timeoutMs} ms: ${JSON.stringify(found)}`)
    await setTimeout(25)
  }
}

/** Both results, or the first error, but only when neither is under way any more. */
export async function together<A, B>(left: Promise<A>, right: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([left, right])
  return [await left, await right]
}

/** The same work, however often it is asked for. */
export function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => {
    running ??= work()
    return running
  }
}

/** Tries again for a while what fails with `expected`: a runner that has just been killed may not be quite gone. */
export async function patiently<T>(work: () => Promise<T>, expected: new () => Error): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof expected) || Date.now() > deadline) throw error
      await setTimeout(100)
    }
  }
}
