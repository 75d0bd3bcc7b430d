import { type Item, type Items, maxParts, next, type Write } from '../../aws/items/items.ts'
import { type Decision, retryOptimistically } from '../../aws/items/optimistic-retry.ts'
import { readAhead } from '../../aws/items/request-reads.ts'
import { rosterKeys } from '../../aws/keys.ts'
import { Problem } from '../../contracts/problem.ts'
import { ascending } from '../../domain/order.ts'
import { type CadreProfile, type Change, type LinkInterval, placeLink } from '../../domain/roster/roster.ts'
import { localDate } from '../../domain/time/calendar.ts'
import { ledgerZone } from '../../domain/time/ledger-zone.ts'
import { auditWrites } from './audit.ts'
import { readBase } from './bases.ts'
import { readProfile } from './cadres.ts'
import { openChecks } from './gates.ts'
import { countLinks, othersAmong, readLinksOfPair, type StoredClaim } from './link-reads.ts'
import { readOrgPath } from './orgs.ts'
import type { Author, LinkHandover, LinkPermit } from './roster.ts'
import { noteUses } from './uses.ts'

/** Links to one youth, of all cadres of a root and all times; far above any life, far below an item's 400 kB. */
const maxClaims = 300

/** Links of one cadre to one youth, at all times. */
const maxLinksOfPair = 100

/** Links of one cadre to anybody, at all times: twenty times a quota. What an assessment reads and says stays small. */
const maxLinksOfCadre = 2000

/** The claims on a youth after a link of the cadre was placed. */
function claiming(
  claims: readonly StoredClaim[],
  cadreId: string,
  { since, until }: LinkInterval,
  root: string,
): StoredClaim[] {
  const others = claims.filter(claim => claim.cadreId !== cadreId || claim.since !== since)
  const placed = { cadreId, since, ...(until !== undefined && { until }), root }
  if (others.filter(claim => claim.root === root).length >= maxClaims)
    throw Problem.at('invalid_request', 'youthId', `at most ${maxClaims} links to one youth`, 'too_big')
  return [...others, placed].sort((a, b) => ascending(a.since, b.since) || ascending(a.cadreId, b.cadreId))
}

/** Counts the links of a cadre; some that were made a moment ago may be missing. */
export type LinkCount = (cadreId: string) => Promise<number>

/** Writes at the same moment may each find room for one: the bounds are far below what would do harm. */
function checkRoom(linksOfCadre: number, linksOfPair: number): void {
  const refuse = (bound: string) => Problem.at('invalid_request', 'youthId', `at most ${bound}`, 'too_big')
  if (linksOfPair >= maxLinksOfPair) throw refuse(`${maxLinksOfPair} links of a cadre to one youth`)
  if (linksOfCadre >= maxLinksOfCadre) throw refuse(`${maxLinksOfCadre} links of a cadre`)
}

/** What a link refers to: the cadre, and the root of its org where the base lies below the same one. */
interface References {
  readonly profile: CadreProfile | undefined
  readonly root: string | undefined
}

async function readReferences(
  items: Items,
  cadreId: string,
  baseId: string,
  { at }: Author,
): Promise<References> {
  const [profile, base] = await Promise.all([readProfile(items, cadreId), readBase(items, baseId)])
  if (!profile) return { profile, root: undefined }
  const today = localDate(at, ledgerZone)
  const path = await readOrgPath(items, profile.history.at(-1)?.orgId ?? '', today)
  const root = path.at(-1)
  // Mostly the base is of the cadre's own org or of one above.
  const other =
    base === undefined || path.includes(base.orgId)
      ? root
      : (await readOrgPath(items, base.orgId, today)).at(-1)
  return { profile, root: base === undefined || root !== other ? undefined : root }
}

function checkReferences({ profile, root }: References): { profile: CadreProfile; root: string } {
  if (!profile) throw Problem.at('unknown_cadre', 'cadreId')
  if (root === undefined) throw Problem.at('unknown_base', 'baseId')
  return { profile, root }
}

/** A link as it is placed: what it changes, and the writes besides the link itself and the claims on the youth. */
async function placing(
  items: Items,
  count: LinkCount,
  cadreId: string,
  link: LinkInterval,
  author: Author,
  version: number,
  permit: LinkPermit | undefined,
): Promise<{ change: Change; root: string; writes: Write[] }> {
  const { youthId, since } = link
  const [existing, linksOfCadre, references] = await Promise.all([
    readLinksOfPair(items, cadreId, youthId),
    count(cadreId),
    readReferences(items, cadreId, link.baseId, author),
  ])
  const { change } = placeLink(existing, link)
  if (change === 'overlaps') throw Problem.at('link_overlaps', 'since')
  if (change === 'unchanged') return { change, root: '', writes: [] }
  const { profile, root } = checkReferences(references)
  const before = existing.find(known => known.since === since)
  if (!before) checkRoom(linksOfCadre, existing.length)
  await permit?.(profile, before)
  const key = rosterKeys.linkAudit(cadreId, youthId, version)
  const isNew = before?.baseId !== link.baseId
  const noted = isNew ? await noteUses(items, [link.baseId], cadreId) : []
  // A base that is assigned can't be taken away: many links are made at once, and would wait for each other's checks.
  const isAssigned = profile.history.some(({ bases }) => bases.some(({ baseId }) => baseId === link.baseId))
  const checks = [...noted, ...openChecks(isNew && !isAssigned ? [rosterKeys.base(link.baseId).pk] : [])]
  return {
    change,
    root,
    writes: [...auditWrites(key, version, author, change, before, link), ...checks],
  }
}

/** Notes in the links of others of the root to a youth how many claim it now, where that is another number than before. */
async function noting(
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

function readLinksOfOthers(
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
  for (let at = 0; at < notes.length; at += maxParts - 1)
    await items.transact([{ check: claimsKey, guard }, ...notes.slice(at, at + maxParts - 1)])
  return { writes, result: changes }
}

const isAmong = (writes: readonly Write[], note: Write) =>
  writes.some(
    write => 'put' in write && 'put' in note && write.put.pk === note.put.pk && write.put.sk === note.put.sk,
  )

/** See `Roster.putLink`. */
export async function putLink(
  items: Items,
  cadreId: string,
  link: LinkInterval,
  author: Author,
  permit?: LinkPermit,
  count: LinkCount = each => countLinks(items, each),
): Promise<Change> {
  const [change] = await retryOptimistically(items, () =>
    decide(items, count, [{ cadreId, link, permit }], author),
  )
  return change as Change
}

/** See `Roster.handOverLink`. */
export async function handOverLink(
  items: Items,
  { from, to, link, on, baseId = link.baseId }: LinkHandover,
  author: Author,
  permitOf?: (link: LinkInterval) => LinkPermit,
  count: LinkCount = each => countLinks(items, each),
): Promise<Change> {
  const [ended, begun] = [
    { ...link, until: on },
    { ...link, since: on, baseId },
  ]
  const changes = await retryOptimistically(items, () =>
    decide(
      items,
      count,
      [
        { cadreId: from, link: ended, permit: permitOf?.(ended) },
        { cadreId: to, link: begun, permit: permitOf?.(begun) },
      ],
      author,
    ),
  )
  return changes.every(change => change === 'unchanged') ? 'unchanged' : 'replaced'
}
