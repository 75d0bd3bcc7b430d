import { type Environment, onFirstCall } from '../../shared/declare/environment.ts'
import { authorAt } from '../../shared/http/author.ts'
import { fromCursor, toCursor } from '../../shared/http/page.ts'
import { requireCadre } from '../../shared/http/scope.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import { type Keeping, openKeeping } from '../../shared/store/roster/open.ts'
import { listLinks, putLink } from './declaration.ts'

/** Keeps links in this roster. */
export function build(environment: Environment, { roster, directory, now }: Keeping) {
  return serve(environment, [
    on(putLink, async ({ caller, params: { cadreId, youthId }, body }) => {
      await requireCadre(directory, caller, cadreId)
      const change = await roster.putLink(cadreId, { youthId, ...body }, authorAt(caller, now))
      return reply(change === 'created' ? 201 : 200, { cadreId, youthId, ...body })
    }),

    on(listLinks, async ({ caller, params: { cadreId }, query: { limit, cursor } }) => {
      await requireCadre(directory, caller, cadreId)
      const after = cursor === undefined ? undefined : fromCursor(cursor)
      const { items, next } = await roster.links(cadreId, { limit, after })
      return reply(200, {
        items: items.map(link => ({ cadreId, ...link })),
        ...(next !== undefined && { nextCursor: toCursor(next) }),
      })
    }),
  ])
}

export const handler = onFirstCall(environment => build(environment, openKeeping(environment)))
