import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import * as ports from '../../shared/ports.ts'
import type { Dependencies as ListDependencies } from './list/found.ts'
import { routes as list } from './list/routes.ts'
import { type Dependencies as TopicDependencies, routes as together } from './topics/routes.ts'

/** Answers about demands. */
export const build = (environment: Environment, deps: ListDependencies & TopicDependencies) =>
  serve(environment, [...list(deps), ...together(deps)], deps)

export const handler = ports.handlerOn(build, {
  roster: ports.rosterReads,
  register: ports.register,
  demandLists: ports.demandLists,
  ledger: ports.ledger,
  facts: ports.facts,
  policies: ports.policies,
  topics: ports.topics,
  aliases: ports.aliases,
  directory: ports.directory,
  counts: ports.counts,
  sendReport: ports.sendReport,
  now: ports.clock,
})
