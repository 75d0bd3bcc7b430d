import {
  columnTitles,
  headerReasons,
  annexNotices as notices,
  annexReasons as reasons,
  rowPlace,
} from '../labels/annex.ts'
import { fileReasons } from '../labels/files.ts'
import { limits } from '../spreadsheet/read/limits.ts'
import type { Book, Sheet, UnreadSheet } from '../spreadsheet/read/sheet.ts'
import { readBook } from '../spreadsheet/read/spreadsheet.ts'
import { Unreadable } from '../spreadsheet/read/unreadable.ts'
import type { AnnexLine, AnnexReading, FilledBy } from './annex.ts'
import { cleanLine } from './clean.ts'
import { Grid } from './grid.ts'
import { findHeader, type Header } from './header.ts'
import { type CadreLines, readLines } from './lines.ts'
import { isLeftOpen, readRow } from './row.ts'
import { strayCells } from './stray.ts'

const labels = '填表单位|填报单位|填表人|填报人|联系电话|填表日期|填报日期'

function filledByOf(grid: Grid, header: Header): FilledBy {
  const preamble = Array.from({ length: header.from }, (_, row) =>
    grid.values(row).map(cleanLine).join('\n'),
  ).join('\n')
  const after = (label: RegExp) => {
    const match = new RegExp(
      `(?:${label.source})\\s*[:：]\\s*(.*?)\\s*(?=\\n|(?:${labels})\\s*[:：]|$)`,
      's',
    ).exec(preamble)
    return match?.[1] ?? ''
  }
  return { unit: after(/填[表报]单位/), person: after(/填[表报]人/), phone: after(/联系电话/) }
}

/** A sheet with the header. */
interface Headed {
  readonly sheet: Sheet
  readonly grid: Grid
  readonly header: Header
}

function withoutRepeats(lines: readonly AnnexLine[]): AnnexLine[] {
  const seen = new Map<string, string>()
  return lines.map(line => {
    if (!('row' in line)) return line
    const { row, ...place } = line
    const earlier = seen.get(row.mobile)
    if (earlier === undefined) {
      seen.set(row.mobile, rowPlace(place.rowNumber, place.sheet))
      return line
    }
    const message = reasons.mobileRepeated(earlier, row.mobile)
    return {
      ...place,
      name: row.name,
      reasons: [{ column: columnTitles.mobile, message }],
      sharesMobile: row,
    }
  })
}

function lineOf(cadre: CadreLines, columns: Header['columns'], sheet: string | undefined): AnnexLine {
  const place = { rowNumber: cadre.rowNumber, ...(sheet !== undefined && { sheet }) }
  const { row, reasons: found } = readRow(cadre, columns)
  return found.length === 0 ? { ...place, row } : { ...place, name: row.name, reasons: found }
}

/** What is told about a sheet that was read. */
function noticesOf({ grid, header }: Headed, cadres: readonly CadreLines[]): string[] {
  const rows = cadres.flatMap(cadre => cadre.rows)
  const hidden = rows.map(({ rowNumber }) => rowNumber).filter(row => grid.hiddenRows.has(row - 1))
  const open = rows.filter(isLeftOpen).map(({ rowNumber }) => rowNumber)
  const stray = strayCells(grid, header.to, header.untitled)
  return [
    ...header.notices,
    ...(stray.length > 0 ? [notices.untitled(stray)] : []),
    ...(hidden.length > 0 ? [notices.hiddenRows(hidden)] : []),
    ...(open.length > 0 ? [notices.leftOpen(open)] : []),
  ]
}

function unreadNotices(unread: readonly UnreadSheet[]): string[] {
  const names = (why: UnreadSheet['why']) => unread.filter(sheet => sheet.why === why).map(({ name }) => name)
  const [hidden, tooMany] = [names('hidden'), names('tooMany')]
  return [
    ...(hidden.length > 0 ? [notices.hiddenSheets(hidden)] : []),
    ...(tooMany.length > 0 ? [notices.tooManySheets(tooMany, limits.sheets)] : []),
  ]
}

/** The sheets with the header, and notices about those without; throws {@link Unreadable} where none has it. */
function headedOf(sheets: readonly Sheet[]): { headed: Headed[]; without: string[] } {
  const headed: Headed[] = []
  const without: string[] = []
  let missing: readonly string[] | undefined
  for (const sheet of sheets) {
    const grid = new Grid(sheet)
    const header = findHeader(grid)
    if (header !== undefined && 'columns' in header) headed.push({ sheet, grid, header })
    else if (header !== undefined) {
      missing ??= header.missing
      without.push(notices.incompleteHeader(sheet.name, header.missing))
    } else if (grid.height > 0) without.push(notices.noHeader(sheet.name))
  }
  if (headed.length > 0) return { headed, without }
  throw new Unreadable(
    'no_header',
    missing === undefined ? headerReasons.none : headerReasons.incomplete(missing),
  )
}

/** Reads the annex sheets of a file: all sheets that have its header; throws {@link Unreadable} where none has. */
export function annexOf(sheets: readonly Sheet[], unread: Book['unread'] = []): AnnexReading {
  const { headed, without } = headedOf(sheets)
  const nameOf = ({ sheet }: Headed) => (headed.length > 1 ? sheet.name : undefined)
  const read = headed.map(each => ({ ...each, cadres: readLines(each.grid, each.header) }))
  const count = read.reduce((sum, { cadres }) => sum + cadres.length, 0)
  if (count > limits.rows) throw new Unreadable('too_many_rows', fileReasons.tooManyCadres(limits.rows))
  const [first] = headed as [Headed, ...Headed[]]
  return {
    sheets: headed.map(({ sheet }) => sheet.name),
    filledBy: filledByOf(first.grid, first.header),
    lines: withoutRepeats(
      read.flatMap(each => each.cadres.map(cadre => lineOf(cadre, each.header.columns, nameOf(each)))),
    ),
    notices: [
      ...read.flatMap(each => noticesOf(each, each.cadres).map(notice => notices.in(nameOf(each), notice))),
      ...without,
      ...unreadNotices(unread),
    ],
  }
}

/** Reads the annex sheet (一览表): each cadre's values, or in Chinese why not. Throws {@link Unreadable} for the file. */
export function readAnnex(bytes: Uint8Array): AnnexReading {
  const { sheets, unread } = readBook(bytes)
  return annexOf(sheets, unread)
}
