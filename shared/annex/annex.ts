import type { columnTitles } from '../labels/annex.ts'

/** See {@link columnTitles}. */
export type ColumnId = keyof typeof columnTitles

/** A base by name and when the cadre plans to report there (`2016-06-23`). */
export interface PlannedBase {
  readonly name: string
  readonly plannedOn: string
}

/** One cadre of the sheet. */
export interface AnnexRow {
  readonly name: string
  readonly unit: string
  readonly post: string
  readonly mobile: string
  /** Only where the sheet has that column, and says so. */
  readonly category?: 'fullTime' | 'seconded'
  readonly branches: readonly PlannedBase[]
  readonly associations: readonly PlannedBase[]
}

/** Who filled the sheet in: 填表单位, 填表人, 联系电话; '' where not said. */
export interface FilledBy {
  readonly unit: string
  readonly person: string
  readonly phone: string
}

/** The sheet as it is written. */
export interface Annex {
  readonly filledBy: FilledBy
  readonly rows: readonly AnnexRow[]
}

/** What is wrong with a row: the column's title and a sentence in Chinese that names it. */
export interface RowReason {
  readonly column: string
  readonly message: string
}

/** A cadre that was read, or refused with every reason; `rowNumber` is the file's own, the first of the cadre's rows. */
export type AnnexLine =
  | { readonly rowNumber: number; readonly row: AnnexRow }
  | { readonly rowNumber: number; readonly name: string; readonly reasons: readonly RowReason[] }

/** The sheet as it was read. */
export interface AnnexReading {
  readonly sheet: string
  readonly filledBy: FilledBy
  readonly lines: readonly AnnexLine[]
  /** What was ignored, in Chinese. */
  readonly notices: readonly string[]
}
