import { beginningWith, type Items, valuesOf } from '../../aws/items/items.ts'
import { rosterKeys } from '../../aws/keys.ts'
import type { Claim } from '../../domain/roster/overlap.ts'
import type { CadreProfile, LinkInterval } from '../../domain/roster/roster.ts'
import type { CadreWithLinks, ClaimsWithin, LinkPage } from './roster.ts'

/** A claim as it is kept: a root's youths are its own, whatever another root calls its youths. */
export type StoredClaim = Claim & { readonly root?: string }

/** How the sort keys of a cadre's links begin. */
const linkPrefix = 'LINK#'

/** What stands beside a link: how many other cadres ever claim the youth, see {@link othersAmong}. */
interface LinkHead {
  readonly others: number
}

/** Other cadres are counted so far: whether more claim a youth than that decides nothing. */
const mostOthers = 9

/** How many cadres but this one ever claim a youth, at most {@link mostOthers}. */
export const othersAmong = (claims: readonly StoredClaim[], cadreId: string): number =>
  Math.min(mostOthers, new Set(claims.map(claim => claim.cadreId).filter(id => id !== cadreId)).size)

/** Youths of a cadre whom so many others may claim, or of whom it was never noted: only their claims are to be read. */
export function contestedYouths(
  { links, others }: { links: readonly Pick<LinkInterval, 'youthId'>[]; others?: CadreWithLinks['others'] },
  least: number,
): string[] {
  const isContested = ({ youthId }: Pick<LinkInterval, 'youthId'>) =>
    (others?.get(youthId) ?? mostOthers) >= Math.min(least, mostOthers)
  return [...new Set(links.filter(isContested).map(({ youthId }) => youthId))]
}

/** How many links a cadre has, at all times. */
export async function countLinks(items: Items, cadreId: string): Promise<number> {
  let links = 0
  const { pk } = rosterKeys.cadre(cadreId)
  for await (const _ of items.queryKeys({ ...beginningWith(pk, linkPrefix), weak: true })) links++
  return links
}

/** A cadre with all links: one query, whose range leaves out the audit events. */
export async function readCadreWithLinks(
  items: Items,
  cadreId: string,
  weak = false,
): Promise<CadreWithLinks | undefined> {
  const { pk, sk } = rosterKeys.cadre(cadreId)
  const links: LinkInterval[] = []
  const others = new Map<string, number>()
  for await (const { sk: place, value, head } of items.query<unknown>({
    pk,
    from: linkPrefix,
    to: sk,
    weak,
  })) {
    if (place === sk) return { profile: value as CadreProfile, links, others }
    const link = value as LinkInterval
    links.push(link)
    if (head !== undefined)
      others.set(link.youthId, Math.max(others.get(link.youthId) ?? 0, (head as LinkHead).others))
  }
  return undefined
}

/** See `RosterReads.listLinks`. */
export async function readLinks(
  items: Items,
  cadreId: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<LinkPage> {
  const range = beginningWith(rosterKeys.cadre(cadreId).pk, linkPrefix)
  const links: LinkInterval[] = []
  let last = ''
  const behind = after === undefined ? undefined : linkPrefix + after
  for await (const { sk, value } of items.query<LinkInterval>({
    ...range,
    after: behind,
    limit: limit + 1,
  })) {
    if (links.length === limit) return { items: links, next: last.slice(linkPrefix.length) }
    links.push(value)
    last = sk
  }
  return { items: links }
}

/** See `RosterReads.readClaims`. */
export async function readClaims(
  items: Items,
  youthIds: readonly string[],
  within?: ClaimsWithin,
): Promise<Record<string, Claim[]>> {
  const claims: Record<string, Claim[]> = Object.create(null)
  const isMeant = claimsWithin(within)
  for (const { pk, value } of await items.getMany<StoredClaim[]>(youthIds.map(rosterKeys.claims))) {
    const meant = isMeant(value).map(({ root: _, ...claim }) => claim)
    if (meant.length > 0 || value.length === 0) claims[pk.slice('YOUTH#'.length)] = meant
  }
  return claims
}

function claimsWithin(within: ClaimsWithin | undefined) {
  if (within === undefined) return (claims: readonly StoredClaim[]) => claims
  const cadres = 'root' in within ? undefined : new Set(within)
  return (claims: readonly StoredClaim[]): readonly StoredClaim[] => {
    const own = 'root' in within ? within : claims.find(({ cadreId }) => cadres?.has(cadreId))
    return own === undefined ? [] : claims.filter(({ root }) => root === own.root)
  }
}

/** The links of a cadre to one youth, ascending by `since`. */
export function readLinksOfPair(
  items: Items,
  cadreId: string,
  youthId: string,
  weak = false,
): Promise<LinkInterval[]> {
  const { pk, sk } = rosterKeys.link(cadreId, youthId, '')
  return valuesOf(items, { ...beginningWith(pk, sk), weak })
}
