import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import {
  clock,
  directory,
  handlerOn,
  lakeObjects,
  sendReport,
  sheetOrders,
  turns,
} from '../../shared/ports.ts'
import type { Directory } from '../../shared/repositories/directory.ts'
import { type Dependencies, routes } from './routes.ts'

/** Takes orders of sheets. */
export const build = (environment: Environment, deps: Dependencies & { readonly directory: Directory }) =>
  serve(environment, routes(deps), deps)

export const handler = handlerOn(build, {
  orders: sheetOrders,
  turns,
  objects: lakeObjects,
  sendReport,
  directory,
  now: clock,
})
