import type { Caller } from '../../../shared/access/caller.ts'
import { orgRows, type ShownRow } from '../../../shared/access/org-view.ts'
import { ownRow } from '../../../shared/access/own/revisions.ts'
import type { Ranking } from '../../../shared/access/ranking.ts'
import { maySee } from '../../../shared/access/visibility.ts'
import { orderOf } from '../../../shared/assessing/table.ts'
import { countedBelow } from '../../../shared/counting/kept.ts'
import {
  type KeptRanking,
  type RankedLine,
  rankedBehind,
  rankingOf,
} from '../../../shared/counting/ranking.ts'
import type { RegisterLine } from '../../../shared/domain/roster/register.ts'
import { attributesOn } from '../../../shared/domain/roster/roster.ts'
import { lastDate } from '../../../shared/domain/time/calendar.ts'
import { comparePlaces, type Place, pageFrom, placeFrom, toCursor } from '../../../shared/http/page.ts'
import { ofCadres } from '../../../shared/repositories/register.ts'
import type { Dependencies } from '../ports.ts'
import { isAsked, isTold, type NamedRow, naming, type TableQuery } from './table.ts'

/** Lines looked at for one page of a large org's ranked table, each an item of the table and one of the register. */
const mostLooked = 25

/** A ranked page of an org's table: as it stands, or by the ranking kept last. @throws Problem `counting` without one. */
export async function tableSorted(
  sources: Dependencies,
  caller: Caller,
  orgId: string,
  month: string,
  sort: Ranking,
  query: TableQuery,
) {
  const of = rankingOf(orgId, month, sort)
  const { value: kept, countedAt } = await countedBelow<KeptRanking | undefined>(
    sources,
    of,
    async () => undefined,
  )
  if (!kept) return wholeSorted(sources, caller, orgId, month, sort, query)
  const { register, assessments, counts } = sources
  const last = lastDate(month)
  const { placeOf } = orderOf(sort)
  const after = query.cursor === undefined ? undefined : placeFrom(sort, query.cursor)
  const isBehind = (place: Place) => after === undefined || comparePlaces(place, after) > 0

  /** Those of the lines that are there, each as the caller sees it. */
  async function look(lines: readonly Pick<RegisterLine, 'cadreId' | 'orgId'>[]): Promise<NamedRow[]> {
    const [listed, rows] = await Promise.all([
      register.readLines(orgId, lines),
      assessments.readRows(lines.map(({ cadreId, orgId }) => ({ cadreId, orgId, month }))),
    ])
    const found = lines.map(async ({ cadreId, orgId }) => {
      const isOf = (each: { cadreId: string; orgId: string }) =>
        each.cadreId === cadreId && each.orgId === orgId
      const [line, known] = [listed.find(isOf), rows.find(isOf)]
      if (!line || !known || !isTold(line, known, last)) return []
      const row = cadreId === caller.cadreId ? ownRow(await assessments.readRevisions(cadreId, month)) : known
      return row ? [naming(caller, line, row)] : []
    })
    return (await Promise.all(found)).flat()
  }

  /** The caller's own line stands where it sees it, not where its rating has put it. */
  async function own(): Promise<NamedRow[]> {
    if (caller.cadreId === undefined) return []
    const lines = await Array.fromAsync(ofCadres(register, [caller.cadreId]).listRegister(orgId))
    return (await look(lines)).filter(row => isBehind(placeOf(row)))
  }

  const most = Math.min(query.limit, mostLooked)
  const looked: RankedLine[] = []
  let isMore = false
  for await (const line of rankedBehind(counts, of, kept, after)) {
    if (line[0].at(-1) === caller.cadreId) continue
    isMore = looked.length === most
    if (isMore) break
    looked.push(line)
  }
  const end = isMore ? looked.at(-1)?.[0] : undefined
  const isIn = (row: NamedRow) => end === undefined || comparePlaces(placeOf(row), end) < 0
  const others = await look(looked.map(([place, orgId]) => ({ cadreId: String(place.at(-1)), orgId })))
  const items = [...others, ...(await own()).filter(isIn)]
    .filter(row => isAsked(query, row))
    .sort((a, b) => comparePlaces(placeOf(a), placeOf(b)))
  return { items, countedAt, ...(end && { nextCursor: toCursor(JSON.stringify([sort, ...end])) }) }
}

/** The same of a small org, whose whole table is read. */
async function wholeSorted(
  sources: Dependencies,
  caller: Caller,
  orgId: string,
  month: string,
  sort: Ranking,
  query: TableQuery,
) {
  const rows = await orgRows(sources, caller, orgId, month)
  const named = async (some: readonly ShownRow[]): Promise<NamedRow[]> => {
    // To an analyst nobody has a name.
    if (!maySee(caller, 'name')) return [...some]
    const profiles = await sources.roster.readProfiles(some.map(row => row.cadreId))
    return some.map(row => {
      const profile = profiles[row.cadreId]
      const name = profile && attributesOn(profile, row.asOf)?.name
      return name === undefined ? row : { name, ...row }
    })
  }
  const found = (query.q === undefined ? rows : await named(rows)).filter(row => isAsked(query, row))
  const { items, ...rest } = pageFrom(found, orderOf(sort), query)
  return { items: await named(items), ...rest }
}
