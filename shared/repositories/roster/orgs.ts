import type { Org } from '../../../events/index.ts'
import type { Items, Write } from '../../aws/items/items.ts'
import { type Decision, retryOptimistically } from '../../aws/items/optimistic-retry.ts'
import { type Key, rosterKeys } from '../../aws/keys.ts'
import { Problem } from '../../contracts/problem.ts'
import {
  contentOf,
  never,
  type OrgContent,
  type OrgProfile,
  orgOn,
  replaceOrg,
} from '../../domain/roster/orgs.ts'
import { pathOn } from '../../domain/roster/register.ts'
import type { Change } from '../../domain/roster/roster.ts'
import { localDate } from '../../domain/time/calendar.ts'
import { ledgerZone } from '../../domain/time/ledger-zone.ts'
import { auditWrites, nextVersion } from './audit.ts'
import { openingWrite } from './gates.ts'
import { checkPlaces, placeWrites, readPlacesBelow } from './org-tree.ts'
import type { Author, Permit, Roster } from './roster.ts'

/** Of one org's history: what one item (400 kB) and one transaction with all its parents (100 parts) can hold. */
const limits = { entries: 200, parents: 20 } as const

type Get = Pick<Items, 'get'>
type GetMany = Pick<Items, 'getMany'>

const stored = (items: Get, orgId: string) => items.get<OrgProfile>(rosterKeys.org(orgId))

/** An org with all that was ever said of it, or undefined. */
export async function readOrgProfile(items: Get, orgId: string): Promise<OrgProfile | undefined> {
  return (await stored(items, orgId))?.value
}

/** What an org is on a date, or undefined. */
export async function readOrg(items: Get, orgId: string, on: string): Promise<OrgContent | undefined> {
  const profile = await readOrgProfile(items, orgId)
  const valid = profile && orgOn(profile, on)
  return valid && contentOf(valid)
}

/** Orgs whose line is remembered. */
const mostLines = 10_000

/** The org and those above it as they were found last: likely the same again. */
const lastLines = new WeakMap<GetMany, Map<string, readonly string[]>>()

const likelyLine = (items: GetMany, orgId: string) => lastLines.get(items)?.get(orgId) ?? [orgId]

function noteLine(items: GetMany, orgId: string, line: readonly string[]): void {
  const lines = lastLines.get(items) ?? new Map<string, readonly string[]>()
  if (lines.size >= mostLines) lines.clear()
  lastLines.set(items, lines.set(orgId, line))
}

/** Keys of an org and of those that likely lie above it. */
export const lineKeys = (items: GetMany, orgId: string): Key[] => likelyLine(items, orgId).map(rosterKeys.org)

const parentsOf = ({ history }: OrgProfile) => history.flatMap(({ parentId }) => parentId ?? [])

/**
 * The orgs of these that exist, and all that ever lay above them, with all that was ever said of them, by id. Those that lay
 * above when they were last asked for are read with them, the others level by level; one that lay above by mistake may be
 * among them.
 */
export async function readOrgsAbove(
  items: GetMany,
  orgIds: readonly string[],
): Promise<Record<string, OrgProfile>> {
  const orgs: Record<string, OrgProfile> = Object.create(null)
  const asked = new Set<string>()
  const wanted = orgIds.flatMap(orgId => likelyLine(items, orgId))
  for (let level = [...new Set(wanted)]; level.length > 0; ) {
    for (const orgId of level) asked.add(orgId)
    for (const { value } of await items.getMany<OrgProfile>(level.map(rosterKeys.org)))
      orgs[value.orgId] = value
    level = [...new Set(Object.values(orgs).flatMap(parentsOf))].filter(orgId => !asked.has(orgId))
  }
  for (const orgId of orgIds) noteLine(items, orgId, pathOn(orgs, orgId, never))
  return orgs
}

/** The org and those above it on a date, up to the root; empty if there is none. */
export async function readOrgPath(items: GetMany, orgId: string, on: string): Promise<string[]> {
  return pathOn(await readOrgsAbove(items, [orgId]), orgId, on)
}

/** Ids of the orgs directly below on a date, ascending; of the roots for undefined. */
export async function readChildren(
  items: Items,
  parentId: string | undefined,
  on: string,
): Promise<string[]> {
  const children: string[] = []
  for await (const { orgId, places } of readPlacesBelow(items, parentId))
    if (places.some(place => place.from <= on && on < place.until && place.parentId === parentId))
      children.push(orgId)
  return children
}

function checkLimits({ history }: OrgProfile): void {
  const parents = new Set(history.map(({ parentId }) => parentId))
  if (history.length > limits.entries || parents.size > limits.parents)
    throw Problem.at('invalid_request', 'effectiveFrom', 'too many dated changes of this org', 'too_big')
}

async function decide(
  items: Items,
  orgId: string,
  org: Org,
  author: Author,
  permit: Permit<OrgProfile> | undefined,
): Promise<Decision<{ change: Change; profile: OrgProfile }>> {
  const existing = await stored(items, orgId)
  await permit?.(existing?.value)
  const today = localDate(author.at, ledgerZone)
  const { profile, change } = replaceOrg(existing?.value, orgId, org, today)
  if (change === 'unchanged') return { writes: [], result: { change, profile } }
  checkLimits(profile)
  const key = rosterKeys.org(orgId)
  const [checks, { guard, version }] = await Promise.all([
    checkPlaces(items, existing?.value, profile, author),
    nextVersion(items, key, existing),
  ])
  // What held until the change, as the API would say it.
  const before = existing && orgOn(existing.value, org.effectiveFrom ?? today)
  const writes: Write[] = [
    { put: { ...key, version, value: profile }, guard },
    ...auditWrites(rosterKeys.audit(key.pk, version), version, author, change, before, org),
    ...placeWrites(existing?.value, profile),
    ...(existing ? [] : [openingWrite(key.pk)]),
    ...checks,
  ]
  return { writes, result: { change, profile } }
}

/** Writes of orgs. */
export const orgWritesOn = (items: Items): Pick<Roster, 'putOrg'> => ({
  putOrg: (orgId, org, author, permit) =>
    retryOptimistically(items, () => decide(items, orgId, org, author, permit)),
})
