import type { Base, Cadre, Leave } from '../../events/index.ts'
import type { columnTitles, extraTitles } from '../labels/annex.ts'

/** A column of the notice. */
export type ColumnId = keyof typeof columnTitles

/** A column that the notice does not have. */
export type ExtraId = keyof typeof extraTitles

/** A base by name and when the cadre plans to report there (`2016-06-23`). */
export interface PlannedBase {
  readonly name: string
  readonly plannedOn: string
  /** Kind of a branch, and name of the org that has it; only where the sheet says so. */
  readonly kind?: Base['kind']
  readonly unit?: string
}

/** One cadre of the sheet; what it leaves out of the extra columns stays as it is. */
export interface AnnexRow {
  readonly name: string
  readonly unit: string
  readonly post: string
  readonly mobile: string
  readonly category?: Cadre['category']
  /** Own number of youths; of 兼职（团员青年较多） only. */
  readonly quota?: number
  readonly serviceFrom?: string
  /** Exclusive; null where the sheet says that there is no end. */
  readonly serviceUntil?: string | null
  readonly accounts?: Cadre['accounts']
  /** Ascending; none where the sheet says that there are none. */
  readonly leaves?: readonly Leave[]
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
  /** Columns beside those of the notice; none unless said. */
  readonly extras?: readonly ExtraId[]
  readonly rows: readonly AnnexRow[]
}

/** What is wrong with a row: the column's title and a sentence in Chinese that names it. */
export interface RowReason {
  readonly column: string
  readonly message: string
}

/** Where a cadre stands: the file's own number of the first of its rows; the sheet, where several were read. */
export interface Place {
  readonly sheet?: string
  readonly rowNumber: number
}

/** A cadre that was read, or refused with every reason. */
export type AnnexLine = Place & ({ readonly row: AnnexRow } | RefusedLine)

export interface RefusedLine {
  readonly name: string
  readonly reasons: readonly RowReason[]
  /** The row, where nothing is wrong with it but that another cadre of the file has the same phone. */
  readonly sharesMobile?: AnnexRow
}

/** The file as it was read. */
export interface AnnexReading {
  /** The sheets that have the header; a .csv file's has no name. */
  readonly sheets: readonly string[]
  readonly filledBy: FilledBy
  readonly lines: readonly AnnexLine[]
  /** What was ignored or understood in a way of its own, in Chinese. */
  readonly notices: readonly string[]
}
