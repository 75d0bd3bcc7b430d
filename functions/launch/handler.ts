import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import * as ports from '../../shared/ports.ts'
import { type Dependencies as PlansDependencies, routes as planRoutes } from './plans/routes.ts'
import { type Dependencies as ReadinessDependencies, routes as readiness } from './readiness/routes.ts'

/** Keeps implementation plans; answers about launch and campaign. */
export const build = (environment: Environment, deps: ReadinessDependencies & PlansDependencies) =>
  serve(environment, [...readiness(deps), ...planRoutes(deps)], deps)

export const handler = ports.handlerOn(build, {
  roster: ports.weakly(ports.rosterReads),
  plans: ports.plans,
  assessments: ports.weakly(ports.rows),
  facts: ports.weakly(ports.facts),
  register: ports.register,
  counts: ports.counts,
  sendReport: ports.sendReport,
  policies: ports.policies,
  directory: ports.directory,
  now: ports.clock,
})
