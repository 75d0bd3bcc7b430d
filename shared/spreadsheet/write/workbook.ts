import writeXlsxFile, { type CellObject, type Sheet, type SheetData } from 'write-excel-file/universal'
import { sheetFont } from '../../labels/sheets.ts'
import { type Printing, printing } from './printing.ts'
import { sheetName } from './table.ts'
import { linesIn } from './width.ts'

/** A sheet by its cells; its first rows stay in view and are printed on each page. */
export interface CellSheet {
  readonly name: string
  /** Of the columns, in characters. */
  readonly widths: readonly number[]
  readonly headerRows: number
  readonly landscape: boolean
  readonly rows: SheetData
  /** Columns that are printed, the first ones; all unless said. */
  readonly printed?: number
  readonly images?: Sheet<Blob>['images']
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

/** Points that a line takes, what a row has besides, and what a spreadsheet allows. */
const [linePoints, morePoints, mostPoints] = [14.5, 5, 409]

type Cell = CellObject | null | undefined

/** Lines of a cell, those of merged rows shared among them. */
function linesOf(cell: Cell, widths: readonly number[], column: number): number {
  if (typeof cell?.value !== 'string') return 1
  const { columnSpan = 1, rowSpan = 1 } = cell
  const width = widths.slice(column, column + columnSpan).reduce((sum, each) => sum + each, -1)
  return Math.ceil(linesIn(cell.value, width) / rowSpan)
}

/** A row as high as its longest text needs: spreadsheets do not see to that where cells are merged. */
function fitted(row: SheetData[number], widths: readonly number[]): SheetData[number] {
  const cells = row as readonly Cell[]
  const [first, ...others] = cells
  if (first?.height !== undefined) return row
  const lines = Math.max(...cells.map((cell, column) => linesOf(cell, widths, column)))
  const at = first ? 0 : others.findIndex(cell => cell) + 1
  const height = Math.min(mostPoints, lines * linePoints + morePoints)
  return cells.map((cell, column) => (column === at ? { ...cell, height } : (cell ?? null)))
}

const printingOf = ({ widths, rows, printed, ...page }: CellSheet): Printing => ({
  ...page,
  rows: rows.length,
  columns: Math.min(printed ?? widths.length, widths.length),
})

/** Bytes of a workbook. */
export async function toBytes(sheets: readonly CellSheet[]): Promise<Uint8Array> {
  const names = distinctNames(sheets.map(({ name }) => name))
  const pages = sheets.map((sheet, index) => ({ ...sheet, name: names[index] as string }))
  const blob = await writeXlsxFile(
    pages.map(({ name, widths, headerRows, rows, images = [] }) => ({
      sheet: name,
      columns: widths.map(width => ({ width })),
      stickyRowsCount: headerRows,
      // Has the page set up at all; `printing` says how.
      orientation: 'landscape' as const,
      images,
      data: rows.map(row => fitted(row, widths)),
    })),
    { fontFamily: sheetFont, fontSize: 11, features: [printing(pages.map(printingOf))] },
  ).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}
