import { sheetNames } from '../../labels/sheets.ts'

/** What a column holds; `date` values are dates such as `2016-06-23`. */
export type ColumnType = 'text' | 'number' | 'date'

/** A column; `width` in half Han characters, `format` a number format such as `0.0`, for numbers and dates. */
export interface Column {
  readonly header: string
  readonly width: number
  readonly type: ColumnType
  readonly format?: string
  readonly align?: 'center'
}

/** One cell; null is empty. A text column shows a number as text, such as an id. */
export type Value = string | number | null

/** A table with Chinese headers; `title` stands above the header where given, `name` is the sheet's. */
export interface Table {
  readonly name: string
  readonly title?: string
  /** Texts side by side between title and header, such as who filled the sheet in. */
  readonly above?: readonly string[]
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Value[])[]
  /** Remarks below the rows. */
  readonly notes?: readonly string[]
  /** What is left to be written by hand below all, side by side: 审核人（签字）. */
  readonly signing?: readonly string[]
  /** Whether it is printed across. */
  readonly landscape?: boolean
}

/** A sheet's name as spreadsheets allow it: at most 31 characters, without `[]:*?/\`. */
export function sheetName(name: string): string {
  const allowed = name.replace(/[[\]:*?/\\]/g, ' ').replace(/^'+|'+$/g, '')
  return allowed.trim().slice(0, 31).toWellFormed().trim() || sheetNames.nameless
}
