import { limits } from './limits.ts'
import type { Book, Sheet } from './sheet.ts'
import { readWorkbook } from './workbook.ts'
import { readWorksheet } from './worksheet.ts'
import { Zip } from './zip.ts'

/** An .xlsx or .xlsm file; the macros of the latter are never looked at. */
export function readXlsxBook(bytes: Uint8Array, mostRows: number = limits.rows): Book {
  const zip = new Zip(bytes)
  const { sheets, unread, ...shared } = readWorkbook(zip)
  return {
    sheets: sheets.map(({ name, path }) =>
      readWorksheet(name, zip.text(path) ?? '<worksheet/>', shared, mostRows),
    ),
    unread,
  }
}

/** The visible sheets of an .xlsx file. */
export const readXlsx = (bytes: Uint8Array): readonly Sheet[] => readXlsxBook(bytes).sheets
