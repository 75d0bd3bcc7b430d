import { cleanLine } from '../../../shared/annex/clean.ts'
import { beginsFooter } from '../../../shared/annex/lines.ts'
import { markOf } from '../../../shared/annex/marks.ts'
import { strayCells } from '../../../shared/annex/stray.ts'
import { annexNotices, annexReasons } from '../../../shared/labels/annex.ts'
import { fileReasons } from '../../../shared/labels/files.ts'
import { sheetHeaderReasons, sheetReasons } from '../../../shared/labels/jobs.ts'
import { columnLetters } from '../../../shared/spreadsheet/letters.ts'
import { faultOf } from '../../../shared/spreadsheet/read/fault.ts'
import { limits } from '../../../shared/spreadsheet/read/limits.ts'
import type { Book } from '../../../shared/spreadsheet/read/sheet.ts'
import { Unreadable } from '../../../shared/spreadsheet/read/unreadable.ts'
import { type Column, type Columns, findHeader, type Headed, idsOf, type Needs, titlesOf } from './header.ts'

/** One row of the file. */
export interface TableRow<Id extends string> {
  /** The row of its sheet, from 1. */
  readonly line: number
  /** Where several sheets were read. */
  readonly sheet?: string
  /** What the cells hold, cleaned, '' where nothing stands. */
  readonly cells: Readonly<Record<Id, string>>
  /** Why cells have no value of their own. */
  readonly faults: readonly string[]
}

/** A file as it was read. */
export interface Table<Id extends string> {
  readonly rows: readonly TableRow<Id>[]
  readonly notices: readonly string[]
}

/** One cell: its text, or why it has none. */
function readCell(
  text: string,
  { title, shared }: Column,
  address: string,
  above: string | undefined,
): { text: string; fault?: string } {
  const fault = faultOf(text)
  if (fault === 'error') return { text: '', fault: annexReasons.cellError(address, text.trim()) }
  if (fault === 'uncomputed') return { text: '', fault: annexReasons.cellUncomputed(address) }
  const mark = markOf(text)
  if (mark === undefined) return { text: cleanLine(text) }
  if (mark !== 'ditto') return { text: '' }
  return shared && above ? { text: above } : { text: '', fault: sheetReasons.nothingAbove(title) }
}

function readRows<Id extends string>(
  { grid, row: header, found, sheet }: Headed<Id>,
  columns: Columns<Id>,
  several: boolean,
): TableRow<Id>[] {
  const rows: TableRow<Id>[] = []
  const ids = idsOf(columns)
  let above: Partial<Record<Id, string>> = {}
  for (let row = header + 1; row < grid.height; row += 1) {
    const own = ids.filter(id => grid.own(row, found[id] ?? -1).trim() !== '')
    if (own.length === 0) continue
    if (own.length === 1 && beginsFooter(grid, row)) continue
    const faults: string[] = []
    const entries = ids.map(id => {
      const at = found[id]
      if (at === undefined) return [id, '']
      const text = columns[id].shared ? grid.down(row, at) : grid.own(row, at)
      const cell = readCell(text, columns[id], `${columnLetters(at)}${row + 1}`, above[id])
      if (cell.fault !== undefined) faults.push(cell.fault)
      return [id, cell.text]
    })
    const cells = Object.fromEntries(entries) as Record<Id, string>
    above = cells
    rows.push({ line: row + 1, ...(several && { sheet: sheet.name }), cells, faults })
  }
  return rows
}

/** Reads all sheets of a file that have such a header; tells what was not read. @throws Unreadable for none. */
export function readTable<Id extends string>({ sheets, unread }: Book, needs: Needs<Id>): Table<Id> {
  const headed: Headed<Id>[] = []
  const notices: string[] = []
  let missing: string[] | undefined
  for (const sheet of sheets) {
    const header = findHeader(sheet, needs)
    if (header === undefined) {
      if (sheet.rows.length > 0) notices.push(sheetHeaderReasons.notRead(sheet.name))
    } else if (Array.isArray(header)) {
      missing ??= header
      notices.push(annexNotices.incompleteHeader(sheet.name, header))
    } else headed.push(header)
  }
  if (headed.length === 0)
    throw new Unreadable(
      'no_header',
      missing ? sheetHeaderReasons.incomplete(missing) : sheetHeaderReasons.none(titlesOf(needs)),
    )
  const several = headed.length > 1
  const read = headed.map(each => ({ each, rows: readRows(each, needs.columns, several) }))
  const rows = read.flatMap(each => each.rows)
  if (rows.length > limits.jobRows)
    throw new Unreadable('too_many_rows', fileReasons.tooManyRowsAltogether(limits.jobRows))
  for (const { each, rows: own } of read) {
    const name = several ? each.sheet.name : undefined
    if (each.ignored.length > 0) notices.push(annexNotices.in(name, sheetHeaderReasons.ignored(each.ignored)))
    const stray = strayCells(each.grid, each.row, each.untitled)
    if (stray.length > 0) notices.push(annexNotices.in(name, annexNotices.untitled(stray)))
    const hidden = own.map(({ line }) => line).filter(line => each.grid.hiddenRows.has(line - 1))
    if (hidden.length > 0) notices.push(annexNotices.in(name, annexNotices.hiddenRows(hidden)))
  }
  const hiddenSheets = unread.filter(({ why }) => why === 'hidden').map(({ name }) => name)
  const tooMany = unread.filter(({ why }) => why === 'tooMany').map(({ name }) => name)
  return {
    rows,
    notices: [
      ...notices,
      ...(hiddenSheets.length > 0 ? [annexNotices.hiddenSheets(hiddenSheets)] : []),
      ...(tooMany.length > 0 ? [annexNotices.tooManySheets(tooMany, limits.sheets)] : []),
    ],
  }
}
