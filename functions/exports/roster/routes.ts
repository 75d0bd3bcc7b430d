import { Problem } from '../../../shared/contracts/problem.ts'
import { hasMoreLines } from '../../../shared/counting/lines.ts'
import { type RosterSheetSources, writeRoster } from '../../../shared/exporting/roster.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { Register } from '../../../shared/repositories/register.ts'
import { exportRoster } from './endpoints.ts'

/** What answering needs. */
export interface Dependencies extends RosterSheetSources {
  readonly register: Pick<Register, 'listRegister'>
}

/** Cadres of a sheet that somebody waits for: more would not go through API Gateway. */
const mostCadres = 12_000

/** Writes the annex sheet. */
export const routes = (deps: Dependencies): readonly Route[] => [
  on(exportRoster, async ({ caller, params: { orgId }, query: { all } }) => {
    if (await hasMoreLines(deps.register, orgId, mostCadres))
      throw Problem.at(
        'invalid_request',
        'orgId',
        `more than ${mostCadres} cadres; order the sheet by POST …/exports`,
        'too_long',
      )
    return reply(200, await writeRoster(deps, caller, orgId, all === 'true'))
  }),
]
