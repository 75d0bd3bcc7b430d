import type { SheetData } from 'write-excel-file/universal'
import { headerCell, plainCell, spanning, textCell, valueCell } from './cells.ts'
import type { Table } from './table.ts'
import { type CellSheet, toBytes } from './workbook.ts'

/** A title over all columns. */
export const titleRow = (title: string, columns: number): SheetData[number] =>
  spanning(textCell(title, { align: 'center', fontWeight: 'bold', fontSize: 16, height: 32 }), columns)

/** Texts side by side over all columns, each with as many columns as its share of the width asks for. */
function sideBySide(texts: readonly string[], widths: readonly number[], height?: number): SheetData[number] {
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const row: SheetData[number] = []
  let [at, reached] = [0, 0]
  texts.forEach((text, index) => {
    const from = at
    const left = texts.length - index - 1
    do reached += widths[at++] ?? 0
    while (at < widths.length - left && (left === 0 || reached < (whole * (index + 1)) / texts.length))
    row.push(...spanning(plainCell(text, height), at - from))
  })
  return row
}

function sheetOf({ name, title, above, columns, rows, notes = [], signing, landscape }: Table): CellSheet {
  const widths = columns.map(({ width }) => width)
  const head = [
    ...(title === undefined ? [] : [titleRow(title, columns.length)]),
    ...(above === undefined ? [] : [sideBySide(above, widths)]),
    columns.map(({ header }) => headerCell(header)),
  ]
  return {
    name,
    widths,
    headerRows: head.length,
    landscape: landscape ?? false,
    rows: [
      ...head,
      ...rows.map(row => columns.map((column, at) => valueCell(row[at] ?? null, column))),
      ...notes.map(note => spanning(plainCell(note), columns.length)),
      ...(signing === undefined ? [] : [sideBySide(signing, widths, 42)]),
    ],
  }
}

/** Writes one sheet per table as .xlsx: title and header frozen, widths, heights and formats set, ready to be printed. */
export const writeXlsx = (tables: readonly Table[]): Promise<Uint8Array> => toBytes(tables.map(sheetOf))
