import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import * as ports from '../../shared/ports.ts'
import type { Directory } from '../../shared/repositories/directory.ts'
import { type Dependencies as CadreDependencies, routes as cadres } from './cadres/routes.ts'
import { type Dependencies as OrgDependencies, routes as orgs } from './orgs/routes.ts'
import { type Dependencies as YouthDependencies, routes as youths } from './youths/routes.ts'

/** What finding needs. */
export type Dependencies = OrgDependencies &
  CadreDependencies &
  YouthDependencies & { readonly directory: Directory }

/** Finds what lies in an org; `lists` are what its orgs are read from, where that is not the same. */
export const build = (
  environment: Environment,
  deps: Dependencies,
  lists: Pick<OrgDependencies, 'roster'> = deps,
) => serve(environment, [...orgs({ ...deps, ...lists }), ...cadres(deps), ...youths(deps)], deps)

export const handler = ports.handlerOn(
  (environment, opened) =>
    build(environment, opened, ports.openPorts(environment, { roster: ports.weakly(ports.rosterReads) })),
  {
    roster: ports.rosterReads,
    register: ports.register,
    facts: ports.facts,
    policies: ports.policies,
    aliases: ports.aliases,
    directory: ports.directory,
    now: ports.clock,
  },
)
