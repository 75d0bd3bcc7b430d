import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import {
  clock,
  directory,
  handlerOn,
  lakeObjects,
  policies,
  sendSheet,
  sheetOrders,
  turns,
} from '../../shared/ports.ts'
import { type Dependencies, routes } from './routes.ts'

/** Takes orders of sheets. */
export const build = (environment: Environment, deps: Dependencies) => serve(environment, routes(deps), deps)

export const handler = handlerOn(build, {
  orders: sheetOrders,
  turns,
  objects: lakeObjects,
  sendSheet,
  policies,
  directory,
  now: clock,
})
