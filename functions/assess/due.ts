import { type RunDependencies, startRun } from '../../shared/assessing/run.ts'
import type { WorkOf } from '../../shared/assessing/work.ts'
import { addMonths, localMonth } from '../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../shared/domain/time/ledger-zone.ts'

/**
 * Runs the month before the firing, over all orgs. Scheduler may fire twice: the run's id is made of what it is for
 * and by which policy, so that the second firing finds it begun.
 */
export async function runDueMonth(deps: RunDependencies, { status, at }: WorkOf<'due'>): Promise<void> {
  const { policies, roster } = deps
  const month = addMonths(localMonth(at, ledgerZone), -1)
  const policy = await policies.readPolicyOfMonth(month)
  await startRun(deps, {
    month,
    runId: `scheduled-${status}-${policy.id}-${policy.version}`,
    status,
    roots: await roster.listChildren(),
    by: 'schedule',
    startedAt: at,
  })
}
