import { atOnce, concurrently } from '../../concurrently.ts'
import { validOrFirst } from '../../domain/roster/roster.ts'
import type { RosterReads } from './roster.ts'

/** Names by id, without whatever else an object may answer to: `constructor` is a good id. */
export type Names = Readonly<Record<string, string>>

/** Names of cadres on a date, before their first day the first; a cadre who does not exist has none. */
export async function namesOn(
  roster: Pick<RosterReads, 'readProfiles'>,
  cadreIds: readonly string[],
  date: string,
): Promise<Names> {
  const profiles = await roster.readProfiles([...new Set(cadreIds)])
  const names: Record<string, string> = Object.create(null)
  for (const { cadreId, history } of Object.values(profiles)) {
    const name = validOrFirst(history, date)?.name
    if (name !== undefined) names[cadreId] = name
  }
  return names
}

/** Names of the orgs that exist, on a date. */
export async function orgNames(
  roster: Pick<RosterReads, 'readOrg'>,
  orgIds: readonly string[],
  date: string,
): Promise<Names> {
  const distinct = [...new Set(orgIds)]
  const orgs = await concurrently(distinct, atOnce, orgId => roster.readOrg(orgId, date))
  const names: Record<string, string> = Object.create(null)
  orgs.forEach((org, at) => {
    if (org) names[distinct[at] as string] = org.name
  })
  return names
}

/** A page of cadres, with the name of each one's org on a date. */
export async function withOrgNames<Item extends { readonly orgId: string }, Rest extends object>(
  roster: Pick<RosterReads, 'readOrg'>,
  { items, ...rest }: Rest & { readonly items: readonly Item[] },
  date: string,
) {
  const ids = items.map(({ orgId }) => orgId)
  const names = await orgNames(roster, ids, date)
  return { ...rest, items: items.map(item => ({ ...item, orgName: names[item.orgId] ?? item.orgId })) }
}
