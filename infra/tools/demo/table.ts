import { widthOf } from '../../../shared/spreadsheet/write/width.ts'
import { pad } from './width.ts'

/** How much a cell is to be noticed. */
export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'faint' | 'strong'

/** A cell: its text, and where that matters its tone. */
export type Cell = string | readonly [text: string, tone: Tone]

/** A column's heading and side. */
export interface Column {
  title: string
  align?: 'left' | 'right'
}

/** Gives a text its tone. */
export type Paint = (text: string, tone: Tone) => string

const codes: Record<Exclude<Tone, 'plain'>, string> = {
  good: '32',
  warn: '33',
  bad: '31',
  faint: '2',
  strong: '1',
}

/** Colours on a terminal, unless NO_COLOR asks for none; else nothing. */
export function painting(
  isTTY: boolean | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Paint {
  if (!isTTY || env.NO_COLOR || env.TERM === 'dumb') return text => text
  return (text, tone) => (tone === 'plain' ? text : `\x1b[${codes[tone]}m${text}\x1b[0m`)
}

const gap = '  '

/** The table in lines that align in a terminal, Han characters included. */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  paint: Paint,
): string[] {
  const textOf = (cell: Cell | undefined) => (typeof cell === 'string' ? cell : (cell?.[0] ?? ''))
  const toneOf = (cell: Cell | undefined): Tone =>
    typeof cell === 'string' || cell === undefined ? 'plain' : cell[1]
  const widths = columns.map(({ title }, column) =>
    Math.max(widthOf(title), ...rows.map(row => widthOf(textOf(row[column])))),
  )
  const line = (cells: readonly (Cell | undefined)[]) =>
    columns
      .map(({ align }, column) => {
        const text = pad(textOf(cells[column]), widths[column] as number, align)
        return paint(column === columns.length - 1 ? text.trimEnd() : text, toneOf(cells[column]))
      })
      .join(gap)
      .trimEnd()
  const whole = widths.reduce((sum, width) => sum + width, gap.length * (widths.length - 1))
  return [
    line(columns.map(({ title }): Cell => [title, 'strong'])),
    paint('─'.repeat(whole), 'faint'),
    ...rows.map(line),
  ]
}
