import type { Merge, Sheet } from '../spreadsheet/read/sheet.ts'

/** Cells of a sheet with its merged ranges resolved; rows and columns count from 0. */
export class Grid {
  readonly height: number
  readonly width: number
  /** Rows and columns that hold values and are not shown. */
  readonly hiddenRows: ReadonlySet<number>
  readonly hiddenColumns: ReadonlySet<number>
  readonly #sheet: Sheet
  readonly #merged = new Map<string, Merge>()

  constructor(sheet: Sheet) {
    this.#sheet = sheet
    this.height = sheet.rows.length
    this.width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0)
    this.hiddenRows = new Set(sheet.hidden?.rows)
    this.hiddenColumns = new Set(sheet.hidden?.columns)
    for (const merge of sheet.merges) {
      for (let row = merge.top; row <= Math.min(merge.bottom, this.height - 1); row += 1) {
        for (let column = merge.left; column <= merge.right; column += 1) {
          this.#merged.set(`${row},${column}`, merge)
        }
      }
    }
  }

  /** What stands in the cell itself. */
  own(row: number, column: number): string {
    return this.#sheet.rows[row]?.[column] ?? ''
  }

  /** What the cell shows: a range merged downwards holds its value in each row, but only in its first column. */
  down(row: number, column: number): string {
    const merge = this.#merged.get(`${row},${column}`)
    return merge && merge.left === column ? this.own(merge.top, column) : this.own(row, column)
  }

  /** Whether the cell belongs to a range that is merged downwards and begins above it. */
  isBelow(row: number, column: number): boolean {
    const merge = this.#merged.get(`${row},${column}`)
    return merge !== undefined && merge.top < row
  }

  /** As {@link down}, also across the columns of a merged range: for headers above several columns. */
  across(row: number, column: number): string {
    const merge = this.#merged.get(`${row},${column}`)
    return merge ? this.own(merge.top, merge.left) : this.own(row, column)
  }

  /** The first value of a row, wherever it stands. */
  first(row: number): string {
    return this.#sheet.rows[row]?.find(cell => cell.trim() !== '') ?? ''
  }

  /** The values of a row from left to right. */
  values(row: number): string[] {
    return (this.#sheet.rows[row] ?? []).filter(cell => cell.trim() !== '')
  }
}
