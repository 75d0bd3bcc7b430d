import { baseKindDueShortLabels } from './roster.ts'

/** The title of the sheet in the notice of 2016. */
export const annexTitle = '专挂职团干部“走支部连百心”情况一览表'

/** The name of the sheet in its workbook. */
export const annexSheetName = '情况一览表'

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
] as const

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

/** What stands above the header. */
export const filledByLabels = { unit: '填表单位', person: '填表人', phone: '联系电话' } as const

const kinds = baseKindDueShortLabels
type Kind = keyof typeof kinds
type Title = keyof typeof columnTitles

/** Why a row of the annex sheet is refused, for the person who filled it in. */
export const annexReasons = {
  empty: (id: Title) => `${columnTitles[id]}未填写`,
  tooLong: (id: Title, characters: number) => `${columnTitles[id]}不应超过${characters}字`,
  mobileRepeated: (row: number, text: string) => `手机号码与第${row}行重复：“${text}”`,
  mobileScientific: (text: string) => `手机号码被显示为科学计数法“${text}”，请将该列设为文本格式后重新填写`,
  mobileTwice: '手机号码只能填写一个',
  mobileNotDigits: (text: string) => `手机号码应为11位数字，不应含有其他字符，现为“${text}”`,
  mobileLength: (text: string) => `手机号码应为11位数字，现为${text.length}位：“${text}”`,
  mobileBeginning: (text: string) => `手机号码应以13至19开头，现为“${text}”，请核对`,
  category: (text: string) => `类别应为“专职”或“挂职”，现为“${text}”`,
  dateWithoutName: (kind: Kind) => `填写了计划报到时间，但未填写联系的${kinds[kind]}名称`,
  nameTooLong: (kind: Kind, characters: number) => `${kinds[kind]}名称不应超过${characters}字`,
  nameWithoutDate: (kind: Kind, names: readonly string[]) =>
    `未填写到${kinds[kind]}“${names.join('、')}”的计划报到时间`,
  datesDiffer: (kind: Kind, names: number, dates: number) =>
    `${kinds[kind]}有${names}个，计划报到时间有${dates}个，无法一一对应，请分行填写`,
  dateUnreadable: (kind: Kind, name: string, text: string) =>
    `到${kinds[kind]}“${name}”的计划报到时间“${text}”无法识别，应为年月日，如2016.6.23`,
} as const

/** What was ignored of a sheet. */
export const annexNotices = {
  column: (letters: string, label: string) => `${letters}列“${label}”`,
  ignored: (columns: readonly string[]) => `已忽略一览表以外的列：${columns.join('、')}`,
} as const

/** Why a sheet has no header. */
export const headerReasons = {
  none: '未找到表头，请使用“走支部连百心”情况一览表的样表填写',
  incomplete: (titles: readonly string[]) =>
    `表头缺少：${titles.join('、')}，请使用“走支部连百心”情况一览表的样表填写`,
} as const
