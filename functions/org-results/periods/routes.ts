import { orgRollup } from '../../../shared/access/org-view.ts'
import { ownRow } from '../../../shared/access/own/revisions.ts'
import { maySee } from '../../../shared/access/visibility.ts'
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
import type { RosterReads } from '../../../shared/repositories/roster/roster.ts'
import { getCadrePeriod, getOrgPeriod } from './endpoints.ts'

/** What answering needs. */
export interface Dependencies {
  readonly policies: Pick<Policies, 'readPolicyOfMonth' | 'readPolicyVersion'>
  readonly roster: Pick<RosterReads, 'listChildren'>
  readonly assessments: Pick<Assessments, 'listRows' | 'readLatestRevision' | 'readRevisions'>
  readonly rollups: Pick<Rollups, 'readRollup'>
  readonly directory: Directory
}

const merged = (parts: readonly PeriodSums[]) => parts.reduce(mergePeriods, emptyPeriod())

/** Answers about quarters and years, from the results that were kept for their months. */
export function routes(deps: Dependencies): readonly Route[] {
  const { assessments, policies } = deps

  /** The policy of the period's last result, which may have been closed by an older one than holds today. */
  const policyOf = (months: readonly string[], last: { version: number } | undefined) =>
    last ? policies.readPolicyVersion(last.version) : policies.readPolicyOfMonth(months.at(-1) as string)

  return [
    on(getCadrePeriod, async ({ caller, params: { cadreId, period } }) => {
      const months = periodMonths(period)
      const readLatest = maySee(caller, 'ratings', cadreId)
        ? assessments.readLatestRevision
        : async (of: string, month: string) => ownRow(await assessments.readRevisions(of, month))
      const latest = await Promise.all(months.map(month => readLatest(cadreId, month)))
      const results = latest.flatMap(result => (result && !result.withdrawn ? [result] : []))
      if (results.length === 0) throw new Problem('not_assessed')
      const policy = await policyOf(months, results.at(-1)?.policy)
      return reply(200, { cadreId, ...cadrePeriod(policy, period, merged(results.map(periodOfCadre))) })
    }),

    on(getOrgPeriod, async ({ caller, params: { orgId, period } }) => {
      const months = periodMonths(period)
      const views = await Promise.all(months.map(month => orgRollup(deps, caller, orgId, month)))
      const results = views.flatMap(view => (view?.policy ? [{ ...view, policy: view.policy }] : []))
      const policy = await policyOf(months, results.at(-1)?.policy)
      const parts = results.map(({ rollup, policy, status }) => periodOfOrg(rollup, policy, status))
      return reply(200, orgPeriod(policy, orgId, period, merged(parts)))
    }),
  ]
}
