import { Problem } from '../../../shared/contracts/problem.ts'
import {
  cadrePeriod,
  emptyPeriod,
  mergePeriods,
  orgPeriod,
  type PeriodSums,
  periodMonths,
  periodOfCadre,
  periodOfOrg,
} from '../../../shared/domain/period.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { Assessments } from '../../../shared/repositories/assessments.ts'
import type { Directory } from '../../../shared/repositories/directory.ts'
import type { Policies } from '../../../shared/repositories/policies.ts'
import type { Rollups } from '../../../shared/repositories/rollups.ts'
import { getCadrePeriod, getOrgPeriod } from './endpoints.ts'

/** What answering needs. */
export interface Dependencies {
  readonly policies: Pick<Policies, 'readPolicyOfMonth' | 'readPolicyVersion'>
  readonly assessments: Pick<Assessments, 'readLatestRevision'>
  readonly rollups: Pick<Rollups, 'readRollup'>
  readonly directory: Directory
}

const merged = (parts: readonly PeriodSums[]) => parts.reduce(mergePeriods, emptyPeriod())

/** Answers about quarters and years, from the results that were kept for their months. */
export function routes(deps: Dependencies): readonly Route[] {
  const { assessments, policies, rollups } = deps

  /** The policy of the period's last result, which may have been closed by an older one than holds today. */
  const policyOf = (months: readonly string[], last: { version: number } | undefined) =>
    last ? policies.readPolicyVersion(last.version) : policies.readPolicyOfMonth(months.at(-1) as string)

  return [
    on(getCadrePeriod, async ({ params: { cadreId, period } }) => {
      const months = periodMonths(period)
      const latest = await Promise.all(months.map(month => assessments.readLatestRevision(cadreId, month)))
      const results = latest.flatMap(result => (result && !result.withdrawn ? [result] : []))
      if (results.length === 0) throw new Problem('not_assessed')
      const policy = await policyOf(months, results.at(-1)?.policy)
      return reply(200, { cadreId, ...cadrePeriod(policy, period, merged(results.map(periodOfCadre))) })
    }),

    on(getOrgPeriod, async ({ params: { orgId, period } }) => {
      const months = periodMonths(period)
      const views = await Promise.all(months.map(month => rollups.readRollup(orgId, month)))
      const results = views.flatMap(view => (view?.policy ? [{ ...view, policy: view.policy }] : []))
      const policy = await policyOf(months, results.at(-1)?.policy)
      const parts = results.map(({ rollup, policy, status }) => periodOfOrg(rollup, policy, status))
      return reply(200, orgPeriod(policy, orgId, period, merged(parts)))
    }),
  ]
}
