import type { RecordedEvent } from '../../events/index.ts'
import type { Credit } from '../domain/assessment/credit.ts'
import type { Evidence } from '../domain/assessment/evidence.ts'
import type { Revision } from '../domain/assessment/revision.ts'
import type { MonthFacts } from '../domain/ledger/facts.ts'
import type { Assessments } from '../repositories/assessments.ts'
import type { FactsStore } from '../repositories/facts.ts'
import type { Ledger } from '../repositories/ledger.ts'
import type { Aliases } from './own/aliases.ts'
import type { OwnRevision } from './own/revisions.ts'

/** Where what is known of a cadre is read. */
export interface ViewSources {
  readonly facts: Pick<FactsStore, 'readFacts' | 'readFactsBetween'>
  readonly ledger: Pick<Ledger, 'readMonthEvents'>
  readonly assessments: Pick<Assessments, 'readLatestRevision' | 'readRevision' | 'readRevisions'>
  readonly aliases: () => Promise<Aliases>
}

/** Sources as the caller may see them, for what is computed on the way. */
export type SeenSources = Pick<ViewSources, 'facts' | 'ledger'>

type Restates = NonNullable<Revision['restates']>

/** A result as others than the cadre see it. */
export type ShownRevision = Omit<Revision, 'restates' | 'voiced' | 'movedFrom'> & {
  withheld?: undefined
  restates?: Omit<Restates, 'rosterChanges'> & {
    rosterChanges: (Omit<Restates['rosterChanges'][number], 'by'> & { by?: string })[]
  }
}

/** A result as the caller sees it. */
export type SeenRevision = ShownRevision | OwnRevision

/** What a caller sees of one cadre. */
export interface CadreView {
  /** The events of a month; of those that were voided, too. */
  readEvents(month: string): Promise<readonly RecordedEvent[]>
  readFacts(month: string): Promise<{ version: number; facts: MonthFacts }>
  /** A revision of a month, by its number; the latest unless said. */
  readRevision(month: string, revision?: number): Promise<SeenRevision | undefined>
  /** Revisions of a month, ascending, numbered from 1. */
  readRevisions(month: string): Promise<SeenRevision[]>
  /** What is computed of the sources as the caller may see them. */
  progressOf<Progress extends { evidence: Evidence; digest: string; lateEvents: number }>(
    month: string,
    read: (sources: SeenSources) => Promise<Progress | undefined>,
  ): Promise<(Omit<Progress, 'digest'> & { digest?: string }) | undefined>
  /** Which events counted, of those that the caller may know. */
  creditOf(credited: { credit: Credit; events: readonly RecordedEvent[] }): Credit
}
