import { writeDemands } from '../../../shared/exporting/demands.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { Dependencies } from '../ports.ts'
import { hint } from '../waiting.ts'
import { exportDemands } from './endpoints.ts'

/** Rows of a sheet that somebody waits for. */
const mostRows = 10_000

/** Writes demand lists. */
export const routes = (deps: Dependencies): readonly Route[] => [
  on(exportDemands, async ({ caller, params: { orgId }, query }) =>
    reply(200, await writeDemands(deps, caller, orgId, { ...query, most: mostRows, hint })),
  ),
]
