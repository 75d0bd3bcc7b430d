import { isDeepStrictEqual } from 'node:util'
import type { Base } from '../../../events/index.ts'
import { beginningWith, type Item, type Items, next, type Write } from '../../aws/items/items.ts'
import { type Decision, retryOptimistically } from '../../aws/items/optimistic-retry.ts'
import { rosterKeys } from '../../aws/keys.ts'
import { Problem } from '../../contracts/problem.ts'
import type { Change } from '../../domain/roster/roster.ts'
import { auditWrites } from './audit.ts'
import { readOrgProfile } from './orgs.ts'
import type { Author, BaseOfOrg, Permit } from './roster.ts'

/** A base, or undefined. */
export async function readBase(items: Pick<Items, 'get'>, baseId: string): Promise<Base | undefined> {
  return (await items.get<Base>(rosterKeys.base(baseId)))?.value
}

/** Those of the bases that exist, by id. */
export async function readBases(items: Items, baseIds: readonly string[]): Promise<Record<string, Base>> {
  const bases: Record<string, Base> = Object.create(null)
  for (const { pk, value } of await items.getMany<Base>(baseIds.map(rosterKeys.base)))
    bases[pk.slice('BASE#'.length)] = value
  return bases
}

/** The bases of the org itself, ascending by id, those behind `after`. */
export async function* readBasesOf(
  items: Items,
  orgId: string,
  { after, limit }: { after?: string | undefined; limit?: number } = {},
): AsyncIterable<BaseOfOrg> {
  const { pk, sk: prefix } = rosterKeys.baseOf(orgId, '')
  const range = { ...beginningWith(pk, prefix), ...(after !== undefined && { after: prefix + after }), limit }
  for await (const { sk, value } of items.query<Base>(range))
    yield { baseId: sk.slice('BASE#'.length), ...value }
}

function baseWrites(existing: Item<Base> | undefined, baseId: string, base: Base, author: Author): Write[] {
  const key = rosterKeys.base(baseId)
  const { guard, version } = next(existing)
  const change = existing ? 'replaced' : 'created'
  const left = existing && existing.value.orgId !== base.orgId
  return [
    { put: { ...key, version, value: base }, guard },
    ...auditWrites(rosterKeys.audit(key.pk, version), version, author, change, existing?.value, base),
    { put: { ...rosterKeys.baseOf(base.orgId, baseId), value: base } },
    ...(left ? [{ remove: rosterKeys.baseOf(existing.value.orgId, baseId) }] : []),
  ]
}

/**
 * The writes that create those of the bases which are not there yet.
 * @throws Problem `conflict` if one of the ids stands for another base, `unknown_org` at `bases`.
 */
export async function creatingBases(
  items: Items,
  bases: Readonly<Record<string, Base>>,
  author: Author,
): Promise<Write[]> {
  const writes: Write[] = []
  for (const [baseId, base] of Object.entries(bases)) {
    const existing = await items.get<Base>(rosterKeys.base(baseId))
    if (isDeepStrictEqual(existing?.value, base)) continue
    if (existing) throw new Problem('conflict')
    if (!(await readOrgProfile(items, base.orgId))) throw Problem.at('unknown_org', 'bases')
    writes.push(...baseWrites(undefined, baseId, base, author))
  }
  return writes
}

async function decide(
  items: Items,
  baseId: string,
  base: Base,
  author: Author,
  permit: Permit<Base> | undefined,
): Promise<Decision<Change>> {
  const existing = await items.get<Base>(rosterKeys.base(baseId))
  await permit?.(existing?.value)
  if (isDeepStrictEqual(existing?.value, base)) return { writes: [], result: 'unchanged' }
  // Orgs are never removed, so one that is there stays there.
  if (!(await readOrgProfile(items, base.orgId))) throw Problem.at('unknown_org', 'orgId')
  return {
    writes: baseWrites(existing, baseId, base, author),
    result: existing ? 'replaced' : 'created',
  }
}

/** See `Roster.putBase`. */
export function putBase(
  items: Items,
  baseId: string,
  base: Base,
  author: Author,
  permit?: Permit<Base>,
): Promise<Change> {
  return retryOptimistically(items, () => decide(items, baseId, base, author, permit))
}
