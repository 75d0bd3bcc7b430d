import { isDeepStrictEqual } from 'node:util'
import { project } from '../../../functions/project-month/project.ts'
import { digestedAssessment, type InputSources, readInputs } from '../../../shared/assessing/inputs.ts'
import { concurrently } from '../../../shared/concurrently.ts'
import { sameFigures } from '../../../shared/domain/assessment/revision.ts'
import { fold } from '../../../shared/domain/ledger/fold.ts'
import { ledgerZone } from '../../../shared/domain/time/ledger-zone.ts'
import type { Assessments } from '../../../shared/repositories/assessments.ts'
import { currentFacts } from '../../../shared/repositories/current-facts.ts'
import type { FactsStore } from '../../../shared/repositories/facts.ts'
import type { Ledger } from '../../../shared/repositories/ledger.ts'
import type { Policies } from '../../../shared/repositories/policies.ts'

/** What verifying needs. */
export interface VerifyDependencies extends InputSources {
  readonly ledger: Pick<Ledger, 'readMonthEvents' | 'listPartitions'>
  readonly facts: FactsStore
  readonly assessments: Pick<Assessments, 'listAssessedMonths' | 'readLatestRevision'>
  readonly policies: Pick<Policies, 'readPolicyVersion'>
}

/** What was found. */
export interface Findings {
  readonly months: number
  /** `cadre#month` of views that differ from the fold of the ledger. */
  readonly facts: readonly string[]
  readonly assessments: number
  /** `cadre#month` of results whose figures a new assessment does not reproduce. */
  readonly digests: readonly string[]
}

/** Everything of one cadre at a time; cadres at once. */
const concurrency = 8

async function verifyFacts(
  { ledger, facts }: VerifyDependencies,
  cadreId: string,
  month: string,
  repair: boolean,
) {
  const [events, view] = await Promise.all([
    ledger.readMonthEvents(cadreId, month, true),
    facts.readFacts(cadreId, month),
  ])
  if (view && isDeepStrictEqual(view.facts, fold(events, month, ledgerZone))) return true
  if (repair) await rebuild(facts, ledger, cadreId, month)
  return false
}

/** Folds a month anew, whatever the view says of itself. */
async function rebuild(
  facts: FactsStore,
  ledger: VerifyDependencies['ledger'],
  cadreId: string,
  month: string,
) {
  const outdated = async (...key: Parameters<FactsStore['readFacts']>) => {
    const view = await facts.readFacts(...key)
    return view && { ...view, hash: '' }
  }
  await project({ ledger, facts: { ...facts, readFacts: outdated } }, cadreId, month, [])
}

async function verifyDigest(deps: VerifyDependencies, cadreId: string, month: string): Promise<boolean> {
  const latest = await deps.assessments.readLatestRevision(cadreId, month)
  if (!latest) return true
  const policy = await deps.policies.readPolicyVersion(latest.policy.version)
  const sources = { ...deps, facts: currentFacts(deps.facts, deps.ledger) }
  const inputs = await readInputs(sources, policy, cadreId, month, latest.asOf)
  if (inputs === undefined) return latest.withdrawn === true
  const assessment = digestedAssessment(policy, inputs, month, latest.asOf)
  return assessment !== undefined && sameFigures(latest, assessment)
}

/**
 * Compares every view with the fold of its ledger partition, and every latest assessment with a new one of the same
 * inputs, on live data. With `repair` views that differ are folded anew first. `onProgress` hears the months done.
 */
export async function verify(
  deps: VerifyDependencies,
  repair: boolean,
  onProgress: (months: number) => void = () => {},
): Promise<Findings> {
  const cadres = new Map<string, string[]>()
  for await (const { cadreId, month } of deps.ledger.listPartitions())
    cadres.set(cadreId, [...(cadres.get(cadreId) ?? []), month])
  const facts: string[] = []
  const digests: string[] = []
  let [months, assessments] = [0, 0]
  await concurrently([...cadres], concurrency, async ([cadreId, known]) => {
    for (const month of known) {
      if (!(await verifyFacts(deps, cadreId, month, repair))) facts.push(`${cadreId}#${month}`)
      onProgress(++months)
    }
    for (const month of await deps.assessments.listAssessedMonths(cadreId, '0000-00')) {
      assessments++
      if (!(await verifyDigest(deps, cadreId, month))) digests.push(`${cadreId}#${month}`)
    }
  })
  return { months, facts: facts.sort(), assessments, digests: digests.sort() }
}
