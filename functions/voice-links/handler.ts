import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import { handlerOn } from '../../shared/ports.ts'
import { routes as batches } from './batches/routes.ts'
import { routes as callBackRoutes } from './call-backs/routes.ts'
import { routes as minorRoutes } from './minors/routes.ts'
import { type Dependencies, opens } from './ports.ts'

/** Issues, shows and revokes the youths' links; keeps who is under 14; tells of call-backs. */
export const build = (environment: Environment, deps: Dependencies) =>
  serve(environment, [...batches(deps), ...callBackRoutes(deps), ...minorRoutes(deps)], deps)

export const handler = handlerOn(build, opens)
