import type { CellObject, SheetData } from 'write-excel-file/universal'
import { plainText } from './plain.ts'
import type { Column, Value } from './table.ts'

const escaped = (character: string) =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

/** Escapes text that a workbook would read as an escaped character, such as `_x0041_`. */
function escapeText(text: string): string {
  // write-excel-file 4.1.1 keeps texts as keys of a plain object and loses those that every object has (__proto__).
  const free = text in Object.prototype ? text.replace(/^./, escaped) : text
  return free === text ? text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, escaped) : free
}

const border = { borderStyle: 'thin', borderColor: '#808080', alignVertical: 'center' } as const

/** A cell of text: typed as text, so that no spreadsheet takes it for a formula or a number. */
export function textCell(text: string, style: CellObject = {}): CellObject {
  const plain = escapeText(plainText(text))
  const value = plain === '' ? {} : { value: plain, type: String, format: '@' }
  return { ...border, wrap: true, ...style, ...value }
}

/** A cell of text without a border, for what stands above and below a table. */
export function plainCell(text: string, height?: number): CellObject {
  const { borderStyle: _, borderColor: __, ...cell } = textCell(text)
  return { ...cell, ...(height !== undefined && { height }) }
}

/** A cell over so many columns. */
export const spanning = (cell: CellObject, columns: number): SheetData[number] => [
  { ...cell, columnSpan: columns },
  ...Array.from({ length: columns - 1 }, () => null),
]

/** A cell of a column's header. */
export function headerCell(text: string): CellObject {
  return textCell(text, { align: 'center', fontWeight: 'bold', backgroundColor: '#E7EEF7' })
}

/** A date as a real date. */
export function dateCell(date: string, format = 'yyyy.m.d'): CellObject {
  return { ...border, align: 'center', value: new Date(`${date}T00:00:00Z`), type: Date, format }
}

/** A value as its column wants it; a number column shows what is not a number as text. */
export function valueCell(value: Value, { type, format, align }: Column): CellObject {
  if (value === null || value === '') return { ...border }
  if (type === 'number' && typeof value === 'number' && Number.isFinite(value)) {
    return {
      ...border,
      ...(align && { align }),
      value,
      type: Number,
      ...(format !== undefined && { format }),
    }
  }
  if (type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(String(value))) return dateCell(String(value), format)
  return textCell(String(value), align && { align })
}
