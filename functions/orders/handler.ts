import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import * as ports from '../../shared/ports.ts'
import { type Dependencies, routes } from './routes.ts'

/** Takes orders of sheets. */
export const build = (environment: Environment, deps: Dependencies) => serve(environment, routes(deps), deps)

export const handler = ports.handlerOn(build, {
  orders: ports.sheetOrders,
  turns: ports.turns,
  objects: ports.lakeObjects,
  sendSheet: ports.sendSheet,
  policies: ports.policies,
  directory: ports.directory,
  now: ports.clock,
})
