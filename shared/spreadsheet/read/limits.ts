import { fileReasons } from '../../labels/files.ts'
import { Unreadable } from './unreadable.ts'

/** What a file may cost: a county's annex sheet has some hundred rows and 30 kB. */
export const limits = {
  fileBytes: 2 * 1024 * 1024,
  inflatedBytes: 32 * 1024 * 1024,
  entries: 1_000,
  sheets: 100,
  rows: 5_000,
  /** Of sheets whose rows are worked on as a job. */
  jobRows: 20_000,
  columns: 64,
  cellLength: 2_000,
  mergedCells: 100_000,
} as const

/** Refuses a value outside the limits; `row` and `column` count from 1. */
export function checkCell(row: number, column: number, text: string, mostRows: number): void {
  if (row > mostRows) {
    throw new Unreadable('too_many_rows', fileReasons.tooManyRows(mostRows, row))
  }
  if (column > limits.columns) {
    throw new Unreadable('too_many_columns', fileReasons.tooManyColumns(limits.columns, column))
  }
  if (text.length > limits.cellLength) {
    throw new Unreadable('cell_too_long', fileReasons.cellTooLong(row, column, limits.cellLength))
  }
}
