import { widthOf } from '../../../shared/spreadsheet/write/width.ts'

/** The text, filled up with spaces to a number of columns. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const spaces = ' '.repeat(Math.max(0, width - widthOf(text)))
  return align === 'left' ? text + spaces : spaces + text
}

/** The text in lines of at most so many columns, broken at what the caller says may be broken. */
export function wrap(parts: readonly string[], width: number, glue: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const part of parts) {
    if (line !== '' && widthOf(line + glue + part) > width) {
      lines.push(line + glue.trimEnd())
      line = part
    } else line = line === '' ? part : line + glue + part
  }
  return line === '' ? lines : [...lines, line]
}
