import { monthsNeeded } from '../domain/assessment/needs.ts'
import type { Causes, Revision } from '../domain/assessment/revision.ts'
import { compareInstants, monthsBetween } from '../domain/calendar.ts'
import type { Policy } from '../domain/policy.ts'
import type { Ledger } from '../store/ledger.ts'
import type { RosterReads } from '../store/roster/roster.ts'

/** What was recorded or changed since a revision and may bear on it: why a final result has to be restated. */
export async function causesSince(
  { ledger, roster }: { ledger: Pick<Ledger, 'readMonth'>; roster: Pick<RosterReads, 'audit'> },
  policy: Policy,
  { cadreId, month, assessedAt }: Revision,
): Promise<Causes> {
  const months = monthsBetween(...monthsNeeded(policy, month))
  const [audit, ...partitions] = await Promise.all([
    roster.audit({ cadre: cadreId }),
    ...months.map(known => ledger.readMonth(cadreId, known, true)),
  ])
  const events = partitions.flat().filter(event => compareInstants(event.recordedAt, assessedAt) > 0)
  const rosterChanges = audit.filter(change => compareInstants(change.at, assessedAt) > 0)
  return {
    events: events.map(({ id }) => id).sort(),
    rosterChanges: rosterChanges.map(({ at, by }) => ({ at, by })),
  }
}
