import { authorAt } from '../../../shared/access/author.ts'
import { permitLink } from '../../../shared/access/permit/links.ts'
import { fromCursor, toCursor } from '../../../shared/http/page.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import { ownFieldsNow } from '../../../shared/repositories/roster/open.ts'
import type { Dependencies } from '../ports.ts'
import { withWarnings } from '../warnings.ts'
import { listLinks, putLink } from './endpoints.ts'
import { warningsOnLink } from './warnings.ts'

/** Keeps links in this roster. */
export function routes(deps: Dependencies): readonly Route[] {
  const { roster, directory, now } = deps
  return [
    on(
      putLink,
      async ({ caller, params: { cadreId, youthId }, body }) => {
        const link = { youthId, ...body }
        const own = await ownFieldsNow(deps, caller, cadreId)
        const permit = permitLink({ directory, caller, own }, link)
        const change = await roster.putLink(cadreId, link, authorAt(caller, now), permit)
        const found = change === 'unchanged' ? [] : await warningsOnLink(deps, cadreId, link)
        return reply(change === 'created' ? 201 : 200, withWarnings({ cadreId, youthId, ...body }, found))
      },
      ({ caller, params, body: { baseId } }) =>
        roster.readAhead({ ...params, orgIds: [caller.org], baseIds: [baseId] }),
    ),

    on(listLinks, async ({ params: { cadreId }, query: { baseId, limit, cursor } }) => {
      const after = cursor === undefined ? undefined : fromCursor(cursor)
      const { items, next } = await roster.listLinks(cadreId, { limit, after })
      return reply(200, {
        items: items
          .filter(link => baseId === undefined || link.baseId === baseId)
          .map(link => ({ cadreId, ...link })),
        ...(next !== undefined && { nextCursor: toCursor(next) }),
      })
    }),
  ]
}
