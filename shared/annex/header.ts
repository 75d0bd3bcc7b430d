import { annexNotices, columnTitles } from '../labels/annex.ts'
import type { ColumnId } from './annex.ts'
import { cleanLine, squash } from './clean.ts'
import { columnLetters, type Grid } from './grid.ts'

/** Where the columns stand; `from` and `to` are the header's first and last row. */
export interface Header {
  readonly from: number
  readonly to: number
  readonly columns: Readonly<Record<ColumnId, number> & { category?: number }>
  readonly notices: readonly string[]
}

/** A header that lacks columns, by their titles. */
export interface IncompleteHeader {
  readonly missing: readonly string[]
}

const searchedRows = 30
const longestLabel = 100

type Kind = ColumnId | 'number' | 'date' | 'category'

const kinds: readonly (readonly [Kind, RegExp])[] = [
  ['number', /^(序号|编号)$/],
  ['category', /^(团干部|干部|人员)?(类别|类型|专挂职|专职挂职)$/],
  ['name', /^(团干部|干部)?姓名$/],
  ['unit', /^(所在|工作)?单位(名称|全称)?$/],
  ['post', /^(现任|担任|团内)?(职务|职位)$/],
  ['mobile', /^(本人)?(手机|移动电话|联系电话|联系方式|电话)(号码|号)?$/],
  ['date', /(报到|计划)(的)?(时间|日期)$/],
  ['association', /社会组织|社团/],
  ['branch', /支部/],
]

/** What a header's label stands for. */
export function kindOf(label: string): Kind | undefined {
  const word = squash(label)
  return kinds.find(([, pattern]) => pattern.test(word))?.[0]
}

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

type Found = Partial<Record<ColumnId | 'category', number>>

const dateOwner = (label: string) =>
  /社会组织|社团/.test(label) ? 'associationDate' : /支部/.test(label) ? 'branchDate' : undefined

function match(grid: Grid, from: number, to: number): { found: Found; ignored: string[] } {
  const found: Found = {}
  const ignored: string[] = []
  let nearest: 'branchDate' | 'associationDate' | undefined
  for (let column = 0; column < grid.width; column += 1) {
    const label = labelOf(grid, from, to, column)
    const kind = kindOf(label)
    if (label === '' || kind === 'number') continue
    if (kind === 'branch' || kind === 'association') nearest = `${kind}Date`
    // Both are called 计划报到时间: each belongs to the names on its left.
    const id = kind === 'date' ? (dateOwner(label) ?? nearest ?? 'branchDate') : kind
    if (id === undefined || found[id] !== undefined)
      ignored.push(annexNotices.column(columnLetters(column), label))
    else found[id] = column
  }
  return { found, ignored }
}

const missingOf = (found: Found) =>
  (Object.keys(columnTitles) as ColumnId[]).filter(id => found[id] === undefined).map(id => columnTitles[id])

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
      const { found, ignored } = match(grid, from, to)
      const missing = missingOf(found)
      if (missing.length === 0) {
        const notices = ignored.length > 0 ? [annexNotices.ignored(ignored)] : []
        return { from, to, columns: found as Header['columns'], notices }
      }
      if (best === undefined || missing.length < best.missing.length) best = { missing }
    }
  }
  return best
}
