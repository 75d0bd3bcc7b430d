import { hushedFacts } from '../../../shared/access/own/sources.ts'
import { maySee } from '../../../shared/access/visibility.ts'
import { Problem } from '../../../shared/contracts/problem.ts'
import { type LinkedYouth, linkedYouths } from '../../../shared/domain/linked-youths.ts'
import { isOverlapping, rivals } from '../../../shared/domain/roster/overlap.ts'
import { serviceOf, validOrFirst } from '../../../shared/domain/roster/roster.ts'
import { addMonths, monthOf } from '../../../shared/domain/time/calendar.ts'
import { todayAt } from '../../../shared/domain/time/today.ts'
import { type Order, pageFrom } from '../../../shared/http/page.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import { contestedYouths } from '../../../shared/repositories/roster/link-reads.ts'
import type { CadreWithLinks } from '../../../shared/repositories/roster/roster.ts'
import type { Dependencies } from '../ports.ts'
import { listYouths } from './endpoints.ts'

/** Months before this one that are looked at. */
const monthsBack = 24

/** Orders of the hundred; the longest silent comes first. */
const orders: Record<'silence' | 'youthId' | 'since', Order<LinkedYouth>> = {
  silence: {
    name: 'silence',
    // By the day from which on it is silent, for the days of silence grow while somebody turns pages.
    placeOf: ({ last, since, youthId }) => [last && last.on > since ? last.on : since, youthId, since],
  },
  youthId: { name: 'youthId', placeOf: ({ youthId, since }) => [youthId, since] },
  since: { name: 'since', placeOf: ({ since, youthId }) => [since, youthId] },
}

/** Lists the youths of a cadre. */
export function routes(deps: Dependencies): readonly Route[] {
  const { roster, policies } = deps

  /** Which of the youths are claimed by enough others before. */
  async function overlapping(
    { profile: { cadreId }, others }: CadreWithLinks,
    links: readonly LinkedYouth[],
    date: string,
    most: number,
  ) {
    const claims = await roster.readClaims(contestedYouths({ links, others }, most), [cadreId])
    const asked = rivals(cadreId, links, claims, date, most)
    const services = asked.length > 0 ? await roster.readServices(asked) : {}
    return links.map(link => isOverlapping(cadreId, link, claims[link.youthId], services, date, most))
  }

  return [
    on(listYouths, async ({ caller, params: { cadreId }, query: { baseId, field, sort, ...page } }) => {
      const today = todayAt(deps.now())
      const month = monthOf(today)
      const facts = maySee(caller, 'ratings', cadreId)
        ? deps.facts
        : hushedFacts(deps.facts, await deps.aliases())
      const [cadre, months] = await Promise.all([
        roster.readCadreWithLinks(cadreId),
        facts.readFactsBetween(cadreId, addMonths(month, -monthsBack), month),
      ])
      if (!cadre) throw new Problem('not_found')
      const orgId = validOrFirst(cadre.profile.history, today)?.orgId
      const policy = await policies.readPolicyOfMonth(month, orgId)
      const held = { links: cadre.links, service: serviceOf(cadre.profile) }
      const linked = linkedYouths(policy, held, months, today).filter(
        link =>
          (baseId === undefined || link.baseId === baseId) && (field === undefined || link.field === field),
      )
      const { items, ...rest } = pageFrom(linked, orders[sort], page)
      const [bases, overlaps] = await Promise.all([
        roster.readBases([...new Set(items.map(item => item.baseId))]),
        overlapping(cadre, items, today, policy.maxCadresPerYouth),
      ])
      const told = items.map((item, at) => {
        const base = bases[item.baseId]
        return {
          ...item,
          ...(base && { baseName: base.name, baseKind: base.kind }),
          overlapping: overlaps[at] as boolean,
        }
      })
      return reply(200, { items: told, ...rest })
    }),
  ]
}
