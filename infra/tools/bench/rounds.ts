import { concurrently } from '../../../shared/concurrently.ts'

/** The middle one. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

/** Seconds of a processor that this process has taken until now. */
export function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** Seconds that something took. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now()
  await work()
  return (performance.now() - before) / 1000
}

/** Two things timed in turns. */
export interface Compared {
  /** Medians, in seconds. */
  readonly ours: number
  readonly bare: number
  /** Speed of ours in proportion to the bare one: median over the rounds, each of which compares neighbours. */
  readonly ratio: number
  /** Middle half of the rounds' ratios. */
  readonly spread: readonly [number, number]
}

/** Times two things in turns, ours, bare, bare, ours: on a shared machine only neighbours compare. The first warms up. */
export async function alternate(
  rounds: number,
  ours: () => Promise<number>,
  bare: () => Promise<number>,
  progress: (done: number, of: number) => void,
): Promise<Compared> {
  const times: { ours: number; bare: number }[] = []
  for (let round = 0; round <= rounds; round++) {
    progress(round, rounds)
    const time = { ours: await ours(), bare: (await bare()) + (await bare()) }
    time.ours += await ours()
    if (round > 0) times.push(time)
  }
  const ratios = times.map(time => time.bare / time.ours).sort((a, b) => a - b)
  const at = (share: number) => ratios[Math.floor(share * (ratios.length - 1))] as number
  return {
    ours: median(times.map(time => time.ours / 2)),
    bare: median(times.map(time => time.bare / 2)),
    ratio: median(ratios),
    spread: [at(0.25), at(0.75)],
  }
}

/** Does something `count` times, `concurrency` at once. */
export const times = (count: number, concurrency: number, work: (index: number) => Promise<unknown>) =>
  concurrently([...Array(count).keys()], concurrency, work)
