import { type Item, type Items, maxParts, next, type Write } from '../../aws/items/items.ts'
import { type Decision, retryOptimistically } from '../../aws/items/optimistic-retry.ts'
import { rosterKeys } from '../../aws/keys.ts'
import type { Change, LinkInterval } from '../../domain/roster/roster.ts'
import { inChunks } from '../../in-chunks.ts'
import { claiming, type LinkCount, placing } from './link-checks.ts'
import { noting, readLinksOfOthers } from './link-notes.ts'
import { countLinks, othersAmong, type StoredClaim } from './link-reads.ts'
import type { Author, LinkPermit, Roster } from './roster.ts'

/** Places links to one youth, of different cadres, all or none. */
async function decide(
  items: Items,
  count: LinkCount,
  links: readonly { cadreId: string; link: LinkInterval; permit?: LinkPermit | undefined }[],
  author: Author,
): Promise<Decision<Change[]>> {
  const youthId = links[0]?.link.youthId ?? ''
  const claimsKey = rosterKeys.claims(youthId)
  // The claims first: every link to the youth is written under their version, so a later one cannot slip between.
  const claims: Item<StoredClaim[]> | undefined = await items.get(claimsKey)
  const { guard, version } = next(claims)
  const writes: Write[] = []
  const changes: Change[] = []
  const before = claims?.value ?? []
  readLinksOfOthers(items, youthId, before, links)
  let value = before
  const changed: { cadreId: string; link: LinkInterval; root: string }[] = []
  for (const { cadreId, link, permit } of links) {
    const placed = await placing(items, count, cadreId, link, author, version, permit)
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

/** Writes of links; `count` says how many a cadre has, counted each time unless given. */
export function linkWritesOn(
  items: Items,
  count: LinkCount = cadreId => countLinks(items, cadreId),
): Pick<Roster, 'putLink' | 'handOverLink'> {
  return {
    async putLink(cadreId, link, author, permit) {
      const [change] = await retryOptimistically(items, () =>
        decide(items, count, [{ cadreId, link, permit }], author),
      )
      return change as Change
    },

    async handOverLink({ from, to, link, on, baseId = link.baseId }, author, permitOf) {
      const ended = { ...link, until: on }
      const begun = { ...link, since: on, baseId }
      const links = [
        { cadreId: from, link: ended, permit: permitOf?.(ended) },
        { cadreId: to, link: begun, permit: permitOf?.(begun) },
      ]
      const changes = await retryOptimistically(items, () => decide(items, count, links, author))
      return changes.every(change => change === 'unchanged') ? 'unchanged' : 'replaced'
    },
  }
}
