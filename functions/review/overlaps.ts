import { atOnce, concurrently } from '../../shared/concurrently.ts'
import { overlapOf } from '../../shared/domain/review/crowded.ts'
import { type Overlap, overlaps } from '../../shared/domain/review/overlaps.ts'
import type { Claim } from '../../shared/domain/roster/overlap.ts'
import { within } from '../../shared/domain/roster/roster.ts'
import { fromCursor, toCursor } from '../../shared/http/page.ts'
import type { Found } from '../../shared/http/scan.ts'
import type { OverlapLists } from '../../shared/repositories/overlap-lists.ts'
import { contestedYouths } from '../../shared/repositories/roster/link-reads.ts'
import type { RosterReads } from '../../shared/repositories/roster/roster.ts'

/** Lines of a list read for one page (about a kilobyte each), where the first were not enough. */
const mostRead = 300

/** A page of the overlaps of an org and all below, along their list; it may be short, even empty, with a `nextCursor`. */
export async function listedOverlaps(
  lists: OverlapLists,
  orgId: string,
  date: string,
  maxCadresPerYouth: number,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: Overlap[]; nextCursor?: string }> {
  let after = cursor === undefined ? undefined : fromCursor(cursor)
  let last = after ?? ''
  const items: Overlap[] = []
  for (const most of [limit + 1, mostRead]) {
    let read = 0
    for await (const line of lists.listCrowded(orgId, { after, limit: most })) {
      read++
      after = `${line.cadreId}#${line.youthId}`
      const overlap = overlapOf(line, date, maxCadresPerYouth)
      if (overlap && items.length === limit) return { items, nextCursor: toCursor(last) }
      if (overlap) items.push(overlap)
      last = after
    }
    if (read < most) return { items }
  }
  return { items, nextCursor: toCursor(last) }
}

const activeOn = ({ since, until }: Pick<Claim, 'since' | 'until'>, date: string) =>
  within(until === undefined ? { from: since } : { from: since, until }, date)

/** Youths whom some cadres and too many others claim on a date, each with the first of the `members` who claims it. */
export function overlapsAmong(
  roster: Pick<RosterReads, 'readCadreWithLinks' | 'readClaims' | 'readServices'>,
  members: readonly { readonly cadreId: string }[],
  date: string,
  maxCadresPerYouth: number,
): (some: readonly { readonly cadreId: string }[]) => Promise<Found<Overlap>[]> {
  const listed = new Set(members.map(({ cadreId }) => cadreId))

  return async some => {
    const cadres = await concurrently(some, atOnce, ({ cadreId }) => roster.readCadreWithLinks(cadreId))
    const contested = cadres.flatMap(cadre => {
      const links = cadre?.links.filter(link => activeOn(link, date)) ?? []
      return contestedYouths({ links, others: cadre?.others }, maxCadresPerYouth)
    })
    const claims = await roster.readClaims([...new Set(contested)], [...listed])
    const crowded = Object.entries(claims).filter(
      ([, known]) => known.filter(claim => activeOn(claim, date)).length > maxCadresPerYouth,
    )
    if (crowded.length === 0) return []
    const claiming = crowded.flatMap(([, known]) => known.map(({ cadreId }) => cadreId))
    const services = await roster.readServices([...new Set(claiming)])
    const here = new Set(some.map(({ cadreId }) => cadreId))
    return overlaps(Object.fromEntries(crowded), services, date, maxCadresPerYouth).flatMap(item => {
      const [first] = item.cadres
        .map(({ cadreId }) => cadreId)
        .filter(id => listed.has(id))
        .sort()
      return first !== undefined && here.has(first) ? [{ cadreId: first, key: item.youthId, item }] : []
    })
  }
}
