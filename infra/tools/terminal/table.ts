import { widthOf } from '../../../shared/spreadsheet/write/width.ts'

/** How much a text is to be noticed. */
export type Tone = 'good' | 'warn' | 'bad' | 'faint' | 'strong'

/** Gives a text its tone. */
export type Paint = (text: string, tone: Tone | undefined) => string

const codes: Record<Tone, string> = { good: '32', warn: '33', bad: '31', faint: '2', strong: '1' }

/** Colours on a terminal, unless NO_COLOR asks for none; else nothing. */
export function painting(
  isTTY: boolean | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Paint {
  if (!isTTY || env.NO_COLOR || env.TERM === 'dumb') return text => text
  return (text, tone) => (tone === undefined ? text : `\x1b[${codes[tone]}m${text}\x1b[0m`)
}

/** The text, filled up with spaces to a number of columns. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const spaces = ' '.repeat(Math.max(0, width - widthOf(text)))
  return align === 'left' ? text + spaces : spaces + text
}

const gap = '  '
/** Numbers, shares, and what stands where there is none. */
const figure = /^([\d.,/%－—·]*|未评|不适用)$/

/** A table in lines that align in a terminal, Han characters included; its first row is its heading, figures stand on the right. */
export function tableLines(
  [heading = [], ...rows]: readonly (readonly string[])[],
  paint: Paint,
  toneOf: (cell: string) => Tone | undefined = () => undefined,
): string[] {
  const columns = heading.map((title, at) => {
    const cells = rows.map(row => row[at] ?? '')
    const width = Math.max(...[title, ...cells].map(widthOf))
    return { width, align: cells.every(cell => figure.test(cell)) ? 'right' : 'left' } as const
  })
  const line = (cells: readonly string[], toned: typeof toneOf) =>
    columns
      .map(({ width, align }, at) => {
        const text = pad(cells[at] ?? '', width, align)
        return paint(at === columns.length - 1 ? text.trimEnd() : text, toned(cells[at] ?? ''))
      })
      .join(gap)
      .trimEnd()
  const whole = columns.reduce((sum, { width }) => sum + width, gap.length * (columns.length - 1))
  return [
    line(heading, () => 'strong'),
    paint('─'.repeat(whole), 'faint'),
    ...rows.map(row => line(row, toneOf)),
  ]
}
