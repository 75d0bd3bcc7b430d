import { dueAs, orgIn } from '../../../../shared/assessing/due.ts'
import { progressOf } from '../../../../shared/assessing/run.ts'
import type { Status } from '../../../../shared/domain/assessment/revision.ts'
import { localMonth } from '../../../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../../../shared/domain/time/ledger-zone.ts'
import type { Opening } from '../../../../shared/repositories/openings.ts'
import type { Stores } from '../stores.ts'

/** Milliseconds for which openings and runs are remembered: every cadre asks for them. */
const lifetime = 500

/** Which months are due, and where a run has not come so far yet. */
export interface Months {
  /** Openings of all months. */
  openings(): Promise<readonly Opening[]>
  /** Months of which a run is under way: what it has not reached is not missing. */
  running(): Promise<ReadonlySet<string>>
  /** Whether a month is over: before, nobody assesses again by itself. */
  isOver(month: string): boolean
  /** The org and the status in which a cadre's result of a month is due; undefined where none is. */
  due(cadreId: string, month: string): Promise<{ orgId: string; status: Status } | undefined>
}

async function readRunning({ runs }: Stores): Promise<ReadonlySet<string>> {
  const months = new Set<string>()
  for (const { month, runId } of await runs.listOpenRuns()) {
    const run = await runs.readRun(month, runId)
    const orgs = run ? await runs.listOrgProgress(month, runId) : []
    if (run && progressOf(run, orgs).state !== 'done') months.add(month)
  }
  return months
}

export function monthsOf(stores: Stores): Months {
  const remembered = <Value>(read: () => Promise<Value>) => {
    let known: { value: Promise<Value>; until: number } | undefined
    return () => {
      if (known === undefined || known.until < Date.now())
        known = { value: read(), until: Date.now() + lifetime }
      return known.value
    }
  }
  const openings = remembered(() => stores.openings.listOpenings('0000-00'))
  return {
    openings,
    running: remembered(() => readRunning(stores)),
    isOver: month => month < localMonth(stores.now().toISOString(), ledgerZone),
    async due(cadreId, month) {
      const orgId = await orgIn(stores.roster, cadreId, month)
      const status = await dueAs(stores.roster, cadreId, month, await openings())
      return orgId === undefined || status === undefined ? undefined : { orgId, status }
    },
  }
}
