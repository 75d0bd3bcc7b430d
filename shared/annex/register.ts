import type { Base } from '../../events/index.ts'
import { concurrently } from '../concurrently.ts'
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

/** Orgs read at once while the tree is walked. */
const concurrency = 16

interface Branch {
  readonly org: OrgContent
  readonly children: readonly string[]
  readonly members: readonly string[]
  readonly bases: ReadonlyMap<string, Base>
}

async function readBranch(roster: RegisterReads, orgId: string, today: string): Promise<Branch | undefined> {
  const members: string[] = []
  const bases = new Map<string, Base>()
  const readMembers = async () => {
    for await (const member of roster.listMembers(orgId))
      if (orgOn(today)(member) === orgId) members.push(member.cadreId)
  }
  const readBases = async () => {
    for await (const { baseId, ...base } of roster.listBasesOfOrg(orgId)) bases.set(baseId, base)
  }
  const [org, children] = await Promise.all([
    roster.readOrg(orgId, today),
    roster.listChildren(orgId, today),
    readMembers(),
    readBases(),
  ])
  return org && { org, children, members, bases }
}

async function readTree(roster: RegisterReads, orgId: string, today: string): Promise<Map<string, Branch>> {
  const branches = new Map<string, Branch>()
  for (let level: readonly string[] = [orgId]; level.length > 0; ) {
    const below = await concurrently(level, concurrency, async id => {
      const branch = await readBranch(roster, id, today)
      if (branch) branches.set(id, branch)
      return branch?.children ?? []
    })
    level = below.flat()
  }
  return branches
}

function* inOrder(branches: ReadonlyMap<string, Branch>, orgId: string): Generator<[string, Branch]> {
  const branch = branches.get(orgId)
  if (!branch) return
  yield [orgId, branch]
  for (const child of branch.children) yield* inOrder(branches, child)
}

/** Reads the register of an org and all below it. */
export async function readRegister(roster: RegisterReads, orgId: string, today: string): Promise<Register> {
  const branches = [...inOrder(await readTree(roster, orgId, today), orgId)]
  const ids = branches.flatMap(([, { members }]) => members)
  const profiles = await roster.readProfiles(ids)
  const cadres = ids.flatMap(cadreId => {
    const profile = profiles[cadreId]
    const now = profile && validOrFirst(profile.history, today)
    return profile && now ? [{ profile, now }] : []
  })
  const bases = new Map(branches.flatMap(([, branch]) => [...branch.bases]))
  const elsewhere = cadres
    .flatMap(({ now }) => now.bases.map(({ baseId }) => baseId))
    .filter(id => !bases.has(id))
  for (const [baseId, base] of Object.entries(await roster.readBases([...new Set(elsewhere)])))
    bases.set(baseId, base)
  return { today, orgs: new Map(branches.map(([id, { org }]) => [id, org])), cadres, bases }
}

/** Whether service has ended. */
export const hasEnded = ({ profile }: Registered, today: string): boolean =>
  profile.serviceUntil !== undefined && profile.serviceUntil <= today

/** The org and those above it, as far as the register knows them. */
export function* pathOf({ orgs }: Register, orgId: string): Generator<string> {
  for (let id: string | undefined = orgId; id !== undefined; id = orgs.get(id)?.parentId) yield id
}
