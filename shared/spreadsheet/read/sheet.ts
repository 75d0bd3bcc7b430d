/** A merged range; rows and columns count from 0, both ends included. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** A sheet as text: what cells show, dates as `2016-06-23`, nothing as ''. Row n of the file is `rows[n - 1]`. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
  readonly merges: readonly Merge[]
  /** Rows and columns, from 0, that hold values and are not shown; absent where there are none. */
  readonly hidden?: { readonly rows: readonly number[]; readonly columns: readonly number[] }
}

/** A sheet that was left out, and why. */
export interface UnreadSheet {
  readonly name: string
  readonly why: 'hidden' | 'tooMany'
}

/** A spreadsheet file. */
export interface Book {
  readonly sheets: readonly Sheet[]
  readonly unread: readonly UnreadSheet[]
}
