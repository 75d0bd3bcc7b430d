import type { Sheet } from '../read/sheet.ts'
import { readXlsx } from '../read/xlsx.ts'
import { Zip } from '../read/zip.ts'
import { widthOf } from '../write/width.ts'

/** How a sheet is set up to be printed, as its file says it. */
export interface PageSetup {
  readonly name: string
  readonly across: boolean
  /** Rows that are on each page, such as `$1:$3`, and what is printed, such as `$A$1:$L$40`. */
  readonly titles: string | undefined
  readonly area: string | undefined
  /** Columns that are printed, and how wide they are together, in half Han characters. */
  readonly columns: number
  readonly width: number
  /** A4, as wide as the paper, numbered pages. */
  readonly fits: boolean
  /** Rows whose height is less than their texts need, counted from 1. */
  readonly tooLow: readonly number[]
}

const pointsOfLine = 14
const columnOf = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

function setupOf(
  zip: Zip,
  workbook: string,
  { name, rows, merges }: ReturnType<typeof readXlsx>[number],
  at: number,
) {
  const xml = zip.text(`xl/worksheets/sheet${at + 1}.xml`) ?? ''
  const range = (id: string) =>
    new RegExp(`name="_xlnm.${id}" localSheetId="${at}">[^<]*!([^<!]+)<`).exec(workbook)?.[1]
  const area = range('Print_Area')
  const columns = columnOf(/:\$([A-Z]+)/.exec(area ?? '')?.[1] ?? '')
  const widths = [...xml.matchAll(/<col [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width))
  const heights = [...xml.matchAll(/<row r="(\d+)"(?: ht="([\d.]+)")?/g)].map(([, row, height]) => [
    Number(row),
    Number(height),
  ])
  const linesOf = (text: string, row: number, column: number) => {
    // A number is shown by its format, in one line.
    if (/^-?[\d.]+$/.test(text)) return 1
    const { right = column, bottom = row } =
      merges.find(({ top, left }) => top === row && left === column) ?? {}
    const width = widths.slice(column, right + 1).reduce((sum, each) => sum + each, 0)
    const lines = text
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / width)), 0)
    return lines / (bottom - row + 1)
  }
  return {
    name,
    across: xml.includes('orientation="landscape"'),
    titles: range('Print_Titles'),
    area,
    columns,
    width: widths.slice(0, columns).reduce((sum, width) => sum + width, 0),
    fits:
      xml.includes('<pageSetUpPr fitToPage="1"/>') &&
      /<pageSetup paperSize="9"[^>]* fitToWidth="1" fitToHeight="0"/.test(xml) &&
      /<oddFooter>.*&#38;P.*&#38;N.*<\/oddFooter>/.test(xml),
    tooLow: heights.flatMap(([row = 0, height = 0]) => {
      const lines = (rows[row - 1] ?? []).map((text, column) => linesOf(text, row - 1, column))
      return height < Math.min(400, pointsOfLine * Math.max(1, ...lines)) ? [row] : []
    }),
  }
}

/** How the sheets of a file are set up to be printed. */
export function pageSetups(bytes: Uint8Array): PageSetup[] {
  const zip = new Zip(bytes)
  const workbook = zip.text('xl/workbook.xml') ?? ''
  return readXlsx(bytes).map((sheet, at) => setupOf(zip, workbook, sheet, at))
}

/** The sheets of a file, with those of their columns alone that are printed. */
export function printedSheets(bytes: Uint8Array): Sheet[] {
  const setups = pageSetups(bytes)
  return readXlsx(bytes).map((sheet, at) => ({
    ...sheet,
    rows: sheet.rows.map(row => row.slice(0, setups[at]?.columns)),
  }))
}

/** What is wrong with the sheets of a file as papers: those named have at most twelve columns that one can read on A4. */
export function paperFaults(bytes: Uint8Array, papers: readonly string[]): string[] {
  return pageSetups(bytes).flatMap(({ name, across, titles, area, columns, width, fits, tooLow }) => {
    const isPaper = papers.includes(name)
    return [
      ...(fits ? [] : [`${name}: no A4, width or page number`]),
      ...(titles?.startsWith('$1:$') ? [] : [`${name}: no titles`]),
      ...(area?.startsWith('$A$1:$') ? [] : [`${name}: no area`]),
      ...(tooLow.length === 0 ? [] : [`${name}: rows ${tooLow} are too low`]),
      ...(isPaper && columns > 12 ? [`${name}: ${columns} columns`] : []),
      // Letters of 11 points shrink to seven at worst: about 220 half characters across, 150 upright.
      ...(isPaper && width > (across ? 220 : 150) ? [`${name}: ${width} wide`] : []),
    ]
  })
}
