import type { OrgProfile } from '../../domain/roster/orgs.ts'
import { type RegisteredLine, registerLines } from '../../domain/roster/register.ts'
import type { RegisterWriter } from '../register.ts'
import type { RosterReads } from './roster.ts'

/** What registering reads. */
export type RegisteringReads = Pick<RosterReads, 'readProfile' | 'readOrgProfile'>

/** The orgs with all that was ever said of them, and all that ever lay above. */
async function orgsAbove(
  roster: RegisteringReads,
  orgIds: readonly string[],
): Promise<Record<string, OrgProfile>> {
  const orgs: Record<string, OrgProfile> = Object.create(null)
  for (let level: string[] = [...new Set(orgIds)]; level.length > 0; ) {
    const found = await Promise.all(level.map(orgId => roster.readOrgProfile(orgId)))
    for (const org of found) if (org) orgs[org.orgId] = org
    const parents = level
      .flatMap(orgId => orgs[orgId]?.history ?? [])
      .flatMap(({ parentId }) => parentId ?? [])
    level = [...new Set(parents)].filter(id => orgs[id] === undefined)
  }
  return orgs
}

/** The lines of a cadre as the roster has it; none if it does not exist. */
export async function linesOf(roster: RegisteringReads, cadreId: string): Promise<RegisteredLine[]> {
  const profile = await roster.readProfile(cadreId)
  if (!profile) return []
  return registerLines(
    profile,
    await orgsAbove(
      roster,
      profile.history.map(({ orgId }) => orgId),
    ),
  )
}

/** Brings the registers up to what the roster says of a cadre. Repeats change nothing. */
export const registerCadre = (
  { roster, register }: { roster: RegisteringReads; register: RegisterWriter },
  cadreId: string,
): Promise<void> => register.writeRegister(cadreId, () => linesOf(roster, cadreId))
