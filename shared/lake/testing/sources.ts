import { calendarsOn } from '../../repositories/calendars.ts'
import { dismissalsOn } from '../../repositories/dismissals.ts'
import { erasuresOn } from '../../repositories/erasures.ts'
import { eventMonthsOn } from '../../repositories/event-months.ts'
import { lakeMarksOn } from '../../repositories/lake-marks.ts'
import { ledgerOn } from '../../repositories/ledger.ts'
import { policiesOn } from '../../repositories/policies.ts'
import { revisionsOn } from '../../repositories/revisions.ts'
import { rootsOn } from '../../repositories/roots.ts'
import { rosterReadsOn } from '../../repositories/roster/open.ts'
import type { memoryTables } from '../../repositories/testing/memory.ts'
import { topicsOn } from '../../repositories/topics.ts'
import { toParquet } from '../parquet.ts'
import { memoryObjects } from './memory-objects.ts'

/** What the lake is made of on a system's tables, and a bucket in memory. */
export function lakeSourcesOn(tables: ReturnType<typeof memoryTables>, now: () => Date) {
  const roots = rootsOn(rosterReadsOn(tables.roster), now)
  return {
    ledger: ledgerOn(tables.ledger),
    roster: rosterReadsOn(tables.roster),
    revisions: revisionsOn(tables.results),
    eventMonths: eventMonthsOn(tables.views),
    roots,
    policies: policiesOn(tables.settings, roots),
    calendars: calendarsOn(tables.settings),
    dismissals: dismissalsOn(tables.results),
    topics: topicsOn(tables.results),
    erasures: erasuresOn(tables.roster),
    marks: lakeMarksOn(tables.views),
    objects: memoryObjects(),
    encode: toParquet,
    now,
  }
}
