import type { JobRow, RefusedRow, RowResult } from '../../shared/importing/rows.ts'
import type { Job } from '../../shared/repositories/jobs.ts'
import type { Dependencies } from './ports.ts'

/** How rows of a kind are worked on. Both say the same of a row, but `plan` writes nothing. */
export interface RowWork<Row extends JobRow> {
  plan(row: Row): Promise<RowResult>
  /** Takes a row that `plan` did not refuse; writes nothing that is there already. */
  apply(row: Row): Promise<RowResult>
}

/** A row that may be worked on. */
export type OpenRow = Exclude<JobRow, RefusedRow>

/** What is worked on for a chunk of a job. */
export type Working = (deps: Dependencies, job: Job, rows: readonly OpenRow[]) => RowWork<OpenRow>

/** A result with a remark that the row carries. */
export function remarked({ result, reason }: RowResult, { remark }: Pick<JobRow, 'remark'>): RowResult {
  const text = [reason, remark].filter(each => each !== undefined).join('；')
  return { result, ...(text !== '' && { reason: text }) }
}
