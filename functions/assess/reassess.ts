import { assessCadre } from '../../shared/assessing/assess-cadre.ts'
import { dueAs, orgIn } from '../../shared/assessing/due.ts'
import type { RunDependencies } from '../../shared/assessing/run-ports.ts'
import type { Work, WorkOf } from '../../shared/assessing/work.ts'
import type { Status } from '../../shared/domain/assessment/revision.ts'
import { lastDate } from '../../shared/domain/time/calendar.ts'
import type { Opening } from '../../shared/repositories/openings.ts'
import type { KeptBackReason } from '../../shared/repositories/org-progress.ts'
import { log } from '../../shared/telemetry/log.ts'
import { measure } from '../../shared/telemetry/metrics.ts'
import { delayAfter, failureOf } from './failure.ts'
import { release } from './release.ts'
import { suspectAfter, type Turn } from './turn.ts'

/** Assesses a cadre's month as what it is due; as what that was, and the orgs whose sums may have changed. */
async function assessDue(
  deps: RunDependencies,
  cadreId: string,
  month: string,
  openings: readonly Opening[],
): Promise<{ status?: Status; orgs: readonly string[] }> {
  const latest = await deps.assessments.readLatestRevision(cadreId, month)
  const due = latest?.status === 'final' ? 'final' : await dueAs(deps.roster, cadreId, month, openings)
  const status = due ?? latest?.status
  if (status === undefined) return { orgs: [] }
  const orgId = latest?.orgId ?? (await orgIn(deps.roster, cadreId, month))
  return { status, orgs: (await assessCadre(deps, cadreId, month, lastDate(month), status, orgId)).orgs }
}

const rollUps = (month: string, orgIds: readonly string[]) =>
  [...new Set(orgIds)].map((orgId): Work => ({ kind: 'rollUp', month, orgId }))

/** Notes that a cadre's result is not what it should be, where its org's sums say so; it gets its turn within the hour. */
async function keepBack(
  deps: RunDependencies,
  cadreId: string,
  month: string,
  reason: KeptBackReason,
): Promise<void> {
  measure('keptBack', 1, reason)
  const latest = await deps.assessments.readLatestRevision(cadreId, month)
  const orgId = (await orgIn(deps.roster, cadreId, month)) ?? latest?.orgId
  if (orgId === undefined) return
  await deps.keptBack.keepBack({ orgId, month, cadreId, runIds: [], at: deps.now().toISOString() }, reason)
  await deps.send(rollUps(month, [orgId]))
}

/**
 * Assesses anew every month on which the changed one may bear, itself and later ones: where there is a result, and where
 * one is due, be it that a run is only about to write it or that the cadre became known after the closing. A provisional
 * result is replaced, a final one restated. A month that fails is tried a few times, then the cadre is kept back.
 */
export async function reassess(deps: RunDependencies, message: WorkOf<'reassess'>): Promise<void> {
  const { cadreId, month: changedMonth, tries = 0 } = message
  // The openings first: whoever opens a month after this reads the change itself.
  const openings = await deps.openings.listOpenings(changedMonth)
  const assessed = await deps.assessments.listAssessedMonths(cadreId, changedMonth)
  const months = new Set([...assessed, ...openings.map(({ month }) => month)])
  for (const month of [...months].sort()) {
    try {
      const { status, orgs } = await assessDue(deps, cadreId, month, openings)
      for (const orgId of orgs) {
        if (!(await deps.keptBack.isKeptBack(orgId, month, cadreId))) continue
        // The month may have been closed meanwhile, and the cadre be kept back for that.
        const due = await dueAs(deps.roster, cadreId, month, await deps.openings.listOpeningsOfMonth(month))
        if (status === 'final' || due !== 'final') await release(deps, orgId, month, cadreId)
      }
      await deps.send(rollUps(month, orgs))
    } catch (error) {
      const { reason, tries: most } = failureOf(error)
      log.error('not assessed again', error, { cadreId, month, reason, tries })
      if (tries + 1 < most) return deps.send([{ ...message, month, tries: tries + 1 }], delayAfter(tries))
      await keepBack(deps, cadreId, month, reason)
    }
  }
}

/** Assesses a cadre who was kept back; if that fails again it stays so, until the next time. */
export async function mend(deps: RunDependencies, message: WorkOf<'mend'>, turn: Turn): Promise<void> {
  const { month, orgId, cadreId } = message
  if (turn.receives >= suspectAfter) return
  let orgIds: readonly string[]
  try {
    orgIds = (await assessDue(deps, cadreId, month, await deps.openings.listOpenings(month))).orgs
  } catch (error) {
    return log.error('still not assessed', error, { reason: failureOf(error).reason })
  }
  await release(deps, orgId, month, cadreId, () => deps.send(rollUps(month, [orgId, ...orgIds])))
}
