import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import { handlerOn } from '../../shared/ports.ts'
import { routes as planRoutes } from './plans/routes.ts'
import { type Dependencies, opens } from './ports.ts'
import { routes as readiness } from './readiness/routes.ts'

/** Keeps implementation plans; answers about launch and campaign. */
export const build = (environment: Environment, deps: Dependencies) =>
  serve(environment, [...readiness(deps), ...planRoutes(deps)], deps)

export const handler = handlerOn(build, opens)
