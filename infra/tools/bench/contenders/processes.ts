import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Environment } from '../../../../shared/contracts/environment.ts'
import type { Bench } from '../row.ts'
import type { Round, RoundAsked } from './worker.ts'

/** Starts a contender, one of the files beside this one; what it prints goes nowhere, as into a log that nobody reads here. */
async function startContender(name: string, environment: Environment) {
  const child = fork(new URL('worker.ts', import.meta.url).pathname, [name], {
    env: { ...process.env, ...environment } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${name} ended with ${code}`)
  })
  ended.catch(() => {})
  const answer = async () => (await Promise.race([once(child, 'message'), ended]))[0]
  await answer()
  return {
    async run(asked: RoundAsked) {
      child.send(asked)
      return (await answer()) as Round
    },
    async stop() {
      const exit = once(child, 'exit')
      child.disconnect()
      await exit
    },
  }
}

/** How contenders are compared: contacts of each until its code is compiled for good, then rounds of so many contacts. */
interface Contest {
  readonly warmUp: number
  readonly rounds: number
  readonly count: number
  readonly nextSeed: () => number
}

/** Contacts under way at once. */
export const concurrency = 32

/** Lets contenders record, each in a process of its own; what each round took of each. */
export async function contend(
  environment: Environment,
  contenders: readonly { readonly name: string; readonly days?: RoundAsked['days'] }[],
  { warmUp, rounds, count, nextSeed }: Contest,
  progress: Bench['progress'],
): Promise<Round[][]> {
  const runners = await Promise.all(contenders.map(({ name }) => startContender(name, environment)))
  try {
    for (const [at, { run }] of runners.entries()) {
      progress('warming up', at + 1, runners.length)
      await run({ days: 'ordinary', seed: nextSeed(), count: warmUp, concurrency })
    }
    const results: Round[][] = []
    for (let round = 0; round < rounds; round++) {
      progress('rounds', round, rounds)
      const result: Round[] = []
      // Each begins a round as often as the others.
      for (let n = 0; n < runners.length; n++) {
        const at = (n + round) % runners.length
        const { days = 'ordinary' } = contenders[at] as (typeof contenders)[number]
        const asked = { days, seed: nextSeed(), count, concurrency }
        result[at] = await (runners[at] as (typeof runners)[number]).run(asked)
      }
      results.push(result)
    }
    return results
  } finally {
    await Promise.all(runners.map(({ stop }) => stop()))
  }
}
