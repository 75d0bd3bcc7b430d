import { quoted } from './quoted.ts'
import { baseKindDueShortLabels, baseKindLabels, categoryShortLabels } from './roster.ts'

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

/** Columns that the notice does not have; a sheet may have any of them. */
export const extraTitles = {
  category: '类别',
  quota: '联系青年数',
  serviceFrom: '任期开始',
  serviceUntil: '任期结束',
  accounts: '账号',
  leaves: '请假',
  branchKind: '团支部类型',
  branchUnit: '团支部所属单位',
  associationUnit: '社团所属单位',
} as const

/** Days of leave as a cell says them: the first and the last one. */
export const leaveLabel = (first: string, last: string, reason?: string): string =>
  `${first}至${last}${reason === undefined ? '' : `（${reason}）`}`

/** What every column is called. */
export const annexTitles = { ...columnTitles, ...extraTitles } as const

/** What stands above the header. */
export const filledByLabels = { unit: '填表单位', person: '填表人', phone: '联系电话' } as const

const kinds = baseKindDueShortLabels
type Kind = keyof typeof kinds
type Title = keyof typeof annexTitles

const categories = Object.values(categoryShortLabels).map(quoted).join('、')
const branchKinds = (['communityBranch', 'classBranch', 'workplaceBranch'] as const)
  .map(kind => quoted(baseKindLabels[kind]))
  .join('、')

/** A row, with its sheet where several were read. */
export const rowPlace = (row: number, sheet?: string): string =>
  `${sheet === undefined ? '' : `工作表${quoted(sheet)}`}第${row}行`

/** Why a row of the annex sheet is refused, for the person who filled it in. */
export const annexReasons = {
  empty: (id: Title) => `${annexTitles[id]}未填写`,
  tooLong: (id: Title, characters: number) => `${annexTitles[id]}不应超过${characters}字`,
  cellError: (cell: string, text: string) => `${cell}单元格是错误值${quoted(text)}，请更正后重新上传`,
  cellUncomputed: (cell: string) =>
    `${cell}单元格是公式，文件中没有存放计算结果，请改为数值，或用电子表格软件打开并保存后重新上传`,
  nothingAbove: (id: Title) => `${annexTitles[id]}填写了“同上”，但上方没有内容`,
  strangeLetter: (id: Title, letter: string, codePoint: string) =>
    `${annexTitles[id]}含有无法识别的字符“${letter}”（${codePoint}），请改用规范汉字`,
  mobileRepeated: (place: string, text: string) => `手机号码与${place}重复：${quoted(text)}`,
  mobileScientific: (text: string) =>
    `手机号码被显示为科学计数法${quoted(text)}，请将该列设为文本格式后重新填写`,
  mobileTwice: '手机号码只能填写一个',
  mobileNotDigits: (text: string) => `手机号码应为11位数字，不应含有其他字符，现为${quoted(text)}`,
  mobileLength: (text: string) => `手机号码应为11位数字，现为${text.length}位：${quoted(text)}`,
  mobileBeginning: (text: string) => `手机号码应以13至19开头，现为${quoted(text)}，请核对`,
  category: (text: string) => `类别应为${categories}，现为${quoted(text)}`,
  quota: (text: string) => `联系青年数应为1至1000的整数，现为${quoted(text)}`,
  account: (text: string) => `账号${quoted(text)}无法识别，应写作“微信：账号名称”，多个账号用分号隔开`,
  leave: (text: string) =>
    `请假${quoted(text)}无法识别，应写作“2026.3.1至2026.5.31（产假）”，即首日和末日，多次请假用分号隔开`,
  branchKind: (text: string) => `团支部类型应为${branchKinds}，现为${quoted(text)}`,
  serviceDate: (id: 'serviceFrom' | 'serviceUntil', text: string) =>
    `${annexTitles[id]}${quoted(text)}无法识别，应为年月日，如2016.6.23`,
  tooManyAccounts: (most: number) => `账号不应超过${most}个`,
  dateWithoutName: (kind: Kind) => `填写了计划报到时间，但未填写联系的${kinds[kind]}名称`,
  nameTooLong: (kind: Kind, characters: number) => `${kinds[kind]}名称不应超过${characters}字`,
  nameWithoutDate: (kind: Kind, names: readonly string[]) =>
    `未填写到${kinds[kind]}${quoted(names.join('、'))}的计划报到时间`,
  datesDiffer: (kind: Kind, names: number, dates: number) =>
    `${kinds[kind]}有${names}个，计划报到时间有${dates}个，无法一一对应，请分行填写`,
  dateUnreadable: (kind: Kind, name: string, text: string) =>
    `到${kinds[kind]}${quoted(name)}的计划报到时间${quoted(text)}无法识别，应为年月日，如2016.6.23`,
} as const

const mostListed = 20

const listed = (entries: readonly (number | string)[]) =>
  entries.slice(0, mostListed).join('、') + (entries.length > mostListed ? `等${entries.length}` : '')

/** What was ignored of a file, or understood in a way of its own. */
export const annexNotices = {
  in: (sheet: string | undefined, notice: string) =>
    sheet === undefined ? notice : `工作表${quoted(sheet)}：${notice}`,
  column: (letters: string, label: string) => `${letters}列${quoted(label)}`,
  ignored: (columns: readonly string[]) => `已忽略一览表以外的列：${columns.join('、')}`,
  untitled: (cells: readonly string[]) => `所在列没有表头的单元格未读取：${listed(cells)}`,
  hiddenRows: (rows: readonly number[]) => `第${listed(rows)}行被隐藏或筛选，已照常读取`,
  hiddenColumns: (columns: readonly string[]) => `被隐藏的列已照常读取：${columns.join('、')}`,
  leftOpen: (rows: readonly number[]) => `第${listed(rows)}行的“待定”按未填写处理`,
  noHeader: (sheet: string) => `工作表${quoted(sheet)}没有一览表的表头，未读取`,
  incompleteHeader: (sheet: string, titles: readonly string[]) =>
    `工作表${quoted(sheet)}的表头缺少：${titles.join('、')}，未读取`,
  hiddenSheets: (sheets: readonly string[]) => `隐藏的工作表未读取：${listed(sheets.map(quoted))}`,
  tooManySheets: (sheets: readonly string[], most: number) =>
    `工作表超过${most}张，未读取：${listed(sheets.map(quoted))}`,
} as const

/** Why a sheet has no header. */
export const headerReasons = {
  none: '未找到表头，请使用“走支部连百心”情况一览表的样表填写',
  incomplete: (titles: readonly string[]) =>
    `表头缺少：${titles.join('、')}，请使用“走支部连百心”情况一览表的样表填写`,
} as const
