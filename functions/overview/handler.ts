import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import * as ports from '../../shared/ports.ts'
import type { Directory } from '../../shared/repositories/directory.ts'
import { type Dependencies as AttentionDependencies, routes as attention } from './attention/routes.ts'
import { type Dependencies as HeadcountDependencies, routes as headcount } from './headcount/routes.ts'
import { type Dependencies as PlanDependencies, routes as plans } from './plans/routes.ts'
import { type Dependencies as PurposeDependencies, routes as purposes } from './purposes/routes.ts'

/** What answering needs. */
export type Dependencies = AttentionDependencies &
  HeadcountDependencies &
  PlanDependencies &
  PurposeDependencies & { readonly directory: Directory }

/** Answers about an org's day: who needs help, planned visits, purposes, headcount. */
export const build = (environment: Environment, deps: Dependencies) =>
  serve(environment, [...attention(deps), ...plans(deps), ...headcount(deps), ...purposes(deps)], deps)

export const handler = ports.handlerOn(build, {
  roster: ports.weakly(ports.rosterReads),
  register: ports.register,
  ledger: ports.weakly(ports.ledger),
  facts: ports.weakly(ports.facts),
  assessments: ports.weakly(ports.assessments),
  keptBack: ports.weakly(ports.keptBack),
  policies: ports.policies,
  aliases: ports.aliases,
  directory: ports.directory,
  now: ports.clock,
})
