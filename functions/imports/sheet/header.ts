import { cleanLine, squash } from '../../../shared/annex/clean.ts'
import { Grid } from '../../../shared/annex/grid.ts'
import { annexNotices } from '../../../shared/labels/annex.ts'
import { sheetReasons } from '../../../shared/labels/jobs.ts'
import { columnLetters } from '../../../shared/spreadsheet/letters.ts'
import type { Sheet } from '../../../shared/spreadsheet/read/sheet.ts'

/** A column: what it is called, and how else people call it; the exact title goes before any other. */
export interface Column {
  readonly title: string
  readonly others?: RegExp
  readonly required?: true
  /** Whether a merged cell, or 同上, stands for the same in several rows; not for who somebody is. */
  readonly shared?: true
}

/** The columns of a sheet, by id. */
export type Columns<Id extends string> = Readonly<Record<Id, Column>>

/** What a sheet needs besides its required columns: one of these, such as one that says who a youth is. */
export interface Needs<Id extends string> {
  readonly columns: Columns<Id>
  readonly oneOf: readonly Id[]
}

const searchedRows = 30

type Found<Id extends string> = Partial<Record<Id, number>>

/** A sheet with its header: in which row it stands, which column is where, and which mean nothing. */
export interface Headed<Id extends string> {
  readonly sheet: Sheet
  readonly grid: Grid
  readonly row: number
  readonly found: Found<Id>
  readonly ignored: readonly string[]
  /** Columns without a title. */
  readonly untitled: readonly number[]
}

/** The ids of the columns. */
export const idsOf = <Id extends string>(columns: Columns<Id>) => Object.keys(columns) as Id[]

function match<Id extends string>(grid: Grid, row: number, columns: Columns<Id>) {
  const labels = Array.from({ length: grid.width }, (_, at) => {
    const text = grid.across(row, at)
    return text.length > 100 ? '' : cleanLine(text)
  })
  const found: Found<Id> = {}
  const taken = new Set<number>()
  const rounds = [
    (word: string, { title }: Column) => word === squash(title),
    (word: string, { others }: Column) => others?.test(word) ?? false,
  ]
  for (const isTitle of rounds)
    for (const [at, label] of labels.entries()) {
      const id = idsOf(columns).find(
        each => found[each] === undefined && isTitle(squash(label), columns[each]),
      )
      if (label === '' || taken.has(at) || id === undefined) continue
      found[id] = at
      taken.add(at)
    }
  const ignored = labels.flatMap((label, at) =>
    label === '' || taken.has(at) || /^(序号|编号|行)$/.test(squash(label))
      ? []
      : [annexNotices.column(columnLetters(at), label)],
  )
  return { found, ignored, untitled: labels.flatMap((label, at) => (label === '' ? [at] : [])) }
}

function missingOf<Id extends string>({ columns, oneOf }: Needs<Id>, found: Found<Id>): string[] {
  const missing = idsOf(columns).filter(id => columns[id].required && found[id] === undefined)
  const none = oneOf.length > 0 && oneOf.every(id => found[id] === undefined)
  return [
    ...missing.map(id => columns[id].title),
    ...(none ? [sheetReasons.or(oneOf.map(id => columns[id].title))] : []),
  ]
}

/** The header of a sheet, what is missing of the one that comes nearest, or nothing where none is like it. */
export function findHeader<Id extends string>(
  sheet: Sheet,
  needs: Needs<Id>,
): Headed<Id> | string[] | undefined {
  const grid = new Grid(sheet)
  let fewest: string[] | undefined
  for (let row = 0; row < Math.min(grid.height, searchedRows); row += 1) {
    const { found, ignored, untitled } = match(grid, row, needs.columns)
    if (Object.keys(found).length < 2) continue
    const missing = missingOf(needs, found)
    if (missing.length === 0) return { sheet, grid, row, found, ignored, untitled }
    if (fewest === undefined || missing.length < fewest.length) fewest = missing
  }
  return fewest
}

/** What a header has to have, in words. */
export function titlesOf<Id extends string>({ columns, oneOf }: Needs<Id>): string[] {
  const required = idsOf(columns).filter(id => columns[id].required)
  return [...required.map(id => columns[id].title), sheetReasons.or(oneOf.map(id => columns[id].title))]
}
