import type { Environment } from '../../shared/contracts/environment.ts'
import { on, serve } from '../../shared/http/serve.ts'
import { handlerOn } from '../../shared/ports.ts'
import { readHealth } from './endpoints.ts'
import { healthOf } from './health.ts'
import { type Dependencies, opens } from './ports.ts'

/** Milliseconds for which the same answer is given to everybody. */
const lifetime = 10_000

/** Says what is behind. */
export function build(environment: Environment, deps: Dependencies) {
  let known: { answer: ReturnType<typeof healthOf>; until: number } | undefined
  const read = (): ReturnType<typeof healthOf> => {
    if (!known || known.until <= deps.now().getTime()) {
      const answer = healthOf(deps)
      known = { answer, until: deps.now().getTime() + lifetime }
      answer.catch(() => {
        known = undefined
      })
    }
    return known.answer
  }
  return serve(environment, [on(readHealth, async () => ({ status: 200 as const, body: await read() }))])
}

export const handler = handlerOn(build, opens)
