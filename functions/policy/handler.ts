import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import { handlerOn } from '../../shared/ports.ts'
import { type Dependencies, opens } from './ports.ts'
import { routes as rehearsalRoutes } from './rehearsals/routes.ts'
import { routes as versionRoutes } from './versions/routes.ts'

/** Keeps the versions of the policy, and tries drafts of the next one. */
export const build = (environment: Environment, deps: Dependencies) =>
  serve(environment, [...versionRoutes(deps), ...rehearsalRoutes(deps)], deps)

export const handler = handlerOn(build, opens)
