import { type Environment, openRootsVariable } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import * as ports from '../../shared/ports.ts'
import { routes as bases } from './bases/routes.ts'
import { routes as cadres } from './cadres/routes.ts'
import { routes as links } from './links/routes.ts'
import { routes as orgs } from './orgs/routes.ts'
import type { KeepingDependencies } from './removing.ts'

/** Keeps orgs, bases, cadres and links. */
export function build(environment: Environment, deps: KeepingDependencies) {
  const openRoots = environment[openRootsVariable] === 'true'
  const routes = [...orgs({ ...deps, openRoots }), ...bases(deps), ...cadres(deps), ...links(deps)]
  return serve(environment, routes, deps)
}

export const handler = ports.handlerOn(build, {
  roster: ports.roster,
  directory: ports.directory,
  policies: ports.policies,
  traces: ports.traces,
  now: ports.clock,
})
