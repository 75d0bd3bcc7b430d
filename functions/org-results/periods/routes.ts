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
import type { Dependencies } from '../ports.ts'
import { getCadrePeriod, getOrgPeriod, listPeriodCadres } from './endpoints.ts'
import { periodPage } from './page.ts'

/** A result with the policy by which it was made. */
interface Measured {
  readonly month: string
  readonly policy: { readonly version: number }
}

const merged = (parts: readonly PeriodSums[]) => parts.reduce(mergePeriods, emptyPeriod())

/** Answers about quarters and years, from the results that were kept for their months. */
export function routes(deps: Dependencies): readonly Route[] {
  const { assessments, policies } = deps
  const lists = { ...deps, assessments: deps.weakAssessments }

  /** The policy of the period's last result, which may have been closed by an older one than holds today. */
  const policyOf = (months: readonly string[], orgId: string | undefined, last?: Measured) =>
    last
      ? policies.readPolicyVersion(last.policy.version, last.month, orgId)
      : policies.readPolicyOfMonth(months.at(-1) as string, orgId)

  return [
    on(listPeriodCadres, async ({ caller, params: { orgId, period }, query }) =>
      reply(200, await periodPage(lists, caller, orgId, period, query)),
    ),

    on(getCadrePeriod, async ({ caller, params: { cadreId, period } }) => {
      const months = periodMonths(period)
      const readLatest = maySee(caller, 'ratings', cadreId)
        ? assessments.readLatestRevision
        : async (of: string, month: string) => ownRow(await assessments.readRevisions(of, month))
      const latest = await Promise.all(months.map(month => readLatest(cadreId, month)))
      const results = latest.flatMap(result => (result && !result.withdrawn ? [result] : []))
      if (results.length === 0) throw new Problem('not_assessed')
      const policy = await policyOf(months, results.at(-1)?.orgId, results.at(-1))
      return reply(200, { cadreId, ...cadrePeriod(policy, period, merged(results.map(periodOfCadre))) })
    }),

    on(getOrgPeriod, async ({ caller, params: { orgId, period } }) => {
      const months = periodMonths(period)
      const views = await Promise.all(months.map(month => orgRollup(deps, caller, orgId, month)))
      const results = views.flatMap(view =>
        view?.policy ? [{ ...view, policy: view.policy, month: view.rollup.month }] : [],
      )
      const policy = await policyOf(months, orgId, results.at(-1))
      const parts = results.map(({ rollup, policy, status }) => periodOfOrg(rollup, policy, status))
      return reply(200, orgPeriod(policy, orgId, period, merged(parts)))
    }),
  ]
}
