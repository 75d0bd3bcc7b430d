import { plainText } from './plain.ts'
import type { Column, Table, Value } from './table.ts'

const formula = /(^|[;|\n])([\s"\p{Cf}]*)(?=[=+\-@＝＋－＠])/gu

/** Text that no spreadsheet takes for a formula, nor any part of it where `;` or `|` separates. */
const guarded = (text: string) => plainText(text).replace(formula, "$1$2'")

const quoted = (text: string) => `"${guarded(text).replaceAll('"', '""')}"`

function cell(value: Value, { type }: Column): string {
  if (value === null) return ''
  const isNumber = type === 'number' && typeof value === 'number' && Number.isFinite(value)
  return isNumber ? String(value) : quoted(String(value))
}

/** Writes a table as .csv (RFC 4180), UTF-8 with BOM, no title; a ' in front of what would be a formula (OWASP). */
export function writeCsv({ columns, rows }: Pick<Table, 'columns' | 'rows'>): Uint8Array {
  const lines = [
    columns.map(({ header }) => quoted(header)),
    ...rows.map(row => columns.map((column, at) => cell(row[at] ?? null, column))),
  ]
  return new TextEncoder().encode(`\uFEFF${lines.map(line => `${line.join(',')}\r\n`).join('')}`)
}
