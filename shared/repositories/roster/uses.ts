import { type Items, next, type Write } from '../../aws/items/items.ts'
import { rosterKeys } from '../../aws/keys.ts'
import { Problem } from '../../contracts/problem.ts'

/** Cadres who use a base, or did: some of them no longer may. Beyond so many nobody asks. */
const most = 2000

/** Others who begin to use the same base at the same moment are few. */
const attempts = 10

/** What a base is used by, beside it: noted before it is used, so that a base that is taken away is used by nobody. */
export interface BaseUse {
  readonly cadreIds: readonly string[]
  /** The base was taken away. */
  readonly gone?: true
}

/** Cadres who may use a base. */
export async function readUsers(items: Pick<Items, 'get'>, baseId: string): Promise<readonly string[]> {
  return (await items.get<BaseUse>(rosterKeys.uses(baseId)))?.value.cadreIds ?? []
}

/** The write that takes a base's users away, and says that there is no such base to begin with. */
export async function goneWrite(items: Pick<Items, 'get'>, baseId: string): Promise<Write> {
  const existing = await items.get<BaseUse>(rosterKeys.uses(baseId))
  const { guard, version } = next(existing)
  const value: BaseUse = { cadreIds: [], gone: true }
  return { put: { ...rosterKeys.uses(baseId), version, value }, guard }
}

/** The writes with which a base is made, used by a cadre or by nobody yet; one taken away may be used once more. */
export async function madeWrites(
  items: Pick<Items, 'get'>,
  baseId: string,
  cadreIds: readonly string[] = [],
): Promise<Write[]> {
  const existing = await items.get<BaseUse>(rosterKeys.uses(baseId))
  if (!existing?.value.gone && cadreIds.length === 0) return []
  const { guard, version } = next(existing)
  const known = existing?.value.cadreIds ?? []
  const value: BaseUse = { cadreIds: [...new Set([...known, ...cadreIds])] }
  return [{ put: { ...rosterKeys.uses(baseId), version, value }, guard }]
}

/**
 * The writes after which nobody begins to use a base any more that is merged into another, unless that one was closed itself.
 * @throws Problem `unknown_base` at `into`.
 */
export async function closingWrites(
  items: Pick<Items, 'get'>,
  baseId: string,
  into: string,
): Promise<Write[]> {
  const existing = await items.get<BaseUse>(rosterKeys.uses(baseId))
  const other = await items.get<BaseUse>(rosterKeys.uses(into))
  if (other?.value.gone) throw Problem.at('unknown_base', 'into')
  if (existing?.value.gone) return []
  const { guard, version } = next(existing)
  const value: BaseUse = { cadreIds: existing?.value.cadreIds ?? [], gone: true }
  return [
    { put: { ...rosterKeys.uses(baseId), version, value }, guard },
    { check: rosterKeys.uses(into), guard: next(other).guard },
  ]
}

async function noteUse(items: Items, baseId: string, cadreId: string): Promise<Write[]> {
  const key = rosterKeys.uses(baseId)
  for (let attempt = 0; attempt < attempts; attempt++) {
    const existing = await items.get<BaseUse>(key)
    const { cadreIds, gone } = existing?.value ?? { cadreIds: [] }
    if (gone) throw Problem.at('unknown_base', 'baseId')
    if (cadreIds.includes(cadreId) || cadreIds.length >= most) return []
    const { guard, version } = next(existing)
    const value: BaseUse = { cadreIds: [...cadreIds, cadreId] }
    if ((await items.put({ ...key, version, value }, guard)).done) return [{ check: key, guard: version }]
  }
  throw new Problem('conflict')
}

/** Notes that a cadre uses bases; gives what has to hold still meanwhile. @throws Problem `unknown_base` at `baseId`. */
export async function noteUses(items: Items, baseIds: readonly string[], cadreId: string): Promise<Write[]> {
  const checks = [...new Set(baseIds)].map(baseId => noteUse(items, baseId, cadreId))
  return (await Promise.all(checks)).flat()
}
