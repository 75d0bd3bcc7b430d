import writeXlsxFile, { type Sheet, type SheetData } from 'write-excel-file/universal'
import { headerCell, textCell, valueCell } from './cells.ts'
import { sheetName, type Table } from './table.ts'

type Sheets = Sheet<Blob>[]

/** Bytes of a workbook. */
export async function toBytes(sheets: Sheets): Promise<Uint8Array> {
  const blob = await writeXlsxFile(sheets, { fontFamily: '宋体', fontSize: 11 }).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}

/** A title over all columns. */
export function titleRow(title: string, columns: number): SheetData[number] {
  const cell = textCell(title, {
    align: 'center',
    fontWeight: 'bold',
    fontSize: 16,
    height: 32,
    columnSpan: columns,
  })
  return [cell, ...Array.from({ length: columns - 1 }, () => null)]
}

function distinctNames(names: readonly string[]): string[] {
  const used = new Set<string>()
  return names.map(name => {
    let free = sheetName(name)
    for (let number = 2; used.has(free.toLowerCase()); number += 1) {
      free = `${sheetName(name).slice(0, 27).toWellFormed()} ${number}`
    }
    used.add(free.toLowerCase())
    return free
  })
}

/** Writes one sheet per table as .xlsx: title and header frozen, widths and number formats set. */
export function writeXlsx(tables: readonly Table[]): Promise<Uint8Array> {
  const names = distinctNames(tables.map(table => table.name))
  return toBytes(
    tables.map(({ title, columns, rows }, index) => ({
      sheet: names[index] as string,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: title === undefined ? 1 : 2,
      data: [
        ...(title === undefined ? [] : [titleRow(title, columns.length)]),
        columns.map(column => headerCell(column.header)),
        ...rows.map(row => columns.map((column, at) => valueCell(row[at] ?? null, column))),
      ],
    })),
  )
}
