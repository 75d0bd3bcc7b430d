import { type Environment, onFirstCall } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import { clock, directory, ledger, openPorts, register, rosterReads } from '../../shared/ports.ts'
import type { Directory } from '../../shared/repositories/directory.ts'
import { type Dependencies as PurposeDependencies, routes as purposes } from './purposes/routes.ts'

/** What answering needs. */
export type Dependencies = PurposeDependencies & { readonly directory: Directory }

/** Reads back what is recorded. */
export const build = (environment: Environment, deps: Dependencies) =>
  serve(environment, [...purposes(deps)], deps)

export const handler = onFirstCall(environment =>
  build(
    environment,
    openPorts(environment, { roster: rosterReads, ledger, register, directory, now: clock }),
  ),
)
