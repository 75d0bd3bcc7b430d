import { concurrently } from '../../../shared/concurrently.ts'
import { isBelowOn, listedOn } from '../../../shared/domain/roster/register.ts'
import { within } from '../../../shared/domain/roster/roster.ts'
import { todayAt } from '../../../shared/domain/time/today.ts'
import { fromCursor, toCursor } from '../../../shared/http/page.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { Dependencies } from '../ports.ts'
import { listCoverage } from './endpoints.ts'

/** Orgs looked at at once, and own cadres of one that are counted. */
const [concurrency, mostCadres] = [8, 2000]

/** Compares who is registered with the headcount. */
export function routes({ roster, register, now }: Dependencies): readonly Route[] {
  async function coverageOf(orgId: string, parentId: string, today: string) {
    const registered = { fullTime: 0, seconded: 0 }
    for await (const line of register.listRegister(orgId, { own: true, limit: mostCadres })) {
      const { category } = listedOn(line, today)
      if (!isBelowOn(line, today) || !within(line.service, today)) continue
      if (category === 'fullTime' || category === 'seconded') registered[category]++
    }
    const org = await roster.readOrg(orgId, today)
    const headcount = org?.headcount ?? null
    return {
      orgId,
      name: org?.name ?? orgId,
      headcount,
      registered,
      missing: headcount && {
        fullTime: Math.max(0, headcount.fullTime - registered.fullTime),
        seconded: Math.max(0, headcount.seconded - registered.seconded),
      },
      children: orgId !== parentId,
    }
  }

  return [
    on(listCoverage, async ({ params: { orgId }, query: { limit, cursor } }) => {
      const today = todayAt(now())
      const after = cursor === undefined ? undefined : fromCursor(cursor)
      const below = await roster.listChildren(orgId, today)
      const isBehindOwn = after === undefined || after === orgId
      const left = isBehindOwn ? below : below.filter(id => id > after)
      const all = after === undefined ? [orgId, ...left] : left
      const page = all.slice(0, limit)
      const items = await concurrently(page, concurrency, id => coverageOf(id, orgId, today))
      const last = page.at(-1)
      return reply(200, {
        items,
        ...(all.length > limit && last !== undefined && { nextCursor: toCursor(last) }),
      })
    }),
  ]
}
