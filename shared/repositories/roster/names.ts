import { concurrently } from '../../concurrently.ts'
import { validOrFirst } from '../../domain/roster/roster.ts'
import { isFound } from '../../http/page.ts'
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

/** Those of the rows whose cadre is looked for by `q`: by a part of the name, or by the id; all unless said. */
export async function foundAmong<Row extends { readonly cadreId: string }>(
  roster: Pick<RosterReads, 'readProfiles'>,
  rows: readonly Row[],
  q: string | undefined,
  date: string,
): Promise<readonly Row[]> {
  if (q === undefined) return rows
  const ids = rows.map(({ cadreId }) => cadreId)
  const names = await namesOn(roster, ids, date)
  return rows.filter(({ cadreId }) => isFound(q, cadreId, names[cadreId]))
}

/** Orgs read at once. */
const concurrency = 16

/** Names of the orgs that exist, on a date. */
export async function orgNames(
  roster: Pick<RosterReads, 'readOrg'>,
  orgIds: readonly string[],
  date: string,
): Promise<Names> {
  const distinct = [...new Set(orgIds)]
  const orgs = await concurrently(distinct, concurrency, orgId => roster.readOrg(orgId, date))
  const names: Record<string, string> = Object.create(null)
  orgs.forEach((org, at) => {
    if (org) names[distinct[at] as string] = org.name
  })
  return names
}
