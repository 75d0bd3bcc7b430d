import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import {
  callBacks,
  clock,
  directory,
  handlerOn,
  ledger,
  minors,
  policies,
  rosterReads,
  voice,
  voiceKeys,
  voiceResponses,
} from '../../shared/ports.ts'
import { type Dependencies, routes } from './routes.ts'

/** Issues, shows and revokes the youths' links. */
export const build = (environment: Environment, deps: Dependencies) => serve(environment, routes(deps), deps)

export const handler = handlerOn(build, {
  ring: voiceKeys,
  voice,
  callBacks,
  minors,
  responses: voiceResponses,
  roster: rosterReads,
  ledger,
  policies,
  directory,
  now: clock,
})
