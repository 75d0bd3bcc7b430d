import { type Environment, onFirstCall } from '../../shared/declare/environment.ts'
import { Problem } from '../../shared/declare/problem.ts'
import { authorAt } from '../../shared/http/author.ts'
import { requireOrg, requireOrgAt } from '../../shared/http/scope.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import { type Keeping, openKeeping } from '../../shared/store/roster/open.ts'
import { getBase, putBase } from './declaration.ts'

/** Keeps bases in this roster. A base may be seen by all, since a cadre may report to any. */
export function build(environment: Environment, { roster, directory, now }: Keeping) {
  return serve(environment, [
    on(putBase, async ({ caller, params: { baseId }, body }) => {
      const change = await roster.putBase(baseId, body, authorAt(caller, now), async existing => {
        await requireOrgAt(directory, caller, body.orgId, 'orgId')
        if (existing) await requireOrg(directory, caller, existing.orgId)
      })
      return reply(change === 'created' ? 201 : 200, { baseId, ...body })
    }),

    on(getBase, async ({ params: { baseId } }) => {
      const base = await roster.base(baseId)
      if (!base) throw new Problem('not_found')
      return reply(200, { baseId, ...base })
    }),
  ])
}

export const handler = onFirstCall(environment => build(environment, openKeeping(environment)))
