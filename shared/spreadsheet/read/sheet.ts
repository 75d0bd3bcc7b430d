/** A merged range; rows and columns count from 0, both ends included. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/**
 * A sheet as text: what a cell shows, dates as `2016-06-23`, nothing as ''. Rows are as long as their last value.
 * Row n of the file is `rows[n - 1]`.
 */
export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
  readonly merges: readonly Merge[]
}
