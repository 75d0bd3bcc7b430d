import type { Sheet } from './sheet.ts'
import { readWorkbook } from './workbook.ts'
import { readWorksheet } from './worksheet.ts'
import { Zip } from './zip.ts'

/** The visible sheets of an .xlsx file. */
export function readXlsx(bytes: Uint8Array): Sheet[] {
  const zip = new Zip(bytes)
  const workbook = readWorkbook(zip)
  return workbook.sheets.map(({ name, path }) =>
    readWorksheet(name, zip.text(path) ?? '<worksheet/>', workbook),
  )
}
