import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import { handlerOn } from '../../shared/ports.ts'
import { routes as months } from './months/routes.ts'
import { routes as periods } from './periods/routes.ts'
import { type Dependencies, opens } from './ports.ts'

/** Answers about an org’s results. */
export const build = (environment: Environment, deps: Dependencies) =>
  serve(environment, [...months({ ...deps, assessments: deps.weakAssessments }), ...periods(deps)], deps)

export const handler = handlerOn(build, opens)
