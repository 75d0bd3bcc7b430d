import type { Link } from '../../../events/index.ts'
import { DomainError } from '../error.ts'
import { type LinkInterval, type Service, within } from './roster.ts'

/** Another cadre's link to a youth. */
export type Claim = Pick<Link, 'since' | 'until'> & { cadreId: string }

/** Whether an interval holds a date. */
export const activeOn = (link: Pick<Link, 'since' | 'until'>, date: string) =>
  link.since <= date && (link.until === undefined || date < link.until)

/** How many other cadres hold a link to the youth of these claims on a date. */
export const countOthers = (claims: readonly Claim[], cadreId: string, date: string): number =>
  new Set(
    claims.filter(claim => claim.cadreId !== cadreId && activeOn(claim, date)).map(claim => claim.cadreId),
  ).size

/** Claims that are active on a date and come before the cadre's own, by (`since`, `cadreId`): service not asked yet. */
function before(link: LinkInterval, claims: readonly Claim[], cadreId: string, date: string): Claim[] {
  return claims.filter(
    claim =>
      claim.cadreId !== cadreId &&
      (claim.since < link.since || (claim.since === link.since && claim.cadreId < cadreId)) &&
      activeOn(claim, date),
  )
}

/** Cadres whose service decides whether some link of this one counts (避免重复联系): those before it on a crowded youth. */
export function rivals(
  cadreId: string,
  links: readonly LinkInterval[],
  claims: Readonly<Record<string, readonly Claim[]>>,
  date: string,
  maxCadresPerYouth: number,
): string[] {
  const asked = new Set<string>()
  for (const link of links) {
    const known = claims[link.youthId]
    if (known === undefined || known.length < maxCadresPerYouth || !activeOn(link, date)) continue
    const first = before(link, known, cadreId, date)
    if (first.length >= maxCadresPerYouth) for (const claim of first) asked.add(claim.cadreId)
  }
  return [...asked].sort()
}

/** Whether an active link is overlapping: `maxCadresPerYouth` others in service on D precede. Throws `rosterIncomplete`. */
export function isOverlapping(
  cadreId: string,
  link: LinkInterval,
  claims: readonly Claim[] | undefined,
  service: Readonly<Record<string, Service>>,
  date: string,
  maxCadresPerYouth: number,
): boolean {
  if (claims === undefined || claims.length < maxCadresPerYouth) return false
  const first = before(link, claims, cadreId, date)
  if (first.length < maxCadresPerYouth) return false
  const serving = first.filter(claim => {
    const known = service[claim.cadreId]
    if (known === undefined) {
      throw new DomainError('rosterIncomplete', { cadreId, missing: 'service', id: claim.cadreId })
    }
    return within(known, date)
  })
  return serving.length >= maxCadresPerYouth
}
