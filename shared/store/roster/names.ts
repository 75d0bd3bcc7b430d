import { validOrFirst } from '../../domain/roster.ts'
import type { RosterReads } from './roster.ts'

/** Names of cadres on a date, before their first day the first; a cadre who does not exist has none. */
export async function namesOn(
  roster: Pick<RosterReads, 'profiles'>,
  cadreIds: readonly string[],
  date: string,
): Promise<Record<string, string>> {
  const profiles = await roster.profiles([...new Set(cadreIds)])
  return Object.fromEntries(
    Object.values(profiles).flatMap(profile => {
      const name = validOrFirst(profile.history, date)?.name
      return name === undefined ? [] : [[profile.cadreId, name]]
    }),
  )
}
