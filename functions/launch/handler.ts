import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import {
  clock,
  counts,
  directory,
  facts,
  handlerOn,
  plans,
  policies,
  register,
  rosterReads,
  rows,
  sendReport,
  weakly,
} from '../../shared/ports.ts'
import { type Dependencies as PlansDependencies, routes as planRoutes } from './plans/routes.ts'
import { type Dependencies as ReadinessDependencies, routes as readiness } from './readiness/routes.ts'

/** Keeps implementation plans; answers about launch and campaign. */
export const build = (environment: Environment, deps: ReadinessDependencies & PlansDependencies) =>
  serve(environment, [...readiness(deps), ...planRoutes(deps)], deps)

export const handler = handlerOn(build, {
  roster: weakly(rosterReads),
  plans,
  assessments: weakly(rows),
  facts: weakly(facts),
  register,
  counts,
  sendReport,
  policies,
  directory,
  now: clock,
})
