import { stringify } from 'csv-stringify/sync'
import { plainText } from './plain.ts'
import type { Column, Table, Value } from './table.ts'

const formula = /(^|[;|\n])([\s"\p{Cf}]*)(?=[=+\-@＝＋－＠])/gu

/** Text that no spreadsheet takes for a formula, nor any part of it where `;` or `|` separates. */
const guarded = (text: string) => plainText(text).replace(formula, "$1$2'")

const cell = (value: Value, { type }: Column) => {
  if (value === null) return null
  return type === 'number' && typeof value === 'number' && Number.isFinite(value)
    ? value
    : guarded(String(value))
}

/**
 * Writes a table as .csv for spreadsheets: UTF-8 with BOM, CRLF, every text quoted. What a spreadsheet would take for a
 * formula (= + - @, also full-width) gets a ' in front, as OWASP advises. The title is left out.
 */
export function writeCsv({ columns, rows }: Pick<Table, 'columns' | 'rows'>): Uint8Array {
  const text = stringify(
    [
      columns.map(column => guarded(column.header)),
      ...rows.map(row => columns.map((column, at) => cell(row[at] ?? null, column))),
    ],
    { bom: true, record_delimiter: 'windows', quoted_string: true },
  )
  return new TextEncoder().encode(text)
}
