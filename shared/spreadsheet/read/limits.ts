import { Unreadable } from './unreadable.ts'

/** What a file may cost: a county's annex sheet has some hundred rows and 30 kB. */
export const limits = {
  fileBytes: 2 * 1024 * 1024,
  inflatedBytes: 32 * 1024 * 1024,
  entries: 1_000,
  sheets: 20,
  rows: 5_000,
  columns: 64,
  cellLength: 2_000,
  mergedCells: 100_000,
} as const

/** Refuses a value outside the limits; `row` and `column` count from 1. */
export function checkCell(row: number, column: number, text: string): void {
  if (row > limits.rows) {
    throw new Unreadable('too_many_rows', `表格不应超过${limits.rows}行，第${row}行仍有内容`)
  }
  if (column > limits.columns) {
    throw new Unreadable('too_many_columns', `表格不应超过${limits.columns}列，第${column}列仍有内容`)
  }
  if (text.length > limits.cellLength) {
    throw new Unreadable(
      'cell_too_long',
      `第${row}行第${column}列的内容超过${limits.cellLength}字，请精简后重新上传`,
    )
  }
}
