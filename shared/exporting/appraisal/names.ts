import { atOnce, concurrently } from '../../concurrently.ts'
import { ascending } from '../../domain/order.ts'
import { type OrgProfile, orgOn } from '../../domain/roster/orgs.ts'
import { attributesOn } from '../../domain/roster/roster.ts'
import { compareNames } from '../../labels/names.ts'
import type { Directory } from '../../repositories/directory.ts'
import type { RosterReads } from '../../repositories/roster/roster.ts'

/** Where names are read. */
export interface NameSources {
  readonly roster: Pick<RosterReads, 'readOrgProfile' | 'readProfiles'>
  readonly directory: Pick<Directory, 'readOrgPath'>
}

/** The names of the day as of which a result was assessed. */
export interface Names {
  readonly name: string
  readonly unit: string
  readonly post: string
}

/** What a line is of. */
interface OfCadre {
  readonly cadreId: string
  readonly orgId: string
  readonly asOf: string
}

/** Orgs by id, and where each stood in the tree on a date: above those below it, beside its sisters by id. */
async function readOrgs({ roster, directory }: NameSources, orgIds: readonly string[], on: string) {
  const read = await concurrently([...new Set(orgIds)], atOnce, async orgId => {
    const [org, path] = await Promise.all([roster.readOrgProfile(orgId), directory.readOrgPath(orgId, on)])
    return [orgId, { org, place: path.toReversed().join(' ') }] as const
  })
  return new Map<string, { org: OrgProfile | undefined; place: string }>(read)
}

/** The lines of an org's table with names, by org down the tree of a date, then by name; and the org's own name then. */
export async function namedLines<Row extends OfCadre>(
  sources: NameSources,
  orgId: string,
  rows: readonly Row[],
  end: string,
): Promise<{ orgName: string; lines: (Row & Names)[] }> {
  const [orgs, profiles] = await Promise.all([
    readOrgs(sources, [orgId, ...rows.map(row => row.orgId)], end),
    sources.roster.readProfiles(rows.map(row => row.cadreId)),
  ])
  const nameOf = (id: string, on: string) => {
    const org = orgs.get(id)?.org
    return (org && orgOn(org, on)?.name) ?? id
  }
  const lines = rows.map(row => {
    const profile = profiles[row.cadreId]
    const { name = row.cadreId, post = '' } = (profile && attributesOn(profile, row.asOf)) ?? {}
    return { ...row, name, post, unit: nameOf(row.orgId, row.asOf) }
  })
  const place = (line: OfCadre) => orgs.get(line.orgId)?.place ?? ''
  lines.sort(
    (a, b) =>
      ascending(place(a), place(b)) || compareNames(a.name, b.name) || ascending(a.cadreId, b.cadreId),
  )
  return { orgName: nameOf(orgId, end), lines }
}
