import { annexReasons, columnTitles, headerReasons } from '../labels/annex.ts'
import type { Sheet } from '../spreadsheet/read/sheet.ts'
import { readSpreadsheet } from '../spreadsheet/read/spreadsheet.ts'
import { Unreadable } from '../spreadsheet/read/unreadable.ts'
import type { AnnexLine, AnnexReading, FilledBy } from './annex.ts'
import { cleanLine } from './clean.ts'
import { Grid } from './grid.ts'
import { findHeader, type Header } from './header.ts'
import { readLines } from './lines.ts'
import { readRow } from './row.ts'

const labels = '填表单位|填报单位|填表人|填报人|联系电话|填表日期|填报日期'

function filledByOf(grid: Grid, header: Header): FilledBy {
  const said = Array.from({ length: header.from }, (_, row) =>
    grid.values(row).map(cleanLine).join('\n'),
  ).join('\n')
  const after = (label: RegExp) => {
    const match = new RegExp(
      `(?:${label.source})\\s*[:：]\\s*(.*?)\\s*(?=\\n|(?:${labels})\\s*[:：]|$)`,
      's',
    ).exec(said)
    return match?.[1] ?? ''
  }
  return { unit: after(/填[表报]单位/), person: after(/填[表报]人/), phone: after(/联系电话/) }
}

function withoutRepeats(lines: readonly AnnexLine[]): AnnexLine[] {
  const seen = new Map<string, number>()
  return lines.map(line => {
    if (!('row' in line)) return line
    const { rowNumber, row } = line
    const earlier = seen.get(row.mobile)
    if (earlier === undefined) {
      seen.set(row.mobile, rowNumber)
      return line
    }
    const message = annexReasons.mobileRepeated(earlier, row.mobile)
    return { rowNumber, name: row.name, reasons: [{ column: columnTitles.mobile, message }] }
  })
}

function readSheet(sheet: Sheet, grid: Grid, header: Header): AnnexReading {
  const lines = readLines(grid, header).map((cadre): AnnexLine => {
    const { row, reasons } = readRow(cadre)
    const { rowNumber } = cadre
    return reasons.length === 0 ? { rowNumber, row } : { rowNumber, name: row.name, reasons }
  })
  return {
    sheet: sheet.name,
    filledBy: filledByOf(grid, header),
    lines: withoutRepeats(lines),
    notices: header.notices,
  }
}

/** Reads the annex sheet from the first sheet that has its header; throws {@link Unreadable} where none has. */
export function annexOf(sheets: readonly Sheet[]): AnnexReading {
  let missing: readonly string[] | undefined
  for (const sheet of sheets) {
    const grid = new Grid(sheet)
    const header = findHeader(grid)
    if (header === undefined) continue
    if ('columns' in header) return readSheet(sheet, grid, header)
    missing ??= header.missing
  }
  throw new Unreadable(
    'no_header',
    missing === undefined ? headerReasons.none : headerReasons.incomplete(missing),
  )
}

/**
 * Reads the committee's annex sheet (一览表) from an .xlsx or .csv file: cadre by cadre the values, or every reason
 * in Chinese why they are refused. Throws {@link Unreadable} where the file as a whole cannot be read.
 */
export function readAnnex(bytes: Uint8Array): AnnexReading {
  return annexOf(readSpreadsheet(bytes))
}
