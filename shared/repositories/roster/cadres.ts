import type { Base, Cadre } from '../../../events/index.ts'
import { type Item, type Items, maxParts, type Write } from '../../aws/items/items.ts'
import { type Decision, retryOptimistically } from '../../aws/items/optimistic-retry.ts'
import { rosterKeys } from '../../aws/keys.ts'
import { Problem, problemCodes } from '../../contracts/problem.ts'
import {
  type CadreProfile,
  type Change,
  replaceCadre,
  type Service,
  serviceOf,
  undated,
  validOrFirst,
} from '../../domain/roster/roster.ts'
import { localDate } from '../../domain/time/calendar.ts'
import { ledgerZone } from '../../domain/time/ledger-zone.ts'
import { auditWrites, nextVersion } from './audit.ts'
import { creatingBases, readBases } from './bases.ts'
import { openChecks, openingWrite } from './gates.ts'
import { hasMembers, memberWrites } from './members.ts'
import { mobileWrites } from './mobiles.ts'
import { readOrgProfile } from './orgs.ts'
import type { Author, Roster } from './roster.ts'
import { noteUses } from './uses.ts'

/** Of one cadre's history: what one item (400 kB) and one transaction with all its orgs (100 parts) can hold. */
const limits = { entries: 200, orgs: 40, characters: 100_000 } as const

/** A cadre's profile, or undefined. */
export async function readProfile(
  items: Pick<Items, 'get'>,
  cadreId: string,
): Promise<CadreProfile | undefined> {
  return (await items.get<CadreProfile>(rosterKeys.cadre(cadreId)))?.value
}

/** Those of the cadres that exist, by id. */
export async function readProfiles(
  items: Items,
  cadreIds: readonly string[],
): Promise<Record<string, CadreProfile>> {
  const profiles: Record<string, CadreProfile> = Object.create(null)
  for (const { value } of await items.getMany<CadreProfile>(cadreIds.map(rosterKeys.cadre)))
    profiles[value.cadreId] = value
  return profiles
}

/** Days in service of those of the cadres that exist, by id. */
export async function readServices(
  items: Items,
  cadreIds: readonly string[],
): Promise<Record<string, Service>> {
  const services: Record<string, Service> = Object.create(null)
  for (const [cadreId, profile] of Object.entries(await readProfiles(items, cadreIds)))
    services[cadreId] = serviceOf(profile)
  return services
}

async function checkReferences(
  items: Items,
  { orgId, bases }: Cadre,
  created: Readonly<Record<string, Base>>,
): Promise<void> {
  const [known, org] = await Promise.all([
    readBases(
      items,
      bases.map(({ baseId }) => baseId),
    ),
    readOrgProfile(items, orgId),
  ])
  const unknown = bases.flatMap(({ baseId }, i) =>
    known[baseId] || Object.hasOwn(created, baseId)
      ? []
      : [{ path: `bases.${i}.baseId`, code: 'not_found' as const, message: problemCodes.unknown_base[1] }],
  )
  if (unknown.length > 0) throw new Problem('unknown_base', unknown)
  if (!org) throw Problem.at('unknown_org', 'orgId')
}

function checkLimits({ history }: CadreProfile): void {
  const within =
    history.length <= limits.entries &&
    new Set(history.map(({ orgId }) => orgId)).size <= limits.orgs &&
    JSON.stringify(history).length <= limits.characters
  if (!within)
    throw Problem.at('invalid_request', 'effectiveFrom', 'too many dated changes of this cadre', 'too_big')
}

const basesOf = (profile: CadreProfile | undefined) =>
  (profile?.history ?? []).flatMap(({ bases }) => bases.map(({ baseId }) => baseId))

/** Orgs that the history names newly and nobody holds: cadres who join one with members need not wait for each other. */
async function orgsToHold(
  items: Items,
  before: CadreProfile | undefined,
  { history }: CadreProfile,
): Promise<string[]> {
  const known = new Set(before?.history.map(({ orgId }) => orgId))
  const added = [...new Set(history.map(({ orgId }) => orgId))].filter(orgId => !known.has(orgId))
  const held = await Promise.all(added.map(orgId => hasMembers(items, orgId)))
  return added.filter((_, at) => !held[at])
}

