import { authorAt } from '../../../shared/access/author.ts'
import { permitOrg } from '../../../shared/access/permit.ts'
import { Problem } from '../../../shared/contracts/problem.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { RosterDependencies } from '../../../shared/repositories/roster/open.ts'
import { getOrg, putOrg } from './endpoints.ts'

/** What keeping orgs needs. */
export interface Dependencies extends RosterDependencies {
  /** Whether an admin may make its own org a root; else an operator does. */
  readonly openRoots?: boolean
}

/** Keeps orgs in this roster. */
export function routes({ roster, directory, now, openRoots = false }: Dependencies): readonly Route[] {
  return [
    on(putOrg, async ({ caller, params: { orgId }, body }) => {
      const change = await roster.putOrg(orgId, body, authorAt(caller, now), existing =>
        permitOrg(directory, caller, orgId, body, existing, openRoots),
      )
      return reply(change === 'created' ? 201 : 200, { orgId, ...body })
    }),

    on(getOrg, async ({ params: { orgId } }) => {
      const org = await roster.readOrg(orgId)
      if (!org) throw new Problem('not_found')
      return reply(200, { orgId, ...org })
    }),
  ]
}
