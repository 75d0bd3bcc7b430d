import type { Caller } from '../../access/caller.ts'
import { orgTable, type ShownRow, seenBy } from '../../access/org-view.ts'
import type { Ranking } from '../../access/ranking.ts'
import { type SeenSignOff, signOffsSeen } from '../../access/sign-offs-seen.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { lastDate } from '../../domain/time/calendar.ts'
import type { Assessments } from '../../repositories/assessments.ts'
import type { Directory } from '../../repositories/directory.ts'
import type { Policies } from '../../repositories/policies.ts'
import type { RosterReads } from '../../repositories/roster/roster.ts'
import type { SignOffs } from '../../repositories/sign-offs.ts'
import { type Names, namedLines } from './names.ts'

/** Where an appraisal is read. */
export interface AppraisalSources {
  readonly roster: Pick<RosterReads, 'listChildren' | 'readOrgProfile' | 'readProfiles'>
  readonly assessments: Pick<Assessments, 'listRows' | 'readRevisions'>
  readonly policies: Pick<Policies, 'readPolicyOfMonth' | 'readPolicyVersion'>
  readonly signOffs: Pick<SignOffs, 'listSignOffs'>
  readonly directory: Pick<Directory, 'readOrgPath'>
}

type Unnumbered = ShownRow & Names

/** A cadre's result with the names of its day. Its number is the line's; in a ranked table the place, if it has one. */
export type Line = Unnumbered & { readonly number: number | null }

/** What is signed and put on file for an org's month. */
export interface Appraisal {
  readonly orgName: string
  readonly month: string
  /** The policy by which the results were made. */
  readonly policy: Policy
  /** In the org's own order unless ranked. */
  readonly lines: readonly Line[]
  readonly rankedBy?: Ranking | undefined
  readonly signatures: readonly SeenSignOff[]
}

const numbered = (lines: readonly Unnumbered[]): Line[] =>
  lines.map((line, index) => ({ ...line, number: index + 1 }))

/** Lines by a score, the highest first; who is exempt or has none follows in the org's own order, without a place. */
function ranked(lines: readonly Unnumbered[], by: Ranking): Line[] {
  const scoreOf = ({ grade, total, dimensions }: Unnumbered) =>
    grade === 'exempt' ? null : by === 'total' ? total : dimensions[by].score
  const scores = lines.map(scoreOf)
  const placeOf = (score: number | null) =>
    score === null ? null : 1 + scores.filter(other => other !== null && other > score).length
  return lines
    .map(line => ({ ...line, number: placeOf(scoreOf(line)) }))
    .sort((a, b) => (a.number ?? Number.MAX_SAFE_INTEGER) - (b.number ?? Number.MAX_SAFE_INTEGER))
}

/** Reads the appraisal of an org's month, its own cadres and all below: by org and name, or ranked by a score. */
export async function readAppraisal(
  sources: AppraisalSources,
  caller: Caller,
  orgId: string,
  month: string,
  rankedBy?: Ranking,
): Promise<Appraisal> {
  const { policies, signOffs } = sources
  const signed = await signOffs.listSignOffs(orgId, month)
  const table = await orgTable(sources, orgId, month)
  const rows = await seenBy(sources, caller, table)
  const version = rows[0]?.policy.version
  const [{ orgName, lines }, policy] = await Promise.all([
    namedLines(sources, orgId, rows, lastDate(month)),
    version === undefined
      ? policies.readPolicyOfMonth(month, orgId)
      : policies.readPolicyVersion(version, month, orgId),
  ])
  return {
    orgName,
    month,
    policy,
    lines: rankedBy === undefined ? numbered(lines) : ranked(lines, rankedBy),
    rankedBy,
    signatures: signOffsSeen(caller, orgId, month, table, signed),
  }
}
