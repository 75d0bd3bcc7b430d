import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import {
  aliases,
  clock,
  directory,
  facts,
  handlerOn,
  policies,
  register,
  rosterReads,
} from '../../shared/ports.ts'
import type { Directory } from '../../shared/repositories/directory.ts'
import { type Dependencies as CadreDependencies, routes as cadres } from './cadres/routes.ts'
import { type Dependencies as OrgDependencies, routes as orgs } from './orgs/routes.ts'
import { type Dependencies as YouthDependencies, routes as youths } from './youths/routes.ts'

/** What finding needs. */
export type Dependencies = OrgDependencies &
  CadreDependencies &
  YouthDependencies & { readonly directory: Directory }

/** Finds what lies in an org. */
export const build = (environment: Environment, deps: Dependencies) =>
  serve(environment, [...orgs(deps), ...cadres(deps), ...youths(deps)], deps)

export const handler = handlerOn(build, {
  roster: rosterReads,
  register,
  facts,
  policies,
  aliases,
  directory,
  now: clock,
})
