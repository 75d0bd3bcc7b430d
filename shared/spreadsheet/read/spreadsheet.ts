import { fileReasons } from '../../labels/files.ts'
import { readCsv } from './csv.ts'
import { limits } from './limits.ts'
import type { Book, Sheet } from './sheet.ts'
import { Unreadable } from './unreadable.ts'
import { readXlsxBook } from './xlsx.ts'

const beginsWith = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, at) => bytes[at] === byte)

/** Reads an .xlsx, .xlsm or .csv file, told apart by content, never by name; throws {@link Unreadable}. */
export function readBook(bytes: Uint8Array, mostRows: number = limits.rows): Book {
  if (bytes.byteLength === 0) throw new Unreadable('empty', fileReasons.empty)
  if (bytes.byteLength > limits.fileBytes) {
    throw new Unreadable('too_large', fileReasons.tooLarge(limits.fileBytes / 1024 / 1024))
  }
  if (beginsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new Unreadable('old_or_encrypted', fileReasons.oldOrEncrypted)
  }
  return beginsWith(bytes, 0x50, 0x4b)
    ? readXlsxBook(bytes, mostRows)
    : { sheets: readCsv(bytes, mostRows), unread: [] }
}

/** The sheets that {@link readBook} reads. */
export const readSpreadsheet = (bytes: Uint8Array): readonly Sheet[] => readBook(bytes).sheets
