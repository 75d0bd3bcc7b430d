import { columnLetters } from '../spreadsheet/letters.ts'
import { cleanLine } from './clean.ts'
import type { Grid } from './grid.ts'
import { beginsFooter } from './lines.ts'

/** Whether a text numbers its row: the first column does so without a title. */
const isNumber = (text: string, column: number) => column === 0 && /^\d+$/.test(text)

/** Cells below a header, by address, that hold something in columns without a title: nobody knows what they mean. */
export function strayCells(grid: Grid, header: number, untitled: readonly number[]): string[] {
  const found: string[] = []
  for (let row = header + 1; row < grid.height; row += 1) {
    if (beginsFooter(grid, row)) continue
    for (const column of untitled) {
      const text = cleanLine(grid.own(row, column))
      if (text !== '' && !isNumber(text, column)) found.push(`${columnLetters(column)}${row + 1}`)
    }
  }
  return found
}
