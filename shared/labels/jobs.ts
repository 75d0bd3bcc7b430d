import type { Feedback, Link } from '../../events/index.ts'
import { feedbackSourceLabels } from './events.ts'
import { quoted } from './quoted.ts'

/** Titles of the columns of the sheets of links and of ratings, and of the sheet that goes back. */
export const jobTitles = {
  line: '行',
  sheet: '工作表',
  cadre: '团干部',
  cadreMobile: '团干部手机号码',
  youth: '青年',
  youthId: '青年编号',
  youthMobile: '青年手机号码',
  youthIdentity: '身份证号',
  base: '团支部/社团名称',
  field: '领域',
  since: '联系开始',
  until: '联系结束',
  score: '分数',
  date: '日期',
  source: '来源',
  comment: '意见',
  result: '结果',
  reason: '原因',
} as const

/** Other words that people write for a field. */
export const fieldAliases = {
  农业: 'rural',
  农民: 'rural',
  村: 'rural',
  学校: 'student',
  在校学生: 'student',
  国企: 'enterprise',
  非公企业: 'enterprise',
  机关: 'institution',
  事业单位: 'institution',
  机关事业: 'institution',
  青年社会组织: 'socialOrg',
  新媒体从业人员: 'newMedia',
  自由职业者: 'freelance',
} as const satisfies Record<string, Link['field']>

/** Other words that people write for a source. */
export const sourceAliases = {
  问卷: 'fieldSurvey',
  问卷星: 'fieldSurvey',
  问卷调查: 'fieldSurvey',
  微信: 'tencent',
  QQ: 'tencent',
  微博: 'sina',
  面对面: 'faceToFace',
} as const satisfies Record<string, Feedback['source']>

/** How people write a score besides its number and its word. */
export const scorePoints = (score: number): string => `${score}分`

/** Names of the sheets and files that go back. */
export const jobSheetNames = {
  links: '联系青年导入结果',
  feedback: '评价导入结果',
  handover: '交接结果',
} as const

/** Why a sheet of links or ratings is not read. */
export const sheetHeaderReasons = {
  none: (titles: readonly string[]) => `未找到表头，表中应有以下列：${titles.join('、')}`,
  incomplete: (titles: readonly string[]) => `表头缺少：${titles.join('、')}`,
  notRead: (sheet: string) => `工作表${quoted(sheet)}没有表头，未读取`,
  ignored: (columns: readonly string[]) => `已忽略其他列：${columns.join('、')}`,
} as const

/** Words about a sheet's columns. */
export const sheetReasons = {
  or: (titles: readonly string[]) => titles.join('或'),
  empty: (title: string) => `${title}未填写`,
  nothingAbove: (title: string) => `${title}填写了“同上”，但上方没有内容`,
  several: (titles: readonly string[]) => `同一行填写了${titles.join('、')}，按${titles[0] ?? ''}处理`,
} as const

/** What is told about a file of links or ratings. */
export const jobNotices = {
  unsourced: (rows: number) => `${rows}行未注明来源，按${feedbackSourceLabels.fieldSurvey}登记`,
  laterLinks: (links: number) => `${links}名青年的联系在交接日之后才开始，未交接`,
  laterThanEnd: (links: number) => `${links}名青年的联系在结束日之后才开始，未结束`,
} as const

/** Why a row of links or ratings is refused. No sentence says a phone or an identity number. */
export const jobReasons = {
  cadreUnknown: (name: string) => `范围内没有名为${quoted(name)}的在任团干部`,
  cadreAmbiguous: (name: string, count: number) =>
    `范围内有${count}名${quoted(name)}，请改填手机号码或在${quoted(jobTitles.cadreMobile)}列注明`,
  cadreMobileUnknown: '范围内没有登记该手机号码的在任团干部',
  cadreMobileAmbiguous: '该手机号码登记在多名团干部名下，请填写姓名',
  cadreMismatch: (name: string) => `登记该手机号码的团干部不是${quoted(name)}，请核对`,
  ownRow: '不能为本人登记',
  outOfScopeThen: '所涉日期内该团干部属于其他组织，请由该组织或上级登记',
  youthMissing: '青年编号、手机号码、身份证号均未填写',
  youthWrong: '青年一栏应为青年编号、11位手机号码或身份证号，请核对',
  youthIdWrong: '青年编号应为字母、数字、点、横线组成的代号，不能是手机号码或身份证号',
  youthMobileWrong: '青年手机号码应为11位手机号码，请核对',
  youthIdentityWrong: '身份证号位数或校验码不符，请核对',
  baseUnknown: (name: string) => `没有名为${quoted(name)}的团支部或社团，请核对名称或先登记`,
  baseAmbiguous: (name: string, count: number) => `有${count}个团支部或社团名为${quoted(name)}，无法对应`,
  fieldUnknown: (choice: string, typed: string) => `领域应为${choice}，现为${quoted(typed)}`,
  dateUnreadable: (title: string, typed: string) =>
    `${title}${quoted(typed)}无法识别，应为年月日，如2026.6.23`,
  untilBeforeSince: '联系结束早于联系开始',
  notHeld: '该青年在交接日未被联系',
  notLinkedOn: '该青年在结束日未被联系',
  repeated: (place: string) => `与${place}重复`,
  overlapsRow: (place: string) => `与${place}的联系时间重叠`,
  linkOverlaps: '该团干部与该青年已有时间重叠的联系',
  beforeService: '联系开始早于该团干部任职一年以上',
  emptyLink: '联系结束应晚于联系开始',
  tooManyLinks: '该青年的联系记录过多，无法再登记',
  cadreGone: '该团干部已不在范围内',
  baseGone: '该团支部或社团不属于同一地市',
  rosterChanged: '他人同时修改了同一内容，请重新导入',
  scoreWrong: (typed: string) => `分数应为1至5的整数，现为${quoted(typed)}`,
  dateInFuture: '日期在今天之后',
  dateTooEarly: '日期早于1970年',
  sourceUnknown: (choice: string, typed: string) => `来源应为${choice}，现为${quoted(typed)}`,
  commentTooLong: (most: number) => `意见不应超过${most}字`,
  notLinked: '该青年在当日未被该团干部联系，已登记但不计入评价',
  outOfService: '该团干部在当日不在任，已登记但不计入评价',
  numbersHidden: '意见中的号码已隐去',
  tooManyCadres: (count: number) => `该青年已有${count}名团干部联系，超出部分不计入联系数`,
} as const
