import { type Environment, onFirstCall } from '../../shared/declare/environment.ts'
import { Problem } from '../../shared/declare/problem.ts'
import { authorAt } from '../../shared/http/author.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import { type Keeping, openKeeping } from '../../shared/store/roster/open.ts'
import { getOrg, putOrg } from './declaration.ts'
import { permitOrg, seesOrg } from './permit.ts'

/** Keeps orgs in this roster. */
export function build(environment: Environment, { roster, directory, now }: Keeping) {
  return serve(environment, [
    on(putOrg, async ({ caller, params: { orgId }, body }) => {
      const change = await roster.putOrg(orgId, body, authorAt(caller, now), existing =>
        permitOrg(directory, caller, orgId, body, existing),
      )
      return reply(change === 'created' ? 201 : 200, { orgId, ...body })
    }),

    on(getOrg, async ({ caller, params: { orgId } }) => {
      const org = await roster.org(orgId)
      if (!org || !(await seesOrg(directory, caller, orgId))) throw new Problem('not_found')
      return reply(200, { orgId, ...org })
    }),
  ])
}

export const handler = onFirstCall(environment => build(environment, openKeeping(environment)))
