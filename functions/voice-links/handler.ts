import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import * as ports from '../../shared/ports.ts'
import type { Directory } from '../../shared/repositories/directory.ts'
import { type BatchDependencies, routes as batches } from './batches/routes.ts'
import { type CallBackDependencies, routes as callBackRoutes } from './call-backs/routes.ts'
import { type MinorDependencies, routes as minorRoutes } from './minors/routes.ts'

/** What the function needs. */
export type Dependencies = BatchDependencies &
  CallBackDependencies &
  MinorDependencies & { readonly directory: Directory }

/** Issues, shows and revokes the youths' links; keeps who is under 14; tells of call-backs. */
export const build = (environment: Environment, deps: Dependencies) =>
  serve(environment, [...batches(deps), ...callBackRoutes(deps), ...minorRoutes(deps)], deps)

export const handler = ports.handlerOn(build, {
  ring: ports.voiceKeys,
  voice: ports.voice,
  callBacks: ports.callBacks,
  minors: ports.minors,
  responses: ports.voiceResponses,
  roster: ports.rosterReads,
  ledger: ports.ledger,
  policies: ports.policies,
  directory: ports.directory,
  now: ports.clock,
})
