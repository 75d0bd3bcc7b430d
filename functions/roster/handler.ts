import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import { handlerOn } from '../../shared/ports.ts'
import { routes as bases } from './bases/routes.ts'
import { routes as cadres } from './cadres/routes.ts'
import { routes as links } from './links/routes.ts'
import { routes as orgs } from './orgs/routes.ts'
import { type Dependencies, opens } from './ports.ts'

/** Keeps orgs, bases, cadres and links. */
export const build = (environment: Environment, deps: Dependencies) =>
  serve(environment, [...orgs(deps), ...bases(deps), ...cadres(deps), ...links(deps)], deps)

export const handler = handlerOn(build, opens)
