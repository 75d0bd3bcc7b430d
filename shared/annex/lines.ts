import { columnTitles, extraTitles } from '../labels/annex.ts'
import type { ColumnId, ExtraId } from './annex.ts'
import { cleanLine, squash } from './clean.ts'
import { kindOf } from './column-titles.ts'
import type { Grid } from './grid.ts'
import type { Header } from './header.ts'
import { markOf } from './marks.ts'

/** The cells of one row of the file, `同上` replaced by what stands above. */
export type Cells = Readonly<Record<ColumnId | ExtraId, string>>

/** One row of the file; `rowNumber` counts from 1. */
export interface CellRow {
  readonly rowNumber: number
  readonly cells: Cells
}

/** All rows of one cadre; the rows after the first only add bases. */
export interface CadreLines {
  readonly rowNumber: number
  readonly rows: CellRow[]
}

const ids = [...Object.keys(columnTitles), ...Object.keys(extraTitles)] as (ColumnId | ExtraId)[]
const identity = ['name', 'unit', 'post', 'mobile'] as const
const footer =
  /^(备注|说明|填表说明|填表|填报|联系电话|联系人|制表|审核|负责人|分管|报送|合计|共计|总计|小计|盖章|单位盖章|专挂职.*一览表|附件?\d*$|注\d*$|(备注|说明|注|附|附件|日期|单位)\d*[:：])/
const example = /^([x×*某〇○]{2,}|样例|示例|例|范例)$/i

const who = ({ name, unit, post, mobile }: Cells) => ({ name, unit, post, mobile })

const blank = (text: string) => cleanLine(text) === ''

function cellsOf(grid: Grid, header: Header, row: number): Cells {
  const cell = (id: ColumnId | ExtraId) => {
    const column = header.columns[id]
    return column === undefined ? '' : grid.down(row, column)
  }
  // A date merged over several rows belongs to the names beside it, and is none of a row without a name.
  const dateBeside = (names: 'branch' | 'association', dates: 'branchDate' | 'associationDate') =>
    blank(cell(names)) ? grid.own(row, header.columns[dates]) : cell(dates)
  return {
    ...(Object.fromEntries(ids.map(id => [id, cell(id)])) as Cells),
    branchDate: dateBeside('branch', 'branchDate'),
    associationDate: dateBeside('association', 'associationDate'),
  }
}

/** The cells with what stands above in place of `同上`; where nothing does, the mark stays and is refused later. */
function withoutDittos(cells: Cells, above: Cells | undefined): Cells {
  if (above === undefined || !ids.some(id => markOf(cells[id]) === 'ditto')) return cells
  const resolved = ids.map(id => [
    id,
    markOf(cells[id]) === 'ditto' && !blank(above[id]) ? above[id] : cells[id],
  ])
  return Object.fromEntries(resolved) as Cells
}

const isEmpty = (cells: Cells) => (Object.keys(columnTitles) as ColumnId[]).every(id => blank(cells[id]))

const isHeader = (cells: Cells) => kindOf(cells.name) === 'name' || kindOf(cells.branchDate) === 'date'

/** Whether the first text of a row is that of a footer, such as 备注：…. */
export const beginsFooter = (grid: Grid, row: number): boolean =>
  footer.test(cleanLine(grid.first(row)).replace(/\s/g, ''))

const isFooter = (grid: Grid, row: number, cells: Cells) => blank(cells.mobile) && beginsFooter(grid, row)

/**
 * Whether a row repeats a cadre or leaves out who it is, and only adds bases. A name that is merged over both rows
 * leaves out the rest; one that stands there again is another cadre's unless all the rest is there and the same.
 */
function continues(cells: Cells, first: Cells, nameIsMerged: boolean): boolean {
  const same = (id: (typeof identity)[number]) => cleanLine(cells[id]) === cleanLine(first[id])
  if (!blank(cells.name) && !nameIsMerged) return !blank(cells.mobile) && identity.every(same)
  const bases = [cells.branch, cells.branchDate, cells.association, cells.associationDate]
  return bases.some(cell => !blank(cell)) && identity.every(id => blank(cells[id]) || same(id))
}

/** The cadres below the header; empty rows, the notice's example, repeated headers and footers are left out. */
export function readLines(grid: Grid, header: Header): CadreLines[] {
  const cadres: CadreLines[] = []
  let current: CadreLines | undefined
  let above: Cells | undefined
  for (let row = header.to + 1; row < grid.height; row += 1) {
    const own = cellsOf(grid, header, row)
    if (isEmpty(own) || isHeader(own) || isFooter(grid, row, own)) {
      current = undefined
      continue
    }
    const cells = withoutDittos(own, above)
    const cellRow = { rowNumber: row + 1, cells }
    const first = current?.rows[0]?.cells
    if (current && first && continues(cells, first, grid.isBelow(row, header.columns.name))) {
      current.rows.push(cellRow)
      above = { ...cells, ...who(first) }
      continue
    }
    current = { rowNumber: row + 1, rows: [cellRow] }
    const isExample = example.test(squash(cells.name))
    above = isExample ? undefined : cells
    if (!isExample) cadres.push(current)
  }
  return cadres
}
