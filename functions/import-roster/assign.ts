import type { Assignment, Base } from '../../events/index.ts'
import type { AnnexRow } from '../../shared/annex/annex.ts'
import { type BaseColumn, columnOf, isLive } from '../../shared/annex/annex-row.ts'
import { cleanLine, cleanText } from '../../shared/annex/clean.ts'
import { splitNames } from '../../shared/annex/split.ts'
import type { Named } from './bases.ts'

/** A base that a row names, with the planned report date. */
export interface Planned extends Named {
  readonly plannedOn: string
}

/** What a row names; orgs that have the bases are found by name. @throws Refused for an org that nobody knows. */
export function plannedOf(
  { branches, associations }: AnnexRow,
  findOrg: (unit: string) => string,
): Planned[] {
  const of = (column: BaseColumn, bases: AnnexRow[BaseColumn]) =>
    bases.map(({ unit, ...base }) => ({
      column,
      ...base,
      ...(unit !== undefined && { orgId: findOrg(unit) }),
    }))
  return [...of('branches', branches), ...of('associations', associations)]
}

const isOf = ({ orgId }: Base, planned: Planned) => (planned.orgId ?? orgId) === orgId

/** How the sheet says a base's name once it is written and read: a name may hold what separates names. */
const asRead = (base: Base) =>
  splitNames(cleanText(base.name), base.kind === 'association' ? 'association' : 'branch', 1).map(cleanLine)

/** Brings assignments to what a row names: others end today, those to come are dropped, those that ended stay. */
export function assign(
  now: readonly Assignment[],
  bases: ReadonlyMap<string, Base>,
  planned: readonly Planned[],
  today: string,
) {
  const covered = new Set<Planned>()
  const cover = ({ baseId }: Assignment, among: (each: Planned) => boolean) => {
    const base = bases.get(baseId)
    if (!base) return undefined
    const found = asRead(base).map(name =>
      planned.find(
        each => each.column === columnOf(base) && each.name === name && isOf(base, each) && among(each),
      ),
    )
    const all = found.filter(each => each !== undefined)
    if (all.length < found.length) return undefined
    for (const each of all) covered.add(each)
    return all[0]
  }
  const live = now.filter(assignment => isLive(assignment, today))
  const exact = new Set(live.filter(each => cover(each, ({ plannedOn }) => plannedOn === each.plannedOn)))
  const kept = now.flatMap((assignment): Assignment[] => {
    if (!isLive(assignment, today) || exact.has(assignment)) return [assignment]
    const moved = cover(assignment, each => !covered.has(each))
    if (moved) return [{ ...assignment, plannedOn: moved.plannedOn }]
    return assignment.since < today ? [{ ...assignment, until: today }] : []
  })
  return { kept, missing: planned.filter(each => !covered.has(each)) }
}
