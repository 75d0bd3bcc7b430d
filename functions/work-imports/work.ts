import type { JobRow, RefusedRow, RowResult } from '../../shared/importing/rows.ts'
import type { Directory } from '../../shared/repositories/directory.ts'
import type { Job, Jobs } from '../../shared/repositories/jobs.ts'
import type { Ledger } from '../../shared/repositories/ledger.ts'
import type { CurrentPolicy } from '../../shared/repositories/policies.ts'
import type { Roster } from '../../shared/repositories/roster/roster.ts'

/** What working on rows needs. */
export interface WorkDependencies {
  readonly jobs: Jobs
  readonly roster: Roster
  readonly directory: Directory
  readonly ledger: Ledger
  readonly policies: CurrentPolicy
  readonly now: () => Date
}

/** How rows of a kind are worked on. Both say the same of a row, but `plan` writes nothing. */
export interface RowWork<Row extends JobRow> {
  plan(row: Row): Promise<RowResult>
  /** Takes a row that `plan` did not refuse; writes nothing that is there already. */
  apply(row: Row): Promise<RowResult>
}

/** A row that may be worked on. */
export type OpenRow = Exclude<JobRow, RefusedRow>

/** What is worked on for a chunk of a job. */
export type Working = (deps: WorkDependencies, job: Job, rows: readonly OpenRow[]) => RowWork<OpenRow>

/** A result with a remark that the row carries. */
export function remarked({ result, reason }: RowResult, { remark }: Pick<JobRow, 'remark'>): RowResult {
  const text = [reason, remark].filter(each => each !== undefined).join('；')
  return { result, ...(text !== '' && { reason: text }) }
}
