import type { Column, Table, Value } from './table.ts'

/** A column with the cell that it has for a line. */
export type Shown<Line> = readonly [column: Column, cell: (line: Line, index: number) => Value]

/** Columns of a table, and a row of each line. */
export const tabulated = <Line>(
  shown: readonly Shown<Line>[],
  lines: readonly Line[],
): Pick<Table, 'columns' | 'rows'> => ({
  columns: shown.map(([column]) => column),
  rows: lines.map((line, index) => shown.map(([, cell]) => cell(line, index))),
})

/** A column of text. */
export const text = (header: string, width: number, align?: 'center'): Column => ({
  header,
  width,
  type: 'text',
  ...(align && { align }),
})

/** A column of scores. */
export const score = (header: string, width = 9): Column => ({
  header,
  width,
  type: 'number',
  format: '0.0',
  align: 'center',
})

/** A column of whole numbers. */
export const count = (header: string, width = 9): Column => ({
  header,
  width,
  type: 'number',
  format: '0',
  align: 'center',
})

/** A column of dates. */
export const date = (header: string, width = 12): Column => ({ header, width, type: 'date' })
