import { CsvError, parse } from 'csv-parse/sync'
import { fileReasons } from '../../labels/files.ts'
import { checkCell, limits } from './limits.ts'
import type { Sheet } from './sheet.ts'
import { Unreadable } from './unreadable.ts'

const strictly = (encoding: string, bytes: Uint8Array) => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The form of UTF-16 that a BOM tells. */
function utf16Of([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

/** Text in UTF-8 with or without BOM, in UTF-16 with BOM (Excel's "Unicode text"), else in GB18030. */
export function decodeText(bytes: Uint8Array): string {
  const utf16 = utf16Of(bytes)
  const text = utf16 ? strictly(utf16, bytes) : (strictly('utf-8', bytes) ?? strictly('gb18030', bytes))
  if (text === undefined || text.includes('\0')) {
    throw new Unreadable('unknown_encoding', fileReasons.unknownEncoding)
  }
  return text
}

/** The separator of most columns in the first lines: comma, tab or semicolon. */
function separatorOf(text: string): string {
  const head = text.split('\n', 30)
  const columns = (separator: string) => Math.max(...head.map(line => line.split(separator).length))
  return [',', '\t', ';'].reduce((best, next) => (columns(next) > columns(best) ? next : best))
}

/** What some tools write so that a spreadsheet takes digits for text: `="13900000013"`. */
const meant = (cell: string) => /^="([^"]*)"$/.exec(cell)?.[1] ?? cell

/** The cells of one row, or null for an empty one that no limit allows. */
function readRow(cells: readonly string[], row: number, mostRows: number): string[] | null {
  const read = cells.map(meant)
  for (const [column, cell] of read.entries())
    if (cell.trim() !== '') checkCell(row, column + 1, cell, mostRows)
  return row <= mostRows ? read : null
}

/** The only sheet of a .csv file; it has no name and no merged ranges. */
export function readCsv(bytes: Uint8Array, mostRows: number = limits.rows): Sheet[] {
  const whole = decodeText(bytes)
  // Without the blank lines at its end, unless there is nothing else.
  const text = whole.trimEnd() || whole
  let [row, width, uneven] = [0, 0, 0]
  // The parser makes an error of every row that is longer or shorter than the first, and throws it away: 40 µs each.
  const checkWidth = (cells: readonly string[]) => {
    if (row === 1) width = cells.length
    if (cells.length !== width && ++uneven > 2 * mostRows)
      throw new Unreadable('too_many_rows', fileReasons.tooManyBlankRows(mostRows))
  }
  try {
    const rows: string[][] = parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: limits.columns * limits.cellLength,
      on_record: (cells: string[]) => {
        row++
        checkWidth(cells)
        return readRow(cells, row, mostRows)
      },
    })
    return [{ name: '', rows, merges: [] }]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new Unreadable('damaged', fileReasons.badQuotes, {
      cause: error,
    })
  }
}
