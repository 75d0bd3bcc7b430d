import type { Assessment } from '../domain/assessment/assessment.ts'
import {
  changes,
  isRestatement,
  nextRevision,
  type Revision,
  type Status,
} from '../domain/assessment/revision.ts'
import { withdrawal } from '../domain/assessment/withdrawal.ts'
import { DomainError } from '../domain/error.ts'
import type { Policy } from '../domain/policy/policy.ts'
import type { PolicyReads } from '../repositories/policies.ts'
import { rowOf } from '../repositories/rows.ts'
import { log } from '../telemetry/log.ts'
import { measure } from '../telemetry/metrics.ts'
import { causesSince } from './causes.ts'
import { digestedAssessment, type InputSources, type Inputs, readInputs } from './inputs.ts'
import { policyOfResult } from './policy-of-result.ts'
import type { RunDependencies } from './run-ports.ts'
import { voicedRatings } from './voiced.ts'

/** What assessing needs. */
export type AssessingDependencies = Pick<
  RunDependencies,
  'roster' | 'facts' | 'ledger' | 'workingDays' | 'assessments' | 'now'
> & { readonly policies: PolicyReads }

/** What became of one cadre. */
export interface AssessedCadre {
  /** Latest revision, a withdrawal where the cadre no longer is assessed for the month; undefined if it never was. */
  readonly revision: Revision | undefined
  /** Whether a revision was added. */
  readonly changed: boolean
  /** Orgs whose table lost or changed a line. */
  readonly orgs: readonly string[]
}

/** What a cadre's month comes to now, and what that was made of. */
export interface Anew {
  readonly policy: Policy
  readonly inputs: Inputs | undefined
  /** A withdrawal where the cadre no longer is assessed for the month; undefined if it never was. */
  readonly assessment: (Assessment & { readonly digest: string }) | undefined
}

/** Assesses a cadre's month, keeps nothing; `orgId` is of its root. @throws DomainError if it has to be kept back. */
export async function assessAnew(
  policies: AssessingDependencies['policies'],
  sources: InputSources,
  latest: Revision | undefined,
  {
    cadreId,
    month,
    asOf,
    orgId,
  }: Pick<Revision, 'cadreId' | 'month' | 'asOf'> & { orgId: string | undefined },
): Promise<Anew> {
  const policy = await policyOfResult(policies, month, latest, orgId)
  const inputs = await readInputs(sources, policy, cadreId, month, asOf)
  const assessment: Anew['assessment'] =
    (inputs && digestedAssessment(policy, inputs, month, asOf)) ?? (latest && withdrawal(latest))
  // What is not known is not kept as if it were nothing.
  const [date] = assessment?.calendarMissing ?? []
  if (date !== undefined) throw new DomainError('calendarUnknown', { date })
  return { policy, inputs, assessment }
}

/** Others who assess the same cadre at the same moment are few: a run, and late events. */
const attempts = 5

/**
 * Assesses one cadre's month and keeps the result as the next revision, unless nothing changed.
 * What was decided is read before the inputs and the revision's number can be taken only once, so that of two
 * assessments at once the one with older inputs starts anew. Who finds nothing to change takes no number: what takes the
 * place of a result of the same status is therefore assessed once more after it was kept, lest its inputs were the older
 * ones. Repeats change nothing. `orgId` is an org of the cadre's root, needed where there may be no result yet.
 */
export async function assessCadre(
  { policies, assessments, now, ...sources }: AssessingDependencies,
  cadreId: string,
  month: string,
  asOf: string,
  status: Status,
  orgId?: string,
): Promise<AssessedCadre> {
  let changed = false
  const concerned = new Set<string>()
  for (let attempt = 0; attempt < attempts; attempt++) {
    // Before anything is read: what is recorded later may not be in it, and is a cause of what comes next.
    const at = now().toISOString()
    const latest = await assessments.readLatestRevision(cadreId, month)
    const { policy, inputs, assessment } = await assessAnew(policies, sources, latest, {
      cadreId,
      month,
      asOf,
      orgId: latest?.orgId ?? orgId,
    })
    if (!assessment) return { revision: undefined, changed, orgs: [...concerned] }
    const causes =
      latest && isRestatement(latest, assessment)
        ? await causesSince(
            sources,
            policy,
            latest,
            inputs,
            changes(latest.dimensions, assessment.dimensions),
          )
        : undefined
    const made = nextRevision(latest, assessment, status, at, causes)
    const next = made && { ...made, ...(await voicedRatings(assessments, policy, inputs, made)) }
    if (next && !(await assessments.addRevision(next))) {
      measure('lostRaces', 1, 'result')
      continue
    }
    if (next?.restates) measure('restatements')
    if (next) log.info('result kept', { cadreId, month, revision: next.revision, status: next.status })
    const revision = next ?? (latest as Revision)
    if (revision.withdrawn) await assessments.deleteRow(revision.orgId, month, cadreId, revision.revision)
    else await assessments.putRow(rowOf(revision))
    // Also of revisions that others made: a crash may have left a line where the cadre moved away.
    const { movedFrom = [] } = revision
    for (const orgId of movedFrom) await assessments.deleteRow(orgId, month, cadreId, revision.revision)
    if (next) changed = true
    for (const orgId of [...movedFrom, revision.orgId]) concerned.add(orgId)
    if (!next || latest?.status !== next.status) return { revision, changed, orgs: [...concerned] }
  }
  throw new Error(`others assessed the same cadre ${attempts} times in a row`)
}
