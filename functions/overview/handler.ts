import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import { handlerOn } from '../../shared/ports.ts'
import { routes as attention } from './attention/routes.ts'
import { routes as headcount } from './headcount/routes.ts'
import { routes as plans } from './plans/routes.ts'
import { type Dependencies, opens } from './ports.ts'
import { routes as purposes } from './purposes/routes.ts'

/** Answers about an org's day: who needs help, planned visits, purposes, headcount. */
export const build = (environment: Environment, deps: Dependencies) =>
  serve(environment, [...attention(deps), ...plans(deps), ...headcount(deps), ...purposes(deps)], deps)

export const handler = handlerOn(build, opens)
