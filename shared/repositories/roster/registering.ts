import { type RegisteredLine, registerLines } from '../../domain/roster/register.ts'
import type { RegisterWriter } from '../register.ts'
import type { RosterReads } from './roster.ts'

/** What registering reads. */
export type RegisteringReads = Pick<RosterReads, 'readProfile' | 'readOrgsAbove'>

/** The lines of a cadre as the roster has it; none if it does not exist. */
export async function linesOf(roster: RegisteringReads, cadreId: string): Promise<RegisteredLine[]> {
  const profile = await roster.readProfile(cadreId)
  if (!profile) return []
  const orgIds = [...new Set(profile.history.map(({ orgId }) => orgId))]
  return registerLines(profile, await roster.readOrgsAbove(orgIds))
}

/** Brings the registers up to what the roster says of a cadre. Repeats change nothing. */
export const registerCadre = (
  { roster, register }: { roster: RegisteringReads; register: RegisterWriter },
  cadreId: string,
): Promise<void> => register.writeRegister(cadreId, () => linesOf(roster, cadreId))
