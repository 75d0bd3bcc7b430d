import type { Caller } from '../../../shared/access/caller.ts'
import { orgRows, type ShownRow } from '../../../shared/access/org-view.ts'
import { type SeenSignOff, signOffsSeen } from '../../../shared/access/sign-offs-seen.ts'
import type { Policy } from '../../../shared/domain/policy/policy.ts'
import { lastDate } from '../../../shared/domain/time/calendar.ts'
import type { Assessments } from '../../../shared/repositories/assessments.ts'
import type { Directory } from '../../../shared/repositories/directory.ts'
import type { Policies } from '../../../shared/repositories/policies.ts'
import type { RosterReads } from '../../../shared/repositories/roster/roster.ts'
import type { SignOffs } from '../../../shared/repositories/sign-offs.ts'
import { type Names, namedLines } from './lines.ts'

/** Where an appraisal is read. */
export interface AppraisalSources {
  readonly roster: Pick<RosterReads, 'listChildren' | 'readOrgProfile' | 'readProfiles'>
  readonly assessments: Pick<Assessments, 'listRows' | 'readRevisions'>
  readonly policies: Pick<Policies, 'readPolicyOfMonth' | 'readPolicyVersion'>
  readonly signOffs: Pick<SignOffs, 'listSignOffs'>
  readonly directory: Directory
}

/** A cadre's result with the names of the day as of which it was assessed. */
export type Line = ShownRow & Names

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

/** Reads the appraisal of an org's month: its own cadres and all below, by org down the tree, then by name. */
export async function readAppraisal(
  sources: AppraisalSources,
  caller: Caller,
  orgId: string,
  month: string,
): Promise<Appraisal> {
  const { policies, signOffs } = sources
  const rows = await orgRows(sources, caller, orgId, month)
  const version = rows[0]?.policy.version
  const [{ orgName, lines }, policy, signed] = await Promise.all([
    namedLines(sources, orgId, rows, lastDate(month)),
    version === undefined ? policies.readPolicyOfMonth(month) : policies.readPolicyVersion(version),
    signOffs.listSignOffs(orgId, month),
  ])
  const signatures = await signOffsSeen(sources, caller, orgId, month, signed)
  return { orgName, month, policy, lines, signatures }
}