/** What held until a change, as the API would say it. */
function contentOn(profile: CadreProfile, date: string): Cadre {
  const entry = validOrFirst(profile.history, date)
  if (!entry) throw new Error(`${profile.cadreId} has no history`)
  return { ...entry, ...undated(profile) }
}

type Written = { change: Change; profile: CadreProfile }

async function decide(
  items: Items,
  cadreId: string,
  existing: Item<CadreProfile> | undefined,
  say: (existing: CadreProfile | undefined) => Promise<Cadre | undefined>,
  author: Author,
  bases: Readonly<Record<string, Base>>,
): Promise<Decision<Written>> {
  const key = rosterKeys.cadre(cadreId)
  const cadre = await say(existing?.value)
  if (cadre === undefined) {
    if (!existing) throw new Problem('not_found')
    return { writes: [], result: { change: 'unchanged', profile: existing.value } }
  }
  const today = localDate(author.at, ledgerZone)
  const { profile, change } = replaceCadre(existing?.value, cadreId, cadre, today)
  if (change === 'unchanged') return { writes: [], result: { change, profile } }
  await checkReferences(items, cadre, bases)
  checkLimits(profile)
  // The content as it was sent: replacing by each in turn, on its day, gives the profile again.
  const before = existing && contentOn(existing.value, cadre.effectiveFrom ?? today)
  const made = await creatingBases(items, bases, author, cadreId)
  // What is new in the history: a base that goes away meanwhile fails the write.
  const known = new Set(basesOf(existing?.value))
  const added = basesOf(profile).filter(baseId => !known.has(baseId) && !made.created.includes(baseId))
  const [{ guard, version }, orgsHeld, notes] = await Promise.all([
    nextVersion(items, key, existing),
    orgsToHold(items, existing?.value, profile),
    noteUses(items, added, cadreId),
  ])
  const orgIds = [...orgsHeld, ...made.orgIds]
  const writes: Write[] = [
    ...made.writes,
    { put: { ...key, version, value: profile }, guard },
    ...auditWrites(rosterKeys.audit(key.pk, version), version, author, change, before, cadre),
    ...(existing || version === 1 ? [] : [openingWrite(key.pk)]),
    ...memberWrites(existing?.value, profile),
    ...mobileWrites(cadreId, existing?.value, profile),
    ...openChecks(
      orgIds.map(id => rosterKeys.org(id).pk),
      author,
    ),
  ]
  const checks = [
    ...notes,
    ...openChecks(
      added.map(id => rosterKeys.base(id).pk),
      author,
    ),
  ]
  if (writes.length + checks.length <= maxParts) writes.push(...checks)
  if (writes.length > maxParts)
    throw Problem.at('invalid_request', 'bases', 'too many new bases at once', 'too_long')
  return { writes, result: { change, profile } }
}

/** A cadre as it stands, whatever the request read of it before. */
async function readAnew(items: Items, cadreId: string): Promise<Item<CadreProfile> | undefined> {
  const { pk, sk } = rosterKeys.cadre(cadreId)
  for await (const item of items.query<CadreProfile>({ pk, from: sk, to: sk })) return item
  return undefined
}

/** Writes of cadres. */
export const cadreWritesOn = (items: Items): Pick<Roster, 'putCadre' | 'changeCadre'> => ({
  putCadre(cadreId, cadre, author, permit, bases = {}) {
    const say = async (existing: CadreProfile | undefined) => {
      await permit?.(existing)
      return cadre
    }
    return retryOptimistically(items, async () =>
      decide(items, cadreId, await items.get(rosterKeys.cadre(cadreId)), say, author, bases),
    )
  },

  changeCadre(cadreId, change, author) {
    const say = async (existing: CadreProfile | undefined) => existing && change(existing)
    return retryOptimistically(items, async () =>
      decide(items, cadreId, await readAnew(items, cadreId), say, author, {}),
    )
  },
})
