import type { Base } from '../../../events/index.ts'
import { authorAt } from '../../../shared/access/author.ts'
import { permitBase } from '../../../shared/access/permit/bases.ts'
import { Problem } from '../../../shared/contracts/problem.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import { rosterWarnings } from '../../../shared/labels/warnings.ts'
import type { Dependencies } from '../ports.ts'
import { warn, withWarnings } from '../warnings.ts'
import { deleteBase, getBase, mergeBase, putBase } from './endpoints.ts'
import { mergeBases } from './merge.ts'

/** What should be known of a base as it was put: that its org has another of its kind and name. */
async function warningsOnBase({ roster }: Dependencies, baseId: string, { orgId, kind, name }: Base) {
  const same: string[] = []
  for await (const other of roster.listBasesOfOrg(orgId))
    if (other.baseId !== baseId && other.kind === kind && other.name === name) same.push(other.baseId)
  return same.length > 0 ? [warn('sameName', rosterWarnings.sameName(name), same)] : []
}

/** Keeps bases in this roster. */
export function routes(deps: Dependencies): readonly Route[] {
  const { roster, directory, now } = deps
  return [
    on(
      putBase,
      async ({ caller, params: { baseId }, body }) => {
        const change = await roster.putBase(baseId, body, authorAt(caller, now), existing =>
          permitBase(directory, caller, body, existing),
        )
        const base = (await roster.readBase(baseId)) as Base
        const found = change === 'unchanged' ? [] : await warningsOnBase(deps, baseId, base)
        return reply(change === 'created' ? 201 : 200, withWarnings({ baseId, ...base }, found))
      },
      ({ caller, params: { baseId }, body: { orgId } }) =>
        roster.readAhead({ orgIds: [orgId, caller.org], baseIds: [baseId] }),
    ),

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
      const merged = { baseId, into, ...counts }
      return done ? reply(200, merged) : reply(202, merged, `/v1/bases/${baseId}`)
    }),
  ]
}
