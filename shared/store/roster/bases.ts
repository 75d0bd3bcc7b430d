import { isDeepStrictEqual } from 'node:util'
import type { Base } from '../../../events/index.ts'
import { Problem } from '../../declare/problem.ts'
import type { Change } from '../../domain/roster.ts'
import { rosterKeys } from '../tables.ts'
import { auditing, changing, type Decision } from './changing.ts'
import { type Items, next } from './items.ts'
import { readOrg } from './orgs.ts'
import type { Author, Permit } from './roster.ts'

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

async function decide(
  items: Items,
  baseId: string,
  base: Base,
  author: Author,
  permit: Permit<Base> | undefined,
): Promise<Decision<Change>> {
  const key = rosterKeys.base(baseId)
  const existing = await items.get<Base>(key)
  await permit?.(existing?.value)
  if (isDeepStrictEqual(existing?.value, base)) return { writes: [], result: 'unchanged' }
  // Orgs are never removed, so one that is there stays there.
  if (!(await readOrg(items, base.orgId))) throw Problem.at('unknown_org', 'orgId')
  const { guard, version } = next(existing)
  const change = existing ? 'replaced' : 'created'
  return {
    writes: [
      { put: { ...key, version, value: base }, guard },
      auditing(rosterKeys.audit(key.pk, version), version, author, change, existing?.value, base),
    ],
    result: change,
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
  return changing(items, () => decide(items, baseId, base, author, permit))
}
