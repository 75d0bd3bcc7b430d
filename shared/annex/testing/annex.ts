import type { Merge, Sheet } from '../../spreadsheet/read/sheet.ts'
import type { AnnexLine } from '../annex.ts'
import { annexOf } from '../read.ts'

/** The headers of the notice. */
export const headers = [
  '序号',
  '姓名',
  '单位',
  '职务',
  '手机号码',
  '联系基层\n\n团支部名称',
  '计划报到时间',
  '联系各领域青年社会组织或青年社团名称',
  '计划报到时间',
]
/** Whom the notice's example names. */
export const nobody = 'X'.repeat(3)

/** A row as typed. */
export const wang = [
  '1',
  '王建国',
  '共青团涟水县委',
  '副书记',
  '13800000001',
  '红星社区团支部',
  '2016.6.23',
  '蓝天志愿者协会',
  '2016.6.24',
]

/** A sheet of these rows. */
export const sheet = (rows: readonly (readonly string[])[], merges: readonly Merge[] = []): Sheet => ({
  name: '一览表',
  rows,
  merges,
})
/** What is read below the headers; the first row is row 2. */
export const linesOf = (rows: readonly (readonly string[])[], merges: readonly Merge[] = []) =>
  annexOf([sheet([headers, ...rows], merges)]).lines
/** The reasons of a refused line. */
export const reasonsOf = (line: AnnexLine | undefined) =>
  line && 'reasons' in line ? line.reasons.map(reason => reason.message) : []

/** What {@link wang} says. */
export const wangRow = {
  name: '王建国',
  unit: '共青团涟水县委',
  post: '副书记',
  mobile: '13800000001',
  branches: [{ name: '红星社区团支部', plannedOn: '2016-06-23' }],
  associations: [{ name: '蓝天志愿者协会', plannedOn: '2016-06-24' }],
}
