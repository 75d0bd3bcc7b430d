import { type DemandSheetSources, writeDemands } from '../../../shared/exporting/demands.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import { exportDemands } from './endpoints.ts'

/** Rows of a sheet that somebody waits for. */
const mostRows = 10_000
const hint = 'order the sheet by POST …/exports'

/** Writes demand lists. */
export const routes = (deps: DemandSheetSources): readonly Route[] => [
  on(exportDemands, async ({ caller, params: { orgId }, query }) =>
    reply(200, await writeDemands(deps, caller, orgId, { ...query, most: mostRows, hint })),
  ),
]
