import { beginningWith, type Item, type Items, wholePartition } from '../aws/items/items.ts'
import { viewKeys } from '../aws/keys.ts'
import { atOnce, concurrently } from '../concurrently.ts'
import type { DemandCase } from '../domain/demands/demands.ts'
import { type DemandPart, partOf, withEssentialSteps } from '../domain/demands/parts.ts'
import type { RegisteredLine } from '../domain/roster/register.ts'
import { toDate } from '../domain/time/calendar.ts'
import { type Written, type WrittenLines, writeLines, writeUntilSame } from './lines.ts'

/** A demand as the lists of orgs hold it, with the cadre whose it is and the org in which it is. */
export interface ListedDemand {
  readonly cadreId: string
  readonly orgId: string
  readonly demand: DemandCase
}

/** Whose a demand is. */
export type DemandOwner = Pick<ListedDemand, 'cadreId'>

/** A part of a list from a place on. */
export interface DemandRange {
  /** When the first was raised that is listed, an instant in UTC, or the place of the last one that is not. */
  readonly from?: string | undefined
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

/** A view of the facts and the roster: the demands of all who ever belong below an org. */
export interface DemandLists {
  /** Demands of a part, the oldest first; what was changed a moment ago may be missing. */
  listDemands(orgId: string, part: DemandPart, range?: DemandRange): AsyncIterable<ListedDemand>
  /**
   * Cadres whose demands of these ids stand in an org's lists, of each id `most` and one at most: several may have
   * recorded one under the same id. What was changed a moment ago may be missing.
   */
  findOwners(orgId: string, demandIds: readonly string[], most: number): Promise<Set<string>>
}

/** Who writes the lists. */
export interface DemandListsWriter {
  /** Brings the lists of a cadre's demands up to what `read` finds. @throws Error if others were faster every time. */
  writeDemands(cadreId: string, read: () => Promise<CadreDemands>): Promise<void>
}

/** A cadre's demands, and where it stands in registers. */
export interface CadreDemands {
  readonly lines: readonly RegisteredLine[]
  readonly demands: readonly DemandCase[]
}

/** Demands of one cadre's year that are listed: thirty of each of a hundred youths. */
const mostListed = 3000

const yearOf = ({ raised }: DemandCase) => toDate(raised).slice(0, 4)

/** Where a demand stands within its part. */
export const placeOfDemand = ({ cadreId, orgId, demand: { id, raisedAt } }: ListedDemand): string =>
  viewKeys.listedDemand('', '', { raisedAt: new Date(raisedAt).toISOString(), id, cadreId, orgId }).sk

/** The items that hold a demand: one for each list in which it stands, and one for each org of these by which it is found. */
function itemsOf(
  cadreId: string,
  lines: CadreDemands['lines'],
  demand: DemandCase,
): Item<ListedDemand | DemandOwner>[] {
  const { id } = demand
  const raisedAt = new Date(demand.raisedAt).toISOString()
  const listed = lines.map(({ registerOf, line: { orgId } }) => ({
    ...viewKeys.listedDemand(registerOf, partOf(demand), { raisedAt, id, cadreId, orgId }),
    value: { cadreId, orgId, demand },
  }))
  const orgs = new Set(lines.map(({ registerOf }) => registerOf))
  return [
    ...listed,
    ...[...orgs].map(listOf => ({ ...viewKeys.demandOf(listOf, id, cadreId), value: { cadreId } })),
  ]
}

/** The items that hold a cadre's demands of each year. */
export function demandItems(
  cadreId: string,
  { lines, demands }: CadreDemands,
): Map<string, Item<ListedDemand | DemandOwner>[]> {
  const years = Map.groupBy(demands, yearOf)
  return new Map(
    [...years].map(([year, own]) => [
      year,
      own
        .slice(0, mostListed)
        .map(withEssentialSteps)
        .flatMap(demand => itemsOf(cadreId, lines, demand)),
    ]),
  )
}

/** The lists stored in these items. */
export function demandListsOn(items: Items): DemandLists & DemandListsWriter {
  async function write(cadreId: string, read: () => Promise<CadreDemands>): Promise<Written> {
    const states = new Map<string, Item<WrittenLines>>()
    const { pk, sk } = viewKeys.demandsListed(cadreId, '')
    for await (const state of items.query<WrittenLines>(beginningWith(pk, sk)))
      states.set(state.sk.slice(sk.length), state)
    const wanted = demandItems(cadreId, await read())
    let written: Written = 'same'
    for (const year of new Set([...states.keys(), ...wanted.keys()])) {
      const key = viewKeys.demandsListed(cadreId, year)
      const outcome = await writeLines(items, key, states.get(year), wanted.get(year) ?? [])
      if (outcome === 'raced') return 'raced'
      if (outcome === 'changed') written = 'changed'
    }
    return written
  }

  return {
    async *listDemands(orgId, part, { from, after, limit } = {}) {
      const { pk } = viewKeys.listedDemand(orgId, part, { raisedAt: '', id: '', cadreId: '', orgId: '' })
      const range = { pk, from: from ?? ' ', to: '~', after, limit, weak: true }
      for await (const { value } of items.query<ListedDemand>(range)) yield value
    },

    async findOwners(orgId, demandIds, most) {
      const found = await concurrently(demandIds, atOnce, async id => {
        const owners: string[] = []
        const range = { ...wholePartition(viewKeys.demandOf(orgId, id, '').pk), limit: most + 1, weak: true }
        for await (const { value } of items.query<DemandOwner>(range))
          if (owners.push(value.cadreId) > most) break
        return owners
      })
      return new Set(found.flat())
    },

    writeDemands: (cadreId, read) => writeUntilSame('the demands of the cadre', () => write(cadreId, read)),
  }
}
