import type { Status } from '../domain/assessment/revision.ts'
import { orgOf } from '../domain/roster/roster.ts'
import { lastDate } from '../domain/time/calendar.ts'
import type { Directory } from '../repositories/directory.ts'
import type { Opening } from '../repositories/openings.ts'
import type { RosterReads } from '../repositories/roster/roster.ts'

type Reads = Pick<RosterReads, 'readProfile' | 'readOrgPath'>

/** As what a month is due of an org, by its path: final if it is for any org above, undefined if nobody ran the month. */
export function dueStatus(
  openings: readonly Opening[],
  month: string,
  path: readonly string[],
): Status | undefined {
  const own = openings.filter(opening => opening.month === month && path.includes(opening.orgId))
  return own.find(({ status }) => status === 'final')?.status ?? own[0]?.status
}

/** Those of the openings that are of a root's orgs. */
export async function openingsOfRoot(
  { readOrgPath }: Pick<Directory, 'readOrgPath'>,
  root: string,
  openings: readonly Opening[],
): Promise<Opening[]> {
  const own = openings.map(async opening => {
    const path = await readOrgPath(opening.orgId, lastDate(opening.month))
    return path.at(-1) === root ? [opening] : []
  })
  return (await Promise.all(own)).flat()
}

/** The org to which a cadre belongs for a month; undefined where it is not assessed. */
export async function orgIn(
  { readProfile }: Pick<Reads, 'readProfile'>,
  cadreId: string,
  month: string,
): Promise<string | undefined> {
  const profile = await readProfile(cadreId)
  return (profile && orgOf(profile, month, lastDate(month))) ?? undefined
}

/** As what a cadre's result of a month is due: final if it is for any org above, undefined if nobody ran the month. */
export async function dueAs(
  roster: Reads,
  cadreId: string,
  month: string,
  openings: readonly Opening[],
): Promise<Status | undefined> {
  const orgId = await orgIn(roster, cadreId, month)
  if (orgId === undefined) return undefined
  return dueStatus(openings, month, await roster.readOrgPath(orgId, lastDate(month)))
}
