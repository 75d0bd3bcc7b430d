import type { Base } from '../../../events/index.ts'
import { authorAt } from '../../../shared/access/author.ts'
import { permitBase } from '../../../shared/access/permit.ts'
import { Problem } from '../../../shared/contracts/problem.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { RosterDependencies } from '../../../shared/repositories/roster/open.ts'
import { getBase, putBase } from './endpoints.ts'

/** Keeps bases in this roster. */
export function routes({ roster, directory, now }: RosterDependencies): readonly Route[] {
  return [
    on(putBase, async ({ caller, params: { baseId }, body }) => {
      const change = await roster.putBase(baseId, body, authorAt(caller, now), existing =>
        permitBase(directory, caller, body, existing),
      )
      const base = (await roster.readBase(baseId)) as Base
      return reply(change === 'created' ? 201 : 200, { baseId, ...base })
    }),

    on(getBase, async ({ params: { baseId } }) => {
      const base = await roster.readBase(baseId)
      if (!base) throw new Problem('not_found')
      return reply(200, { baseId, ...base })
    }),
  ]
}
