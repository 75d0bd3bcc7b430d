import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import { handlerOn } from '../../shared/ports.ts'
import { routes as appraisal } from './appraisal/routes.ts'
import { routes as demands } from './demands/routes.ts'
import { type Dependencies, opens } from './ports.ts'
import { routes as roster } from './roster/routes.ts'

/** Writes sheets. */
export const build = (environment: Environment, deps: Dependencies) =>
  serve(environment, [...roster(deps), ...appraisal(deps), ...demands(deps)], deps)

export const handler = handlerOn(build, opens)
