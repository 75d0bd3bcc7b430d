import type { Base } from '../../../events/index.ts'
import { authorAt } from '../../../shared/access/author.ts'
import { permitBase } from '../../../shared/access/permit.ts'
import { Problem } from '../../../shared/contracts/problem.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { RosterDependencies } from '../../../shared/repositories/roster/open.ts'
import { deleteBase, getBase, mergeBase, putBase } from './endpoints.ts'
import { mergeBases } from './merge.ts'

/** Keeps bases in this roster. */
export function routes(deps: RosterDependencies): readonly Route[] {
  const { roster, directory, now } = deps
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

    on(deleteBase, async ({ caller, params: { baseId } }) => {
      await roster.removeBase(baseId, authorAt(caller, now))
      return reply(204, undefined)
    }),

    on(mergeBase, async ({ caller, params: { baseId }, body: { into } }) => {
      const { done, ...counts } = await mergeBases(deps, caller, baseId, into)
      return reply(done ? 200 : 202, { baseId, into, ...counts })
    }),
  ]
}
