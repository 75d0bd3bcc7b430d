import { assessCadre } from '../../shared/assessing/assess-cadre.ts'
import type { RunDependencies } from '../../shared/assessing/run.ts'
import type { WorkOf } from '../../shared/assessing/work.ts'
import type { Revision } from '../../shared/domain/assessment/revision.ts'
import { lastDate } from '../../shared/domain/time/calendar.ts'

/**
 * Assesses anew every month that was assessed before and on which the changed month may bear: itself and later ones.
 * A provisional result is replaced, a final one restated.
 */
export async function reassess(
  deps: RunDependencies,
  { cadreId, month: changedMonth }: WorkOf<'reassess'>,
): Promise<void> {
  for (const month of await deps.assessments.listAssessedMonths(cadreId, changedMonth)) {
    const latest = (await deps.assessments.readLatestRevision(cadreId, month)) as Revision
    const { orgs } = await assessCadre(deps, cadreId, month, lastDate(month), latest.status)
    await deps.send(orgs.map(orgId => ({ kind: 'rollUp', month, orgId })))
  }
}
