import { csv, xlsx } from '../../../shared/contracts/media.ts'
import type { Sent } from '../../../shared/http/testing.ts'
import { rowsXml, workbookOf } from '../../../shared/spreadsheet/testing/zip.ts'

/** A row of the sheet without 序号: 姓名, 单位, 职务, 手机号码, and the bases with their dates. */
export type Typed = readonly string[]

/** A cadre who is new to 涟水. */
export const li: Typed = [
  '李四',
  '共青团涟水县委',
  '干事',
  '13800000002',
  '东风社区团支部',
  '2026.6.1',
  '',
  '',
]
/** The cadre `c-wang` as the example roster has it. */
export const wang: Typed = [
  '王建国',
  '共青团涟水县委',
  '副书记',
  '13800000001',
  '红星社区团支部',
  '2026.1.5',
  '',
  '',
]

const head = [
  ['专挂职团干部“走支部连百心”情况一览表'],
  ['填表单位：共青团涟水县委', '', '', '', '填表人：李四', '', '联系电话：0517-82380000'],
]
const headers = [
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

/** The rows of a whole sheet; the first cadre's is row 4. */
const sheet = (rows: readonly Typed[]) => [
  ...head,
  headers,
  ...rows.map((row, at) => [String(at + 1), ...row]),
]

/** The sheet as .csv text. */
export const csvText = (rows: readonly Typed[]): string =>
  sheet(rows)
    .map(row => row.join(','))
    .join('\r\n')

/** The sheet as .csv in UTF-8. */
export const asCsv = (...rows: readonly Typed[]): Pick<Sent, 'body' | 'mediaType'> => ({
  body: csvText(rows),
  mediaType: csv,
})

const above = [
  '序号',
  '姓名',
  '单位',
  '职务',
  '手机号码（必填）',
  '联系基层团支部',
  '',
  '联系青年社会组织或青年社团',
]
const below = ['', '', '', '', '', '名称', '计划报到时间', '名称', '计划报到时间']

/** The sheet as .xlsx with a header in two rows of merged cells; the first cadre's is row 5. */
export const asMergedXlsx = (...rows: readonly Typed[]): Pick<Sent, 'body' | 'mediaType'> => {
  const cells = [...head, above, below, ...rows.map((row, at) => [String(at + 1), ...row])]
  const merges = ['A1:I1', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:D4', 'E3:E4', 'F3:G3', 'H3:I3']
  const xml = merges.map(ref => `<mergeCell ref="${ref}"/>`).join('')
  return { body: workbookOf(rowsXml(cells), `<mergeCells>${xml}</mergeCells>`), mediaType: xlsx }
}
