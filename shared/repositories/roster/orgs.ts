import { isDeepStrictEqual } from 'node:util'
import type { Org } from '../../../events/index.ts'
import { beginningWith, type Item, type Items, next, type Write } from '../../aws/items/items.ts'
import { type Decision, retryOptimistically } from '../../aws/items/optimistic-retry.ts'
import { rosterKeys } from '../../aws/keys.ts'
import { Problem } from '../../contracts/problem.ts'
import type { Change } from '../../domain/roster/roster.ts'
import { auditWrites } from './audit.ts'
import type { Author, Permit } from './roster.ts'

/** Levels of the tree; a city's has four. */
const maxLevels = 12

/** Orgs directly below one: a run plans them together. */
const maxChildren = 1000

type Get = Pick<Items, 'get'>

const stored = (items: Get, orgId: string) => items.get<Org>(rosterKeys.org(orgId))

/** An org, or undefined. */
export async function readOrg(items: Get, orgId: string): Promise<Org | undefined> {
  return (await stored(items, orgId))?.value
}

/** The org's item and those above it, up to the root. */
async function readLine(items: Get, orgId: string): Promise<(Item<Org> & { orgId: string })[]> {
  const line: (Item<Org> & { orgId: string })[] = []
  for (let id: string | undefined = orgId; id !== undefined; ) {
    const item: Item<Org> | undefined = await stored(items, id)
    if (!item) break
    line.push({ ...item, orgId: id })
    id = item.value.parentId
  }
  return line
}

/** The org and those above it, up to the root; empty if there is no such org. */
export async function readOrgPath(items: Get, orgId: string): Promise<string[]> {
  return (await readLine(items, orgId)).map(item => item.orgId)
}

/** Ids of the orgs directly below, ascending; of the roots without an argument. */
export async function readChildren(items: Items, parentId?: string): Promise<string[]> {
  const { pk } = rosterKeys.child(parentId, '')
  const children: string[] = []
  for await (const { sk } of items.queryKeys(beginningWith(pk, 'CHILD#')))
    children.push(sk.slice('CHILD#'.length))
  return children
}

/** Checks the new parent; of an org that moves, its new line must stay as it was read, or a cycle could arise. */
async function checkParent(items: Items, orgId: string, parentId: string | undefined): Promise<Write[]> {
  if (parentId === undefined) return []
  if (parentId === orgId) throw Problem.at('org_cycle', 'parentId')
  const [line, siblings] = await Promise.all([readLine(items, parentId), readChildren(items, parentId)])
  if (line.length === 0) throw Problem.at('unknown_org', 'parentId')
  if (line.some(above => above.orgId === orgId)) throw Problem.at('org_cycle', 'parentId')
  if (line.length >= maxLevels)
    throw Problem.at('invalid_request', 'parentId', `more than ${maxLevels} levels of orgs`)
  if (siblings.length >= maxChildren)
    throw Problem.at('invalid_request', 'parentId', `at most ${maxChildren} orgs below one`, 'too_big')
  return line.map(({ pk, sk, version = 0 }) => ({ check: { pk, sk }, guard: version }))
}

async function decide(
  items: Items,
  orgId: string,
  org: Org,
  author: Author,
  permit: Permit<Org> | undefined,
): Promise<Decision<Change>> {
  const existing = await stored(items, orgId)
  await permit?.(existing?.value)
  if (isDeepStrictEqual(existing?.value, org)) return { writes: [], result: 'unchanged' }
  const moves = existing?.value.parentId !== org.parentId
  const checks = existing && !moves ? [] : await checkParent(items, orgId, org.parentId)
  const { guard, version } = next(existing)
  const key = rosterKeys.org(orgId)
  const change = existing ? 'replaced' : 'created'
  const writes: Write[] = [
    { put: { ...key, version, value: org }, guard },
    ...auditWrites(rosterKeys.audit(key.pk, version), version, author, change, existing?.value, org),
  ]
  if (!existing || moves) writes.push({ put: { ...rosterKeys.child(org.parentId, orgId), value: null } })
  if (existing && moves) writes.push({ remove: rosterKeys.child(existing.value.parentId, orgId) }, ...checks)
  return { writes, result: change }
}

/** See `Roster.putOrg`. */
export function putOrg(
  items: Items,
  orgId: string,
  org: Org,
  author: Author,
  permit?: Permit<Org>,
): Promise<Change> {
  return retryOptimistically(items, () => decide(items, orgId, org, author, permit))
}
