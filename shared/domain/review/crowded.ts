import { ascending } from '../order.ts'
import type { Claim } from '../roster/overlap.ts'
import { isBelowOn, type RegisterLine } from '../roster/register.ts'
import type { Service } from '../roster/roster.ts'
import { type Overlap, overlaps } from './overlaps.ts'

/** Cadres of one root who ever claim a youth, from which on it is listed: a policy that counts three lists no others. */
export const crowdedFrom = 4

/** A claim on a youth, with the cadre's service and when it belongs below the org in whose list it stands. */
export interface CrowdedClaim extends Claim {
  readonly service: Service
  readonly spans: RegisterLine['spans']
}

/** A youth whom many cadres of a root ever claim, as the list of an org has it once for each of them below the org. */
export interface CrowdedYouth {
  readonly cadreId: string
  readonly youthId: string
  readonly claims: readonly CrowdedClaim[]
}

/** The overlap on a date, told once: with the first cadre below the org who claims the youth then. */
export function overlapOf(
  { cadreId, youthId, claims }: CrowdedYouth,
  date: string,
  maxCadresPerYouth: number,
): Overlap | undefined {
  const services = Object.fromEntries(claims.map(claim => [claim.cadreId, claim.service]))
  const plain = claims.map(({ service: _, spans: __, ...claim }) => claim)
  const [overlap] = overlaps({ [youthId]: plain }, services, date, maxCadresPerYouth)
  const below = new Set(claims.filter(claim => isBelowOn(claim, date)).map(claim => claim.cadreId))
  const told = overlap?.cadres.map(claim => claim.cadreId).filter(id => below.has(id))
  const [first] = told?.sort(ascending) ?? []
  return first === cadreId ? overlap : undefined
}
