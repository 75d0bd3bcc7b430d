import type { Caller } from '../../../shared/access/caller.ts'
import { orgRows, type ShownRow } from '../../../shared/access/org-view.ts'
import { type SeenSignOff, signOffsSeen } from '../../../shared/access/sign-offs-seen.ts'
import { concurrently } from '../../../shared/concurrently.ts'
import { ascending } from '../../../shared/domain/order.ts'
import type { Policy } from '../../../shared/domain/policy/policy.ts'
import { type OrgProfile, orgOn } from '../../../shared/domain/roster/orgs.ts'
import { attributesOn } from '../../../shared/domain/roster/roster.ts'
import { lastDate } from '../../../shared/domain/time/calendar.ts'
import { compareNames } from '../../../shared/labels/names.ts'
import type { Assessments } from '../../../shared/repositories/assessments.ts'
import type { Directory } from '../../../shared/repositories/directory.ts'
import type { Policies } from '../../../shared/repositories/policies.ts'
import type { RosterReads } from '../../../shared/repositories/roster/roster.ts'
import type { SignOffs } from '../../../shared/repositories/sign-offs.ts'

/** Where an appraisal is read. */
export interface AppraisalSources {
  readonly roster: Pick<RosterReads, 'listChildren' | 'readOrgProfile' | 'readProfiles'>
  readonly assessments: Pick<Assessments, 'listRows' | 'readRevisions'>
  readonly policies: Pick<Policies, 'readPolicyOfMonth' | 'readPolicyVersion'>
  readonly signOffs: Pick<SignOffs, 'listSignOffs'>
  readonly directory: Directory
}

/** A cadre's result with the names of the day as of which it was assessed. */
export type Line = ShownRow & {
  readonly name: string
  readonly unit: string
  readonly post: string
}

/** What is signed and put on file for an org's month. */
export interface Appraisal {
  readonly orgName: string
  readonly month: string
  /** The policy by which the results were made. */
  readonly policy: Policy
  /** In the org's own order. */
  readonly lines: readonly Line[]
  readonly signatures: readonly SeenSignOff[]
}

/** Orgs looked up at once. */
const concurrency = 16

/** Orgs by id, and where each stood in the tree on a date: above those below it, beside its sisters by id. */
async function readOrgs({ roster, directory }: AppraisalSources, orgIds: readonly string[], on: string) {
  const read = await concurrently([...new Set(orgIds)], concurrency, async orgId => {
    const [org, path] = await Promise.all([roster.readOrgProfile(orgId), directory.readOrgPath(orgId, on)])
    return [orgId, { org, place: path.toReversed().join(' ') }] as const
  })
  return new Map<string, { org: OrgProfile | undefined; place: string }>(read)
}

/** Reads the appraisal of an org's month: its own cadres and all below, by org down the tree, then by name. */
export async function readAppraisal(
  sources: AppraisalSources,
  caller: Caller,
  orgId: string,
  month: string,
): Promise<Appraisal> {
  const { roster, policies, signOffs } = sources
  const rows = await orgRows(sources, caller, orgId, month)
  const version = rows[0]?.policy.version
  const end = lastDate(month)
  const [orgs, profiles, policy, signed] = await Promise.all([
    readOrgs(sources, [orgId, ...rows.map(row => row.orgId)], end),
    roster.readProfiles(rows.map(row => row.cadreId)),
    version === undefined ? policies.readPolicyOfMonth(month) : policies.readPolicyVersion(version),
    signOffs.listSignOffs(orgId, month),
  ])
  const nameOf = (id: string, on: string) => {
    const org = orgs.get(id)?.org
    return (org && orgOn(org, on)?.name) ?? id
  }
  const lines = rows.map((row): Line => {
    const profile = profiles[row.cadreId]
    const { name = row.cadreId, post = '' } = (profile && attributesOn(profile, row.asOf)) ?? {}
    return { ...row, name, post, unit: nameOf(row.orgId, row.asOf) }
  })
  const place = (line: Line) => orgs.get(line.orgId)?.place ?? ''
  lines.sort(
    (a, b) =>
      ascending(place(a), place(b)) || compareNames(a.name, b.name) || ascending(a.cadreId, b.cadreId),
  )
  const signatures = await signOffsSeen(sources, caller, orgId, month, signed)
  return { orgName: nameOf(orgId, end), month, policy, lines, signatures }
}
