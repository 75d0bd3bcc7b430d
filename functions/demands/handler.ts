import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import { handlerOn } from '../../shared/ports.ts'
import { routes as list } from './list/routes.ts'
import { type Dependencies, opens } from './ports.ts'
import { routes as together } from './topics/routes.ts'

/** Answers about demands. */
export const build = (environment: Environment, deps: Dependencies) =>
  serve(environment, [...list(deps), ...together(deps)], deps)

export const handler = handlerOn(build, opens)
