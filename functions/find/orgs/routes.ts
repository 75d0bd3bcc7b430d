import { todayAt } from '../../../shared/domain/time/today.ts'
import { fromCursor, isFound, toCursor } from '../../../shared/http/page.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { Dependencies } from '../ports.ts'
import { listBases, listChildren } from './endpoints.ts'

/** Orgs, each an item of its own, and bases, many in one query, that are looked at for one page. */
const [mostOrgs, mostBases] = [100, 1000]

const behind = (cursor: string | undefined) => (cursor === undefined ? undefined : fromCursor(cursor))

/** Lists what lies in an org. */
export function routes({ weakRoster: roster, now }: Dependencies): readonly Route[] {
  const today = () => todayAt(now())

  return [
    on(listChildren, async ({ params: { orgId }, query: { kind, q, limit, cursor } }) => {
      const after = behind(cursor) ?? ''
      const left = (await roster.listChildren(orgId, today())).filter(id => id > after)
      const looked = left.slice(0, kind === undefined && q === undefined ? limit : mostOrgs)
      const orgs = await Promise.all(looked.map(id => roster.readOrg(id, today())))
      const found = orgs.flatMap((org, at) => {
        const id = looked[at] as string
        if (!org || !isFound(q, id, org.name) || (kind !== undefined && org.kind !== kind)) return []
        return [{ orgId: id, name: org.name, kind: org.kind, region: org.region }]
      })
      const items = found.slice(0, limit)
      const last = found.length > limit ? items.at(-1)?.orgId : looked.at(-1)
      const isMore = found.length > limit || left.length > looked.length
      return reply(200, { items, ...(isMore && last !== undefined && { nextCursor: toCursor(last) }) })
    }),

    on(listBases, async ({ params: { orgId }, query: { kind, q, limit, cursor } }) => {
      const orgName = (await roster.readOrg(orgId, today()))?.name ?? orgId
      const isFiltered = kind !== undefined || q !== undefined
      const most = isFiltered ? mostBases : limit + 1
      const bases = await Array.fromAsync(
        roster.listBasesOfOrg(orgId, { after: behind(cursor), limit: most }),
      )
      const wanted = bases.filter(
        base => isFound(q, base.baseId, base.name) && (kind === undefined || base.kind === kind),
      )
      const items = wanted.slice(0, limit).map(({ baseId, name, kind }) => ({
        baseId,
        name,
        kind,
        orgId,
        orgName,
      }))
      const last = wanted.length > limit ? items.at(-1)?.baseId : bases.at(-1)?.baseId
      const isMore = wanted.length > limit || (bases.length === most && isFiltered)
      return reply(200, { items, ...(isMore && last !== undefined && { nextCursor: toCursor(last) }) })
    }),
  ]
}
