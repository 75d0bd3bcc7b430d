import { writeFileSync } from 'node:fs'
import { answerColumnLabel, answerValueLabel } from '../../../shared/labels/lake.ts'
import { toParquet } from '../../../shared/lake/parquet.ts'
import type { Chart } from '../../../shared/lake/questions/question.ts'
import { writeCsv } from '../../../shared/spreadsheet/write/csv.ts'
import type { Paint } from '../terminal/table.ts'
import { tableLines } from '../terminal/table.ts'
import type { Answer } from './duck.ts'
import { drawChart } from './svg.ts'

/** Rows shown on a terminal; all go into a file. */
const mostLines = 200

const isNumber = (type: Answer['columns'][number]['type']) => ['int', 'bigint', 'double'].includes(type)

/** A cell as people read it. */
function textOf(value: unknown, { name, type }: Answer['columns'][number]): string {
  if (value === null) return '—'
  if (type === 'double') return Number.isInteger(value) ? `${value}.0` : String(value)
  return Array.isArray(value) ? value.join(' ') : answerValueLabel(name, String(value))
}

/** The answer as a table on a terminal. */
export function printAnswer({ columns, rows }: Answer, paint: Paint, write: (line: string) => void): void {
  const heading = columns.map(({ name }) => answerColumnLabel(name))
  const cells = rows.slice(0, mostLines).map(row => columns.map((column, at) => textOf(row[at], column)))
  for (const line of tableLines([heading, ...cells], paint)) write(line)
  if (rows.length > mostLines) write(`… ${rows.length} rows; --csv FILE has them all`)
}

/** Saves the answer for a spreadsheet. */
export function saveCsv({ columns, rows }: Answer, file: string): void {
  const table = {
    columns: columns.map(({ name, type }) => ({
      header: answerColumnLabel(name),
      type: isNumber(type) ? ('number' as const) : ('text' as const),
      width: 12,
    })),
    rows: rows.map(row =>
      columns.map((column, at) => {
        const value = row[at] ?? null
        if (value === null || isNumber(column.type)) return value as number | null
        return textOf(value, column)
      }),
    ),
  }
  writeFileSync(file, writeCsv(table))
}

/** Saves the answer for other tools, with codes as they are. */
export function saveParquet({ columns, rows }: Answer, file: string): void {
  const types = Object.fromEntries(columns.map(({ name, type }) => [name, type]))
  const records = rows.map(row => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])))
  writeFileSync(file, toParquet(types, records))
}

/** Saves the answer as a picture. */
export function saveSvg({ columns, rows }: Answer, chart: Chart, title: string, file: string): void {
  const at = (name: string) => columns.findIndex(column => column.name === name)
  const cell = (row: readonly unknown[], name: string) => {
    const index = at(name)
    const column = columns[index]
    return column ? textOf(row[index], column) : ''
  }
  const marks = rows.map(row => ({
    along: cell(row, chart.along),
    series: chart.series === undefined ? '' : cell(row, chart.series),
    value: Number(row[at(chart.measured)] ?? 0),
  }))
  writeFileSync(file, drawChart(chart.kind, title, answerColumnLabel(chart.measured), marks))
}
