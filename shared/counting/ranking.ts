import type { Ranking } from '../access/ranking.ts'
import { orderOf, tableOf } from '../assessing/table.ts'
import { comparePlaces, type Place } from '../http/page.ts'
import { inChunks } from '../in-chunks.ts'
import type { Assessments } from '../repositories/assessments.ts'
import type { CountOf, Counts } from '../repositories/counts.ts'
import type { RosterReads } from '../repositories/roster/roster.ts'

/** Where a table is read, and kept as it is ranked. */
export interface RankingSources {
  readonly roster: Pick<RosterReads, 'listChildren'>
  readonly assessments: Pick<Assessments, 'listRows'>
  readonly counts: Pick<Counts, 'keepPart'>
  readonly now: () => Date
}

/** A line of a ranked table: where it stands, and in which org. The cadre is the last of its place. */
export type RankedLine = readonly [place: Place, orgId: string]

/** A table as it was ranked: the name of its parts, and where each begins. */
export interface KeptRanking {
  readonly name: string
  readonly begins: readonly Place[]
}

/** Lines of a part: some 15 kB, which is four read units. */
export const partLines = 1000

/** What an org's month by a score is kept under. */
export const rankingOf = (orgId: string, month: string, sort: Ranking): CountOf => ({
  what: 'ranking',
  orgId,
  of: `${month}#${sort}`,
})

/** Ranks the table of an org's month and keeps it in parts. */
export async function countRanking(
  { roster, assessments, counts, now }: RankingSources,
  orgId: string,
  of: string,
): Promise<KeptRanking> {
  const [month, sort] = of.split('#') as [string, Ranking]
  const { placeOf } = orderOf(sort)
  const rows = await tableOf(roster, assessments, orgId, month)
  const lines = rows
    .map((row): RankedLine => [placeOf(row), row.orgId])
    .sort(([a], [b]) => comparePlaces(a, b))
  const name = now().toISOString()
  const begins: Place[] = []
  for (const some of inChunks(lines, partLines)) {
    await counts.keepPart(rankingOf(orgId, month, sort), `${name}#${begins.length}`, some)
    begins.push((some[0] as RankedLine)[0])
  }
  return { name, begins }
}

/** The lines of a kept ranking behind a place, the highest first. */
export async function* rankedBehind(
  counts: Pick<Counts, 'readPart'>,
  of: CountOf,
  { name, begins }: KeptRanking,
  after: Place | undefined,
): AsyncGenerator<RankedLine> {
  const isBehind = (place: Place) => after === undefined || comparePlaces(place, after) > 0
  const first = Math.max(
    0,
    begins.findLastIndex(place => !isBehind(place)),
  )
  for (let part = first; part < begins.length; part++)
    for (const line of (await counts.readPart<RankedLine[]>(of, `${name}#${part}`)) ?? [])
      if (isBehind(line[0])) yield line
}
