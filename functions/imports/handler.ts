import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import * as ports from '../../shared/ports.ts'
import { type EndsDependencies, routes as ends } from './ends/routes.ts'
import { routes as feedback } from './feedback/routes.ts'
import { type HandoverDependencies, routes as handover } from './handover/routes.ts'
import { routes as links } from './links/routes.ts'
import type { ImportDependencies } from './sheet/begin.ts'

/** What beginning jobs needs. */
export type Dependencies = ImportDependencies & HandoverDependencies & EndsDependencies

/** Begins imports, handovers and ends of links. */
export const build = (environment: Environment, deps: Dependencies) =>
  serve(environment, [...links(deps), ...feedback(deps), ...handover(deps), ...ends(deps)], deps)

export const handler = ports.handlerOn(build, {
  roster: ports.rosterReads,
  directory: ports.directory,
  jobs: ports.jobs,
  sendImport: ports.sendImport,
  youthKeys: ports.youthKeys,
  now: ports.clock,
})
