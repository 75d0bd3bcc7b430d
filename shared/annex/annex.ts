/** The title of the sheet in the notice of 2016. */
export const annexTitle = '专挂职团干部“走支部连百心”情况一览表'

/** The headers of its columns. */
export const annexHeaders = [
  '序号',
  '姓名',
  '单位',
  '职务',
  '手机号码',
  '联系基层团支部名称',
  '计划报到时间',
  '联系各领域青年社会组织或青年社团名称',
  '计划报到时间',
]

/** The columns that are read, by what the notice calls them; 序号 is written and never read. */
export const columnTitles = {
  name: '姓名',
  unit: '单位',
  post: '职务',
  mobile: '手机号码',
  branch: '联系基层团支部名称',
  branchDate: '计划报到时间（团支部）',
  association: '联系各领域青年社会组织或青年社团名称',
  associationDate: '计划报到时间（青年社会组织或青年社团）',
} as const

/** A column that the notice does not have but some committees add: 专职 or 挂职. */
export const categoryTitle = '类别'

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
