import { nextRevision, type Revision, type Status } from '../domain/assessment/revision.ts'
import type { Policy } from '../domain/policy.ts'
import type { Assessments } from '../store/assessments.ts'
import { type InputSources, readInputs, sealedAssessment } from './inputs.ts'

/** What assessing needs. */
export interface AssessingDependencies extends InputSources {
  readonly policy: Policy
  readonly assessments: Pick<Assessments, 'latest' | 'add' | 'putRow' | 'deleteRow'>
  readonly now: () => Date
}

/** What became of one cadre. */
export interface AssessedCadre {
  /** Latest revision; undefined if the cadre is not assessed for the month. */
  readonly revision: Revision | undefined
  /** Whether a revision was added. */
  readonly changed: boolean
  /** Orgs whose table lost or changed a line. */
  readonly orgs: readonly string[]
}

/** Others who assess the same cadre at the same moment are few: a run, and late events. */
const attempts = 5

/**
 * Assesses one cadre's month and keeps the result as the next revision, unless nothing changed.
 * What was decided is read before the inputs and the revision's number can be taken only once, so that of two
 * assessments at once the one with older inputs starts anew. Repeats change nothing.
 */
export async function assessCadre(
  { policy, assessments, now, ...sources }: AssessingDependencies,
  cadreId: string,
  month: string,
  asOf: string,
  status: Status,
): Promise<AssessedCadre> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const latest = await assessments.latest(cadreId, month)
    const inputs = await readInputs(sources, policy, cadreId, month, asOf)
    const assessment = inputs && sealedAssessment(policy, inputs, month, asOf)
    if (!assessment) {
      if (latest) await assessments.deleteRow(latest.orgId, month, cadreId)
      return { revision: undefined, changed: latest !== undefined, orgs: latest ? [latest.orgId] : [] }
    }
    const next = nextRevision(latest, assessment, status, now().toISOString())
    if (next && !(await assessments.add(next))) continue
    const revision = next ?? (latest as Revision)
    const { evidence: _evidence, restates: _restates, ...row } = revision
    await assessments.putRow(row)
    const moved = latest !== undefined && latest.orgId !== revision.orgId
    if (moved) await assessments.deleteRow(latest.orgId, month, cadreId)
    return {
      revision,
      changed: next !== undefined,
      orgs: moved ? [latest.orgId, revision.orgId] : [revision.orgId],
    }
  }
  throw new Error(`others assessed the same cadre ${attempts} times in a row`)
}
