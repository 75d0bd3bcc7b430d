import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import { handlerOn } from '../../shared/ports.ts'
import { routes as ends } from './ends/routes.ts'
import { routes as feedback } from './feedback/routes.ts'
import { routes as handover } from './handover/routes.ts'
import { routes as links } from './links/routes.ts'
import { type Dependencies, opens } from './ports.ts'

/** Begins imports, handovers and ends of links. */
export const build = (environment: Environment, deps: Dependencies) =>
  serve(environment, [...links(deps), ...feedback(deps), ...handover(deps), ...ends(deps)], deps)

export const handler = handlerOn(build, opens)
