import { DomainError } from '../error.ts'
import { ascending } from '../order.ts'
import type { Claim } from '../roster/overlap.ts'
import { type Service, within } from '../roster/roster.ts'

/** A youth claimed by more cadres than the policy counts, with the cadres in the order in which they rank. */
export interface Overlap {
  youthId: string
  cadres: { cadreId: string; since: string; counts: boolean }[]
  /** Those of them that do not count. */
  notCounting: string[]
}

/**
 * Youths whom more than `maxCadresPerYouth` cadres in service claim on a date (notice, requirement 2: 避免重复联系).
 * Ranked by (`since`, `cadreId` by code point) as the assessment ranks them; the youth with the most claims first.
 * Throws `rosterIncomplete` where a claiming cadre's service is unknown.
 */
export function overlaps(
  claims: Readonly<Record<string, readonly Claim[]>>,
  service: Readonly<Record<string, Service>>,
  date: string,
  maxCadresPerYouth: number,
): Overlap[] {
  const found: Overlap[] = []
  for (const [youthId, known] of Object.entries(claims)) {
    const active = known.filter(claim => activeOn(claim, date))
    if (active.length <= maxCadresPerYouth) continue
    const ranked = active.filter(({ cadreId }) => within(serviceOf(service, cadreId), date)).sort(byRank)
    if (ranked.length <= maxCadresPerYouth) continue
    const cadres = ranked.map(({ cadreId, since }, rank) => ({
      cadreId,
      since,
      counts: rank < maxCadresPerYouth,
    }))
    found.push({
      youthId,
      cadres,
      notCounting: cadres.filter(({ counts }) => !counts).map(({ cadreId }) => cadreId),
    })
  }
  return found.sort((a, b) => b.cadres.length - a.cadres.length || ascending(a.youthId, b.youthId))
}

const activeOn = ({ since, until }: Claim, date: string) =>
  within(until === undefined ? { from: since } : { from: since, until }, date)

const byRank = (a: Claim, b: Claim) => ascending(a.since, b.since) || ascending(a.cadreId, b.cadreId)

function serviceOf(service: Readonly<Record<string, Service>>, cadreId: string): Service {
  const known = service[cadreId]
  if (known === undefined) {
    throw new DomainError('rosterIncomplete', { cadreId, missing: 'service', id: cadreId })
  }
  return known
}
