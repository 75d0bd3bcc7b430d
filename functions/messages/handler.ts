import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import { handlerOn } from '../../shared/ports.ts'
import { type Dependencies, opens } from './ports.ts'
import { routes as settings } from './settings/routes.ts'
import { routes as hooks } from './webhooks/routes.ts'

/** Keeps who is told what, and where messages go. */
export const build = (environment: Environment, deps: Dependencies) =>
  serve(environment, [...settings(deps), ...hooks(deps)], deps)

export const handler = handlerOn(build, opens)
