import { columnTitles, extraTitles, annexNotices as notices, annexTitles as titles } from '../labels/annex.ts'
import { columnLetters } from '../spreadsheet/letters.ts'
import type { ColumnId, ExtraId } from './annex.ts'
import { categoryOf } from './categories.ts'
import { cleanLine, squash } from './clean.ts'
import { type DateId, kindOf, kinds, patterns, strengths } from './column-titles.ts'
import type { Grid } from './grid.ts'

/** Where the columns stand; `from` and `to` are the header's first and last row. */
export interface Header {
  readonly from: number
  readonly to: number
  readonly columns: Readonly<Record<ColumnId, number> & Partial<Record<ExtraId, number>>>
  /** Columns without a title. */
  readonly untitled: readonly number[]
  readonly notices: readonly string[]
}

/** A header that lacks columns, by their titles. */
export interface IncompleteHeader {
  readonly missing: readonly string[]
}

const searchedRows = 30
const longestLabel = 100

const labelAt = (grid: Grid, row: number, column: number) => {
  const text = grid.across(row, column)
  return text.length > longestLabel ? '' : cleanLine(text)
}

/** A column's label over all rows of the header; a group's title also stands over its columns after the first. */
function labelOf(grid: Grid, from: number, to: number, column: number): string {
  const below = to > from ? labelAt(grid, to, column) : ''
  let above = labelAt(grid, from, column)
  // A .csv has no merged ranges: the group's title stands over its first column only.
  for (let left = column - 1; above === '' && below !== '' && left >= 0; left -= 1) {
    above = labelAt(grid, from, left)
  }
  return above === below ? above : above + below
}

type Found = Partial<Record<ColumnId | ExtraId, number>>

interface Column {
  readonly at: number
  readonly label: string
  readonly word: string
}

const ownerOf = (word: string): DateId | undefined =>
  /社会组织|社团/.test(word) ? 'associationDate' : /支部/.test(word) ? 'branchDate' : undefined

/** Whether a column that is called 类型 or the like holds categories of cadres, and not of something else. */
function holdsCategories(grid: Grid, to: number, column: number): boolean {
  for (let row = to + 1; row < grid.height; row += 1) {
    const text = grid.own(row, column)
    if (text.trim() !== '' && categoryOf(cleanLine(text)) === undefined && kindOf(text) !== 'category')
      return false
  }
  return true
}

function match(
  grid: Grid,
  from: number,
  to: number,
): { found: Found; ignored: Column[]; untitled: number[] } {
  const all = Array.from({ length: grid.width }, (_, at): Column => {
    const label = labelOf(grid, from, to, at)
    return { at, label, word: squash(label) }
  })
  const columns = all.filter(({ label, word }) => label !== '' && !patterns.number[0]?.(word))
  const found: Found = {}
  const taken = new Set<number>()
  const take = (id: ColumnId | ExtraId, { at }: Column) => {
    found[id] = at
    taken.add(at)
  }
  const isDate = ({ word }: Column) => strengths.some(strength => patterns.date[strength]?.(word))
  for (const strength of strengths)
    for (const column of columns) {
      if (taken.has(column.at) || isDate(column)) continue
      const kind = kinds.find(each => each !== 'date' && patterns[each][strength]?.(column.word))
      if (kind === undefined || kind === 'number' || kind === 'date' || found[kind] !== undefined) continue
      if (kind === 'category' && strength === 2 && !holdsCategories(grid, to, column.at)) continue
      take(kind, column)
    }
  // Both are called 计划报到时间: each belongs to the names on its left.
  const owner = ({ at, word }: Column): DateId => {
    const left = (column: number | undefined) => (column !== undefined && column < at ? column : -1)
    const [branch, association] = [left(found.branch), left(found.association)]
    return ownerOf(word) ?? (association > branch ? 'associationDate' : 'branchDate')
  }
  for (const strength of strengths)
    for (const column of columns) {
      if (taken.has(column.at) || !patterns.date[strength]?.(column.word)) continue
      const id = owner(column)
      if (found[id] === undefined) take(id, column)
    }
  return {
    found,
    ignored: columns.filter(({ at }) => !taken.has(at)),
    untitled: all.filter(({ label }) => label === '').map(({ at }) => at),
  }
}

const missingOf = (found: Found) =>
  (Object.keys(columnTitles) as ColumnId[]).filter(id => found[id] === undefined).map(id => columnTitles[id])

function noticesOf(grid: Grid, { found, ignored }: ReturnType<typeof match>): string[] {
  const nameOf = ({ at, label }: Pick<Column, 'at' | 'label'>) => notices.column(columnLetters(at), label)
  const hidden = ([...Object.keys(columnTitles), ...Object.keys(extraTitles)] as (ColumnId | ExtraId)[])
    .flatMap(id => {
      const at = found[id]
      return at !== undefined && grid.hiddenColumns.has(at) ? [{ at, label: titles[id] }] : []
    })
    .sort((a, b) => a.at - b.at)
  return [
    ...(ignored.length > 0 ? [notices.ignored(ignored.map(nameOf))] : []),
    ...(hidden.length > 0 ? [notices.hiddenColumns(hidden.map(nameOf))] : []),
  ]
}

/** Finds the header, of one row or two, among the first rows; undefined where nothing looks like one. */
export function findHeader(grid: Grid): Header | IncompleteHeader | undefined {
  let best: IncompleteHeader | undefined
  for (let row = 0; row < Math.min(grid.height, searchedRows); row += 1) {
    if (!grid.values(row).some(value => value.length <= longestLabel && kindOf(value) === 'name')) continue
    for (const [from, to] of [
      [row, row],
      [row, row + 1],
      [row - 1, row],
    ] as const) {
      if (from < 0 || to >= grid.height) continue
      const matched = match(grid, from, to)
      const missing = missingOf(matched.found)
      if (missing.length === 0) {
        const columns = matched.found as Header['columns']
        return { from, to, columns, untitled: matched.untitled, notices: noticesOf(grid, matched) }
      }
      if (best === undefined || missing.length < best.missing.length) best = { missing }
    }
  }
  return best
}
