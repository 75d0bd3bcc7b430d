import { concurrently } from '../concurrently.ts'
import { type CrowdedClaim, crowdedFrom } from '../domain/review/crowded.ts'
import type { Claim } from '../domain/roster/overlap.ts'
import type { RegisteredLine } from '../domain/roster/register.ts'
import type { ListedYouth, OverlapListsWriter } from '../repositories/overlap-lists.ts'
import { contestedYouths } from '../repositories/roster/link-reads.ts'
import { linesOf, type RegisteringReads } from '../repositories/roster/registering.ts'
import type { RosterReads } from '../repositories/roster/roster.ts'

/** What listing overlaps needs. */
export interface OverlapDependencies {
  readonly roster: RegisteringReads & Pick<RosterReads, 'readClaims' | 'readCadreWithLinks'>
  readonly overlapLists: OverlapListsWriter
}

/** Youths listed at once. */
const concurrency = 8

const cadresOf = (claims: readonly Claim[]) => [...new Set(claims.map(({ cadreId }) => cadreId))]

/** Those of the youths whom so many claim that they may stand in lists. */
export const crowdedAmong = (claims: Readonly<Record<string, readonly Claim[]>>): string[] =>
  Object.entries(claims)
    .filter(([, known]) => cadresOf(known).length >= crowdedFrom)
    .map(([youthId]) => youthId)

/** The claims on a youth, of each root apart. */
async function claimsByRoot(
  roster: Pick<RosterReads, 'readClaims'>,
  youthId: string,
): Promise<(readonly Claim[])[]> {
  const groups: (readonly Claim[])[] = []
  let left = (await roster.readClaims([youthId]))[youthId] ?? []
  while (left[0]) {
    const [{ cadreId }] = left as [Claim]
    const own = (await roster.readClaims([youthId], [cadreId]))[youthId] ?? []
    const cadres = new Set([cadreId, ...cadresOf(own)])
    groups.push(own)
    left = left.filter(claim => !cadres.has(claim.cadreId))
  }
  return groups
}

/** A youth as the lists of all orgs should have it: once for each cadre who ever stands below them. */
export async function readCrowded(
  { roster }: Pick<OverlapDependencies, 'roster'>,
  youthId: string,
): Promise<ListedYouth[]> {
  const groups = (await claimsByRoot(roster, youthId)).filter(
    claims => cadresOf(claims).length >= crowdedFrom,
  )
  const listed = await concurrently(groups, 1, async claims => {
    const lines = new Map<string, RegisteredLine[]>()
    for (const cadreId of cadresOf(claims)) lines.set(cadreId, await linesOf(roster, cadreId))
    const lists = new Set([...lines.values()].flat().map(({ registerOf }) => registerOf))
    return [...lists].sort().flatMap(listOf => {
      const told = claims.flatMap((claim): CrowdedClaim[] => {
        const own = lines.get(claim.cadreId) ?? []
        const spans = own.filter(each => each.registerOf === listOf).flatMap(({ line }) => line.spans)
        const service = own[0]?.line.service
        return service ? [{ ...claim, service, spans }] : []
      })
      const below = cadresOf(told.filter(({ spans }) => spans.length > 0))
      return below.map(cadreId => ({ listOf, crowded: { cadreId, youthId, claims: told } }))
    })
  })
  return listed.flat()
}

/** Brings the lists up to what the roster says of some youths. Repeats change nothing. */
export async function listOverlaps(deps: OverlapDependencies, youthIds: readonly string[]): Promise<void> {
  await concurrently([...new Set(youthIds)], concurrency, youthId =>
    deps.overlapLists.writeCrowded(youthId, () => readCrowded(deps, youthId)),
  )
}

/** The same of all youths of a cadre. */
export async function listOverlapsOf(deps: OverlapDependencies, cadreId: string): Promise<void> {
  const cadre = await deps.roster.readCadreWithLinks(cadreId)
  if (cadre) await listOverlaps(deps, contestedYouths(cadre, crowdedFrom - 1))
}
