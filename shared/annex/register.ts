import type { Base } from '../../events/index.ts'
import { atOnce, concurrently } from '../concurrently.ts'
import { ascending } from '../domain/order.ts'
import type { OrgContent } from '../domain/roster/orgs.ts'
import { type CadreAttributes, type CadreProfile, validOrFirst } from '../domain/roster/roster.ts'
import { orgOn } from '../repositories/roster/below.ts'
import type { RosterReads } from '../repositories/roster/roster.ts'

/** A cadre with the attributes that are valid today, or will be first. */
export interface Registered {
  readonly profile: CadreProfile
  readonly now: CadreAttributes
}

/** An org and all below it as of a day: who belongs where, and which bases there are. */
export interface Register {
  readonly today: string
  /** The org first, each before those below it. */
  readonly orgs: ReadonlyMap<string, OrgContent>
  readonly cadres: readonly Registered[]
  /** The bases of these orgs, and those that their cadres are assigned to. */
  readonly bases: ReadonlyMap<string, Base>
}

/** What is read of the roster for a register. */
export type RegisterReads = Pick<
  RosterReads,
  'readOrg' | 'listChildren' | 'listMembers' | 'listBasesOfOrg' | 'readBases' | 'readProfiles'
>

interface Branch {
  readonly org: OrgContent
  readonly children: readonly string[]
  readonly bases: ReadonlyMap<string, Base>
  /** Ids of those who belong to the org, ascending; none where they are not asked for. */
  readonly members: readonly string[]
}

async function readMembers(roster: RegisterReads, orgId: string, today: string): Promise<string[]> {
  const members: string[] = []
  for await (const member of roster.listMembers(orgId))
    if (orgOn(today)(member) === orgId) members.push(member.cadreId)
  return members
}

async function readBases(roster: RegisterReads, orgId: string): Promise<Map<string, Base>> {
  const bases = new Map<string, Base>()
  for await (const { baseId, ...base } of roster.listBasesOfOrg(orgId)) bases.set(baseId, base)
  return bases
}

/** The org and all below it, each before those below it. */
async function readTree(
  roster: RegisterReads,
  orgId: string,
  today: string,
  membersOf: (orgId: string) => Promise<readonly string[]>,
): Promise<Map<string, Branch>> {
  const branches = new Map<string, Branch>()
  for (let level: readonly string[] = [orgId]; level.length > 0; ) {
    const below = await concurrently(level, atOnce, async id => {
      const [org, children, bases, members] = await Promise.all([
        roster.readOrg(id, today),
        roster.listChildren(id, today),
        readBases(roster, id),
        membersOf(id),
      ])
      if (org) branches.set(id, { org, children, bases, members })
      return org ? children : []
    })
    level = below.flat()
  }
  return new Map(inOrder(branches, orgId))
}

function* inOrder(branches: ReadonlyMap<string, Branch>, orgId: string): Generator<[string, Branch]> {
  const branch = branches.get(orgId)
  if (!branch) return
  yield [orgId, branch]
  for (const child of branch.children) yield* inOrder(branches, child)
}

async function registerOf(
  roster: RegisterReads,
  today: string,
  tree: ReadonlyMap<string, Branch>,
  cadreIds: readonly string[],
): Promise<Register> {
  const orgs = new Map([...tree].map(([id, { org }]) => [id, org]))
  const profiles = await roster.readProfiles(cadreIds)
  const cadres = cadreIds.flatMap(cadreId => {
    const profile = profiles[cadreId]
    const now = profile && validOrFirst(profile.history, today)
    return profile && now && orgs.has(now.orgId) ? [{ profile, now }] : []
  })
  const bases = new Map([...tree.values()].flatMap(branch => [...branch.bases]))
  const elsewhere = cadres
    .flatMap(({ now }) => now.bases.map(({ baseId }) => baseId))
    .filter(id => !bases.has(id))
  for (const [baseId, base] of Object.entries(await roster.readBases([...new Set(elsewhere)])))
    bases.set(baseId, base)
  return { today, orgs, cadres, bases }
}

/** Reads the register of an org and all below it. */
export async function readRegister(roster: RegisterReads, orgId: string, today: string): Promise<Register> {
  const tree = await readTree(roster, orgId, today, id => readMembers(roster, id, today))
  return registerOf(
    roster,
    today,
    tree,
    [...tree.values()].flatMap(({ members }) => members),
  )
}

/** Whose entries somebody looks for in a register: all of some orgs, and who has one of these phones. */
export interface Sought {
  readonly orgIds: readonly string[]
  readonly mobiles: readonly string[]
}

/** Reads as much of a register as it takes to find these cadres; which orgs are meant is told by all of them. */
export async function readRegisterFor(
  roster: RegisterReads & Pick<RosterReads, 'listCadresOfMobile'>,
  orgId: string,
  today: string,
  soughtAmong: (orgs: Register['orgs']) => Sought,
): Promise<Register> {
  const tree = await readTree(roster, orgId, today, async () => [])
  const { orgIds, mobiles } = soughtAmong(new Map([...tree].map(([id, { org }]) => [id, org])))
  const [members, holders] = await Promise.all([
    concurrently([...new Set(orgIds)], atOnce, id => readMembers(roster, id, today)),
    concurrently([...new Set(mobiles)], atOnce, mobile => roster.listCadresOfMobile(mobile)),
  ])
  const register = await registerOf(roster, today, tree, [...new Set([...members, ...holders].flat())])
  const places = new Map([...tree.keys()].map((id, place) => [id, place]))
  const placeOf = ({ now }: Registered) => places.get(now.orgId) ?? 0
  const inPlace = (a: Registered, b: Registered) =>
    placeOf(a) - placeOf(b) || ascending(a.profile.cadreId, b.profile.cadreId)
  return { ...register, cadres: [...register.cadres].sort(inPlace) }
}

/** Whether service has ended. */
export const hasEnded = ({ profile }: Registered, today: string): boolean =>
  profile.serviceUntil !== undefined && profile.serviceUntil <= today

/** The org and those above it, as far as the register knows them. */
export function* pathOf({ orgs }: Register, orgId: string): Generator<string> {
  for (let id: string | undefined = orgId; id !== undefined; id = orgs.get(id)?.parentId) yield id
}
