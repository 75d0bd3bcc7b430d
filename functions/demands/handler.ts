import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import {
  aliases,
  clock,
  counts,
  demandLists,
  directory,
  facts,
  handlerOn,
  ledger,
  policies,
  register,
  rosterReads,
  sendReport,
  topics,
} from '../../shared/ports.ts'
import { type Dependencies as ListDependencies, routes as list } from './list/routes.ts'
import { type Dependencies as TopicDependencies, routes as together } from './topics/routes.ts'

/** Answers about demands. */
export const build = (environment: Environment, deps: ListDependencies & TopicDependencies) =>
  serve(environment, [...list(deps), ...together(deps)], deps)

export const handler = handlerOn(build, {
  roster: rosterReads,
  register,
  demandLists,
  ledger,
  facts,
  policies,
  topics,
  aliases,
  directory,
  counts,
  sendReport,
  now: clock,
})
