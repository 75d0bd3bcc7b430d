import type { Objects } from '../aws/objects.ts'
import type { Calendars } from '../repositories/calendars.ts'
import type { Dismissals } from '../repositories/dismissals.ts'
import type { Erasures } from '../repositories/erasures.ts'
import type { EventMonths } from '../repositories/event-months.ts'
import type { LakeMarks } from '../repositories/lake-marks.ts'
import type { Ledger } from '../repositories/ledger.ts'
import type { Policies } from '../repositories/policies.ts'
import type { Revisions } from '../repositories/revisions.ts'
import type { Roots } from '../repositories/roots.ts'
import type { RosterReads } from '../repositories/roster/roster.ts'
import type { Topics } from '../repositories/topics.ts'
import type { Encode } from './parquet.ts'

/** The records that the lake is made of, and where it lies. */
export interface LakeSources {
  readonly ledger: Pick<Ledger, 'readMonthEvents'>
  readonly roster: Pick<
    RosterReads,
    'listChildren' | 'listMembers' | 'readCadreWithLinks' | 'readOrgProfile' | 'listBasesOfOrg'
  >
  readonly revisions: Pick<Revisions, 'readRevisionsBetween' | 'listAssessedMonths'>
  readonly eventMonths: EventMonths
  readonly policies: Pick<Policies, 'listPolicyVersions'>
  readonly calendars: Pick<Calendars, 'listCalendarYears'>
  readonly dismissals: Pick<Dismissals, 'readDismissals'>
  readonly topics: Pick<Topics, 'listTopics'>
  readonly erasures: Pick<Erasures, 'listErasures'>
  readonly roots: Roots
  readonly marks: LakeMarks
  readonly objects: Objects
  readonly encode: Encode
  readonly now: () => Date
}
