import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Environment } from '../../../../shared/contracts/environment.ts'
import type { Round, RoundAsked } from './worker.ts'

/** A contender in a process of its own. */
export interface Runner {
  run(asked: RoundAsked): Promise<Round>
  stop(): Promise<void>
}

/** Starts a contender, one of the files beside this one; what it prints goes nowhere, as into a log that nobody reads here. */
export async function startContender(
  name: string,
  environment: Environment,
  execArgv: readonly string[] = [],
): Promise<Runner> {
  const child = fork(new URL('worker.ts', import.meta.url).pathname, [name], {
    execArgv: [...execArgv],
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
    async run(asked) {
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
