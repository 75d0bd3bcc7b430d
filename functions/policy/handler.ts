import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import * as ports from '../../shared/ports.ts'
import { type RehearsalDependencies, routes as rehearsalRoutes } from './rehearsals/routes.ts'
import { type VersionDependencies, routes as versionRoutes } from './versions/routes.ts'

/** What keeping and rehearsing needs. */
export type Dependencies = VersionDependencies & RehearsalDependencies

/** Keeps the versions of the policy, and tries drafts of the next one. */
export const build = (environment: Environment, deps: Dependencies) =>
  serve(environment, [...versionRoutes(deps), ...rehearsalRoutes(deps)], deps)

export const handler = ports.handlerOn(build, {
  policies: ports.policies,
  rollups: ports.rollups,
  directory: ports.directory,
  rehearsals: ports.rehearsals,
  turns: ports.turns,
  sendRehearsal: ports.sendRehearsal,
  now: ports.clock,
})
