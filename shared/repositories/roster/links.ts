import { type Item, type Items, maxParts, next, type Write } from '../../aws/items/items.ts'
import { type Decision, retryOptimistically } from '../../aws/items/optimistic-retry.ts'
import { rosterKeys } from '../../aws/keys.ts'
import { Problem } from '../../contracts/problem.ts'
import type { Change, LinkInterval } from '../../domain/roster/roster.ts'
import { inChunks } from '../../in-chunks.ts'
import { claiming, type LinkCount, placing, type Wanted } from './link-checks.ts'
import { noting, readLinksOfOthers } from './link-notes.ts'
import { countLinks, othersAmong, readLinksOfPair, type StoredClaim } from './link-reads.ts'
import type { Author, LinkHandover, LinkPermit, Roster } from './roster.ts'

/** Places links to one youth, of different cadres, all or none; `say` says which, by what is there at that moment. */
async function decide(
  items: Items,
  count: LinkCount,
  youthId: string,
  say: () => Promise<readonly Wanted[]>,
  author: Author,
): Promise<Decision<Change[]>> {
  const claimsKey = rosterKeys.claims(youthId)
  // The claims first: every link to the youth is written under their version, so a later one cannot slip between.
  const claims: Item<StoredClaim[]> | undefined = await items.get(claimsKey)
  const { guard, version } = next(claims)
  const writes: Write[] = []
  const changes: Change[] = []
  const before = claims?.value ?? []
  const links = await say()
  readLinksOfOthers(items, youthId, before, links)
  let value = before
  const changed: { cadreId: string; link: LinkInterval; root: string }[] = []
  for (const wanted of links) {
    const { cadreId, link } = wanted
    const placed = await placing(items, count, wanted, author, version)
    changes.push(placed.change)
    if (placed.change === 'unchanged') continue
    value = claiming(value, cadreId, link, placed.root)
    writes.push(...placed.writes)
    changed.push({ cadreId, link, root: placed.root })
  }
  if (changed.length === 0) return { writes: [], result: changes }
  writes.unshift({ put: { ...claimsKey, version, value }, guard })
  const ofRoot = (claims: readonly StoredClaim[]) => claims.filter(({ root }) => root === changed[0]?.root)
  for (const { cadreId, link } of changed) {
    const head = { others: othersAmong(ofRoot(value), cadreId) }
    writes.push({ put: { ...rosterKeys.link(cadreId, youthId, link.since), head, value: link } })
  }
  const notes = (await noting(items, youthId, ofRoot(before), ofRoot(value))).filter(
    note => !isAmong(writes, note),
  )
  if (writes.length + notes.length <= maxParts) return { writes: [...writes, ...notes], result: changes }
  // Too many for one transaction: those first, since a number that is too high only has more read.
  for (const some of inChunks(notes, maxParts - 1))
    await items.transact([{ check: claimsKey, guard }, ...some])
  return { writes, result: changes }
}

const isAmong = (writes: readonly Write[], note: Write) =>
  writes.some(
    write => 'put' in write && 'put' in note && write.put.pk === note.put.pk && write.put.sk === note.put.sk,
  )

/** Both links of a handover; none where it was done before. @throws Problem `conflict` where the link ended meanwhile. */
async function handedOver(
  items: Items,
  { from, to, youthId, since, on, baseId }: LinkHandover,
  permitOf: ((link: LinkInterval) => LinkPermit) | undefined,
): Promise<Wanted[]> {
  const existing = await readLinksOfPair(items, from, youthId)
  const link = existing.find(each => each.since === since)
  const isHeld = link && (link.until === undefined || link.until > on)
  if (!isHeld) {
    const begun = await readLinksOfPair(items, to, youthId)
    if (link?.until === on && begun.some(each => each.since === on)) return []
    throw new Problem('conflict')
  }
  const ended = { ...link, until: on }
  const begun = { ...link, since: on, baseId: baseId ?? link.baseId }
  return [
    { cadreId: from, link: ended, existing, permit: permitOf?.(ended) },
    { cadreId: to, link: begun, permit: permitOf?.(begun) },
  ]
}

/** Writes of links; `count` says how many a cadre has, counted each time unless given. */
export function linkWritesOn(
  items: Items,
  count: LinkCount = cadreId => countLinks(items, cadreId),
): Pick<Roster, 'putLink' | 'changeLink' | 'handOverLink'> {
  async function place(youthId: string, say: () => Promise<readonly Wanted[]>, author: Author) {
    const changes = await retryOptimistically(items, () => decide(items, count, youthId, say, author))
    return changes.find(change => change !== 'unchanged') ?? 'unchanged'
  }

  return {
    putLink: (cadreId, link, author, permit) =>
      place(link.youthId, async () => [{ cadreId, link, permit }], author),

    changeLink(cadreId, { youthId, since }, change, author) {
      const say = async () => {
        const existing = await readLinksOfPair(items, cadreId, youthId)
        const link = existing.find(each => each.since === since)
        return link ? [{ cadreId, link: change(link), existing }] : []
      }
      return place(youthId, say, author)
    },

    handOverLink: (handover, author, permitOf) =>
      place(handover.youthId, () => handedOver(items, handover, permitOf), author),
  }
}
