import { beginningWith, type Item, type Items, type Write } from '../../aws/items/items.ts'
import { type Decision, retryOptimistically } from '../../aws/items/optimistic-retry.ts'
import { type Key, rosterKeys } from '../../aws/keys.ts'
import { Problem } from '../../contracts/problem.ts'
import type { BaseProfile } from '../../domain/roster/bases.ts'
import { type OrgProfile, orgOn } from '../../domain/roster/orgs.ts'
import { type CadreProfile, undated, validOrFirst } from '../../domain/roster/roster.ts'
import { localDate } from '../../domain/time/calendar.ts'
import { ledgerZone } from '../../domain/time/ledger-zone.ts'
import { auditWrites } from './audit.ts'
import { closedCheck, closeGate, reopenGate } from './gates.ts'
import { readCadreWithLinks } from './link-reads.ts'
import { mobileWrites } from './mobiles.ts'
import { readPlacesBelow } from './org-tree.ts'
import type { Author, Permit, Roster } from './roster.ts'
import { goneWrite, readUsers } from './uses.ts'

/** What refers to something: of what kind, and which. */
export interface Referring {
  readonly kind: 'orgs' | 'bases' | 'cadres' | 'links' | 'plan' | 'events' | 'results' | 'signOffs'
  /** Of those with ids the first few. */
  readonly ids?: readonly string[]
}

/** Ids that a refusal names of each kind. */
const mostNamed = 10

/** Lets what nothing refers to be taken away. @throws Problem `in_use` that names the kinds. */
export function refuseInUse(referring: readonly Referring[]): void {
  if (referring.length === 0) return
  throw new Problem(
    'in_use',
    referring.map(({ kind, ids = [] }) => ({
      path: kind,
      code: 'conflict' as const,
      message: ids.length > 0 ? `used by ${ids.slice(0, mostNamed).join(', ')}` : `there are ${kind}`,
    })),
  )
}

const named = (kind: Referring['kind'], ids: readonly string[]): Referring[] =>
  ids.length > 0 ? [{ kind, ids }] : []

async function idsOf(items: Items, key: Key): Promise<string[]> {
  const ids: string[] = []
  for await (const { sk } of items.queryKeys({ ...beginningWith(key.pk, key.sk), limit: mostNamed }))
    ids.push(sk.slice(key.sk.length))
  return ids
}

/** Cadres to whom a base is or was assigned, and those who are or were linked through it; the first few. */
export async function usesOf(items: Items, baseId: string): Promise<Referring[]> {
  const [assigned, linked]: [string[], string[]] = [[], []]
  for (const cadreId of await readUsers(items, baseId)) {
    if (Math.max(assigned.length, linked.length) >= mostNamed) break
    const cadre = await readCadreWithLinks(items, cadreId)
    if (!cadre) continue
    if (cadre.profile.history.some(({ bases }) => bases.some(each => each.baseId === baseId)))
      assigned.push(cadreId)
    if (cadre.links.some(link => link.baseId === baseId)) linked.push(cadreId)
  }
  return [...named('cadres', assigned), ...named('links', linked)]
}

async function belowOrg(items: Items, orgId: string): Promise<Referring[]> {
  const children: string[] = []
  for await (const child of readPlacesBelow(items, orgId)) children.push(child.orgId)
  const plan = await items.get(rosterKeys.plan(orgId))
  return [
    ...named('orgs', children),
    ...named('cadres', await idsOf(items, rosterKeys.member(orgId, ''))),
    ...named('bases', await idsOf(items, rosterKeys.baseOf(orgId, ''))),
    ...(plan ? [{ kind: 'plan' } as const] : []),
  ]
}

async function linksOf(items: Items, cadreId: string): Promise<Referring[]> {
  const links = await idsOf(items, { ...rosterKeys.cadre(cadreId), sk: 'LINK#' })
  return named('links', [...new Set(links.map(id => id.slice(0, id.indexOf('#'))))])
}

/** What is taken away: its item, what else goes with it, and who still refers to it. */
interface Removal<Value> {
  readonly key: Key
  readonly referring: () => Promise<Referring[]>
  readonly besides: (existing: Item<Value>) => Promise<Write[]>
  /** What there was, as the API would say it. */
  readonly said: (value: Value) => unknown
}

function remove<Value>(
  items: Items,
  { key, referring, besides, said }: Removal<Value>,
  author: Author,
  permit: Permit<Value> | undefined,
): Promise<void> {
  const decide = async (): Promise<Decision<undefined>> => {
    const existing = await items.get<Value>(key)
    await permit?.(existing?.value)
    if (!existing) throw new Problem('not_found')
    const closed = await closeGate(items, key.pk, author)
    const found = await referring()
    if (found.length > 0) await reopenGate(items, key.pk, closed)
    refuseInUse(found)
    const { version = 0, value } = existing
    const audit = auditWrites(
      rosterKeys.audit(key.pk, version + 1),
      version + 1,
      author,
      'removed',
      said(value),
      {},
    )
    const writes = [
      { remove: key, guard: version },
      closedCheck(key.pk, closed),
      ...audit,
      ...(await besides(existing)),
    ]
    return { writes, result: undefined }
  }
  return retryOptimistically(items, decide)
}

/** Writes that take something away. */
export const removalsOn = (items: Items): Pick<Roster, 'removeOrg' | 'removeBase' | 'removeCadre'> => ({
  removeBase(baseId, author) {
    const removal: Removal<BaseProfile> = {
      key: rosterKeys.base(baseId),
      referring: () => usesOf(items, baseId),
      besides: async ({ value }) => [
        { remove: rosterKeys.baseOf(value.orgId, baseId) },
        await goneWrite(items, baseId),
      ],
      said: ({ names: _, ...base }) => base,
    }
    return remove(items, removal, author, undefined)
  },

  removeCadre(cadreId, author, permit) {
    const today = localDate(author.at, ledgerZone)
    const removal: Removal<CadreProfile> = {
      key: rosterKeys.cadre(cadreId),
      referring: () => linksOf(items, cadreId),
      besides: async ({ value }) => [
        ...[...new Set(value.history.map(({ orgId }) => orgId))].map(orgId => ({
          remove: rosterKeys.member(orgId, cadreId),
        })),
        ...mobileWrites(cadreId, value, undefined),
      ],
      said: profile => ({ ...validOrFirst(profile.history, today), ...undated(profile) }),
    }
    return remove(items, removal, author, permit)
  },

  removeOrg(orgId, author, permit) {
    const today = localDate(author.at, ledgerZone)
    const removal: Removal<OrgProfile> = {
      key: rosterKeys.org(orgId),
      referring: () => belowOrg(items, orgId),
      besides: async ({ value }) =>
        [...new Set(value.history.map(({ parentId }) => parentId))].map(parentId => ({
          remove: rosterKeys.child(parentId, orgId),
        })),
      said: profile => orgOn(profile, today),
    }
    return remove(items, removal, author, permit)
  },
})
