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

/** Text in UTF-8 with or without BOM, in UTF-16 with BOM (Excel's "Unicode text"), else in GB18030. */
export function decodeText(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  const text = utf16 ? strictly('utf-16le', bytes) : (strictly('utf-8', bytes) ?? strictly('gb18030', bytes))
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

/** The only sheet of a .csv file; it has no name and no merged ranges. */
export function readCsv(bytes: Uint8Array): Sheet[] {
  const text = decodeText(bytes)
  try {
    const rows = parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: limits.columns * limits.cellLength,
    })
    rows.forEach((cells, row) => {
      cells.forEach((cell, column) => {
        if (cell.trim() !== '') checkCell(row + 1, column + 1, cell)
      })
    })
    return [{ name: '', rows, merges: [] }]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new Unreadable('damaged', fileReasons.badQuotes, {
      cause: error,
    })
  }
}
