import { writeRoster } from '../../../shared/exporting/roster.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { Dependencies } from '../ports.ts'
import { checkCadres } from '../waiting.ts'
import { exportRoster } from './endpoints.ts'

/** Cadres of a sheet that somebody waits for: more would not go through API Gateway. */
const mostCadres = 12_000

/** Writes the annex sheet. */
export const routes = (deps: Dependencies): readonly Route[] => [
  on(exportRoster, async ({ caller, params: { orgId }, query: { all } }) => {
    await checkCadres(deps, orgId, mostCadres)
    return reply(200, await writeRoster(deps, caller, orgId, all === 'true'))
  }),
]
