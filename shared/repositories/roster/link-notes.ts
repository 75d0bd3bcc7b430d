import type { Items, Write } from '../../aws/items/items.ts'
import { readAhead } from '../../aws/items/request-reads.ts'
import { rosterKeys } from '../../aws/keys.ts'
import type { LinkInterval } from '../../domain/roster/roster.ts'
import { othersAmong, type StoredClaim } from './link-reads.ts'

/** Notes in the links of others of the root to a youth how many claim it now, where that is another number than before. */
export async function noting(
  items: Items,
  youthId: string,
  before: readonly StoredClaim[],
  after: readonly StoredClaim[],
): Promise<Write[]> {
  const isNew = ({ cadreId, since }: StoredClaim) =>
    !before.some(known => known.cadreId === cadreId && known.since === since)
  const changed = after.filter(
    claim => !isNew(claim) && othersAmong(before, claim.cadreId) !== othersAmong(after, claim.cadreId),
  )
  if (changed.length === 0) return []
  const keys = changed.map(({ cadreId, since }) => rosterKeys.link(cadreId, youthId, since))
  const links = await items.getMany<LinkInterval>(keys)
  return links.map(link => {
    const cadreId = link.pk.slice(rosterKeys.cadre('').pk.length)
    return { put: { ...link, head: { others: othersAmong(after, cadreId) } } }
  })
}

/** Others of a youth whose links are read ahead; mostly it is so few, and all their notes change. */
const mostAhead = 8

/** Reads ahead the links of others, which notes change. */
export function readLinksOfOthers(
  items: Items,
  youthId: string,
  claims: readonly StoredClaim[],
  links: readonly { cadreId: string }[],
): void {
  const others = claims.filter(claim => links.every(({ cadreId }) => cadreId !== claim.cadreId))
  if (others.length > 0 && others.length <= mostAhead)
    readAhead(
      items,
      others.map(({ cadreId, since }) => rosterKeys.link(cadreId, youthId, since)),
    )
}
