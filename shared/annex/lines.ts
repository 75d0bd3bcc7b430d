import type { ColumnId } from './annex.ts'
import { cleanLine, squash } from './clean.ts'
import type { Grid } from './grid.ts'
import { type Header, kindOf } from './header.ts'

/** The cells of one row of the file. */
export type Cells = Readonly<Record<ColumnId | 'category', string>>

/** All rows of one cadre; the rows after the first only add bases. */
export interface CadreLines {
  readonly rowNumber: number
  readonly rows: Cells[]
}

const identity = ['name', 'unit', 'post', 'mobile'] as const
const footer =
  /^(备注|说明|填表说明|填表|填报|联系电话|联系人|制表|审核|负责人|分管|报送|合计|共计|总计|小计|盖章|单位盖章|专挂职.*一览表|附件?\d*$|注\d*$|(备注|说明|注|附|附件|日期|单位)\d*[:：])/
const example = /^([x×*某〇○]{2,}|样例|示例|例|范例)$/i

function cellsOf(grid: Grid, header: Header, row: number): Cells {
  const cell = (id: ColumnId) => grid.down(row, header.columns[id])
  // A date merged over several rows belongs to the names beside it, and is none of a row without a name.
  const dateBeside = (names: 'branch' | 'association', dates: 'branchDate' | 'associationDate') =>
    cell(names).trim() === '' ? grid.own(row, header.columns[dates]) : cell(dates)
  return {
    name: cell('name'),
    unit: cell('unit'),
    post: cell('post'),
    mobile: cell('mobile'),
    category: header.columns.category === undefined ? '' : grid.down(row, header.columns.category),
    branch: cell('branch'),
    branchDate: dateBeside('branch', 'branchDate'),
    association: cell('association'),
    associationDate: dateBeside('association', 'associationDate'),
  }
}

const isEmpty = ({ category: _, ...cells }: Cells) => Object.values(cells).every(cell => cell.trim() === '')

const isHeader = (cells: Cells) => kindOf(cells.name) === 'name' || kindOf(cells.branchDate) === 'date'

const isFooter = (grid: Grid, row: number, cells: Cells) =>
  cells.mobile.trim() === '' && footer.test(cleanLine(grid.first(row)).replace(/\s/g, ''))

/** Whether a row repeats a cadre or leaves out who it is, and only adds bases. */
function continues(cells: Cells, first: Cells): boolean {
  const same = (id: (typeof identity)[number]) => cleanLine(cells[id]) === cleanLine(first[id])
  const empty = (id: (typeof identity)[number]) => cells[id].trim() === ''
  if (!empty('name')) return !empty('mobile') && identity.every(same)
  const bases = [cells.branch, cells.branchDate, cells.association, cells.associationDate]
  return bases.some(cell => cell.trim() !== '') && identity.every(id => empty(id) || same(id))
}

/** The cadres below the header; empty rows, the notice's example, repeated headers and footers are left out. */
export function readLines(grid: Grid, header: Header): CadreLines[] {
  const cadres: CadreLines[] = []
  let current: CadreLines | undefined
  for (let row = header.to + 1; row < grid.height; row += 1) {
    const cells = cellsOf(grid, header, row)
    if (isEmpty(cells) || isHeader(cells) || isFooter(grid, row, cells)) {
      current = undefined
      continue
    }
    if (current !== undefined && continues(cells, current.rows[0] as Cells)) {
      current.rows.push(cells)
      continue
    }
    current = { rowNumber: row + 1, rows: [cells] }
    if (!example.test(squash(cells.name))) cadres.push(current)
  }
  return cadres
}
