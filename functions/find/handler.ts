import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import {
  aliases,
  clock,
  directory,
  facts,
  handlerOn,
  openPorts,
  policies,
  register,
  rosterReads,
  weakly,
} from '../../shared/ports.ts'
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

export const handler = handlerOn(
  (environment, ports) => build(environment, ports, openPorts(environment, { roster: weakly(rosterReads) })),
  {
    roster: rosterReads,
    register,
    facts,
    policies,
    aliases,
    directory,
    now: clock,
  },
)
