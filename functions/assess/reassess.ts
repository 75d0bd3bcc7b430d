import { assessCadre } from '../../shared/assessing/assess-cadre.ts'
import type { RunDependencies } from '../../shared/assessing/run.ts'
import type { WorkOf } from '../../shared/assessing/work.ts'
import { lastDate, localMonth, monthsBetween } from '../../shared/domain/calendar.ts'
import { huaian2016 } from '../../shared/domain/policy.ts'

/**
 * Assesses anew every month that was assessed before and on which the changed month may bear: itself and later ones.
 * A provisional result is replaced, a final one restated.
 */
export async function reassess(
  deps: RunDependencies,
  { cadreId, month: changedMonth }: WorkOf<'reassess'>,
): Promise<void> {
  const current = localMonth(deps.now().toISOString(), huaian2016.timeZone)
  for (const month of monthsBetween(changedMonth, current)) {
    const latest = await deps.assessments.latest(cadreId, month)
    if (!latest) continue
    const { orgs } = await assessCadre(deps, cadreId, month, lastDate(month), latest.status)
    await deps.send(orgs.map(orgId => ({ kind: 'rollUp', month, orgId })))
  }
}
