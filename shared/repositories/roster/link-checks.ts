import type { Items, Write } from '../../aws/items/items.ts'
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
import { readLinksOfPair, type StoredClaim } from './link-reads.ts'
import { readOrgPath } from './orgs.ts'
import type { Author, LinkPermit } from './roster.ts'
import { noteUses } from './uses.ts'

/** Links to one youth, of all cadres of a root and all times; far above any life, far below an item's 400 kB. */
const maxClaims = 300

/** Links of one cadre to one youth, at all times. */
const maxLinksOfPair = 100

/** Links of one cadre to anybody, at all times: twenty times a quota. What an assessment reads and says stays small. */
const maxLinksOfCadre = 2000

/** The claims on a youth after a link of the cadre was placed. */
export function claiming(
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

/** A link as somebody wants it placed. */
export interface Wanted {
  readonly cadreId: string
  readonly link: LinkInterval
  /** The cadre's links to the youth by which that was decided, if it was. */
  readonly existing?: readonly LinkInterval[]
  readonly permit?: LinkPermit | undefined
}

/** A link as it is placed: what it changes, and the writes besides the link itself and the claims on the youth. */
export async function placing(
  items: Items,
  count: LinkCount,
  { cadreId, link, existing: known, permit }: Wanted,
  author: Author,
  version: number,
): Promise<{ change: Change; root: string; writes: Write[] }> {
  const { youthId, since } = link
  const [existing, linksOfCadre, references] = await Promise.all([
    known ?? readLinksOfPair(items, cadreId, youthId),
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
  // A cadre with links can't be taken away either.
  const held = [
    ...(isNew && !isAssigned ? [rosterKeys.base(link.baseId).pk] : []),
    ...(linksOfCadre === 0 ? [rosterKeys.cadre(cadreId).pk] : []),
  ]
  const checks = [...noted, ...openChecks(held, author)]
  return {
    change,
    root,
    writes: [...auditWrites(key, version, author, change, before, link), ...checks],
  }
}
