import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import { handlerOn } from '../../shared/ports.ts'
import { routes as cadres } from './cadres/routes.ts'
import { routes as orgs } from './orgs/routes.ts'
import { type Dependencies, opens } from './ports.ts'
import { routes as youths } from './youths/routes.ts'

/** Finds what lies in an org. */
export const build = (environment: Environment, deps: Dependencies) =>
  serve(environment, [...orgs(deps), ...cadres(deps), ...youths(deps)], deps)

export const handler = handlerOn(build, opens)
