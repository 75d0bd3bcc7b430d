import { isDeepStrictEqual } from 'node:util'
import type { Base } from '../../events/index.ts'
import { type BaseColumn, columnOf } from '../../shared/annex/annex-row.ts'
import { cleanLine } from '../../shared/annex/clean.ts'
import { pathOf, type Register } from '../../shared/annex/register.ts'
import { importReasons } from '../../shared/labels/import.ts'
import type { Ids } from './ids.ts'
import { Refused } from './refused.ts'

/** A base that a row names, by the column that names it. */
export interface Named {
  readonly column: BaseColumn
  readonly name: string
  /** As the sheet says it; told by the name where it doesn't. */
  readonly kind?: Base['kind']
  /** The org that has it, as the sheet says it; the row's own where it doesn't. */
  readonly orgId?: string
}

/** What is found for a name; `created` where the file creates it. */
export interface Found {
  readonly baseId: string
  readonly base: Base
  readonly created: boolean
  /** Whether its kind was told by its name. */
  readonly guessed: boolean
}

const kindOf = { branches: 'branch', associations: 'association' } as const

/** The kind of a branch by its name. */
function branchKind(name: string): Base['kind'] {
  if (/班/.test(name)) return 'classBranch'
  if (/社区|居委|村/.test(name)) return 'communityBranch'
  return /公司|集团|车间|单位|企业|工厂|厂|机关|局|医院|银行|支行|中心|宾馆|酒店|商场/.test(name)
    ? 'workplaceBranch'
    : 'communityBranch'
}

/** The base that a name would become in the org. */
export const newBase = (rowOrg: string, { column, name, kind, orgId = rowOrg }: Named): Base => ({
  name,
  kind: column === 'associations' ? 'association' : (kind ?? branchKind(name)),
  orgId,
})

/** What a base's id is made of. */
export const wordsOf = ({ orgId, kind, name }: Base): string[] => [orgId, kind, name]

/** Finds bases by exact name in the org and below, or of earlier rows; never another's: every school has a 一班团支部. */
export function findingBases(
  register: Register,
  ids: Ids,
  read: (baseId: string) => Promise<Base | undefined>,
): (orgId: string, named: Named) => Promise<Found> {
  const created = new Set<string>()
  /** By column, name and org: the bases of that org and those below it. */
  const within = new Map<string, [string, Base][]>()
  const key = (orgId: string, { column, name }: Named) => JSON.stringify([orgId, column, cleanLine(name)])
  const add = (baseId: string, base: Base) => {
    const named = { column: columnOf(base), name: base.name }
    for (const orgId of pathOf(register, base.orgId)) {
      const words = key(orgId, named)
      const known = within.get(words)
      if (known) known.push([baseId, base])
      else within.set(words, [[baseId, base]])
    }
  }
  for (const [baseId, base] of register.bases) add(baseId, base)
  const known = (orgId: string, named: Named) => {
    const same = within.get(key(orgId, named)) ?? []
    const own = same.filter(([, base]) => base.orgId === orgId)
    return own.length > 0 ? own : same
  }
  return async (rowOrg, named) => {
    const orgId = named.orgId ?? rowOrg
    const { column, name } = named
    const [first, ...others] = known(orgId, named)
    if (first && others.length > 0)
      throw new Refused(importReasons.baseAmbiguous(others.length + 1, kindOf[column], name))
    const guessed = column === 'branches' && named.kind === undefined
    if (first) return { baseId: first[0], base: first[1], created: created.has(first[0]), guessed }
    const base = newBase(orgId, named)
    const isTaken = async (id: string) => {
      if (created.has(id) || register.bases.has(id)) return true
      // Another import may have created the very same a moment ago.
      const existing = await read(id)
      return existing !== undefined && !isDeepStrictEqual(existing, base)
    }
    const baseId = await ids.free('b', wordsOf(base), isTaken)
    created.add(baseId)
    add(baseId, base)
    return { baseId, base, created: true, guessed }
  }
}
