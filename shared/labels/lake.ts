import type { QuestionName } from '../lake/questions/index.ts'
import { gradeLabels, statusLabels } from './assessment.ts'
import {
  activityLabels,
  channelLabels,
  demandCategoryLabels,
  eventTypeLabels,
  programmeLabels,
  purposeLabels,
} from './events.ts'
import { flagKindLabels } from './review.ts'
import { categoryShortLabels, fieldLabels } from './roster.ts'

/** The ready questions of the lake. */
export const questionLabels = {
  activity: '各组织每周联系与到基层情况',
  reach: '各领域按联系目的的覆盖面',
  programmes: '品牌项目开展情况',
  'demand-times': '诉求答复与办结用时（按类别、主题、职能部门）',
  satisfaction: '面对面交流占比与青年评分（每组不少于5人）',
  campaign: '大宣传大调研前后对比',
  overlap: '同一青年由几名团干部联系',
  concentration: '联系是否集中在少数青年',
  timeliness: '记录是否及时',
  flags: '待核实情况及其准确率',
  assessments: '考核结果与重新评定',
  coverage: '编制与在册、常态化联系',
} as const satisfies Record<QuestionName, string>

/** What has to be known to read an answer, by question. */
export const questionNotes: Partial<Record<QuestionName, string>> = {
  timeliness: '滞后从发生之日算到系统收到之日：成批补录的历史（演示数据即是）滞后很长。',
  satisfaction: '不足5人的组不显示。',
}

/** Columns of answers, whatever the question. */
export const answerColumnLabels = {
  orgId: '组织编号',
  org: '组织',
  weekSunday: '周（至周日）',
  month: '月份',
  year: '年度',
  phase: '阶段',
  months: '月数',
  cadres: '团干部',
  contacts: '联系次数',
  visits: '到基层次数',
  halfDays: '下基层半天数',
  field: '领域',
  purpose: '联系目的',
  linkedYouths: '联系青年',
  participations: '人次',
  youths: '青年',
  percentReached: '覆盖率%',
  programme: '品牌项目',
  events: '记录数',
  demandCategory: '诉求类别',
  topic: '主题',
  department: '职能部门',
  demands: '诉求',
  answered: '已答复',
  averageAnswerDays: '平均答复天数',
  answeredInSevenDays: '七日内答复',
  resolved: '已解决',
  averageResolveDays: '平均解决天数',
  resolvedInThirtyDays: '三十日内解决',
  faceToFaceShare: '面对面交流占比',
  cadreMonths: '人月',
  raters: '评分青年',
  percentSatisfied: '评分得分率%',
  surveys: '大调研次数',
  contactsAMonth: '月均联系',
  visitsAMonth: '月均到基层',
  participationsAMonth: '月均人次',
  cadresPerYouth: '联系的团干部数',
  youthsReached: '联系到的青年',
  percentToTopTenth: '前十分之一青年占比%',
  averageLagDays: '平均滞后天数',
  percentSameDay: '当日记录%',
  percentInAWeek: '一周内记录%',
  late: '跨月补录',
  kind: '情形',
  flags: '提示数',
  open: '待核实',
  dismissed: '无问题',
  coached: '已提醒',
  upheld: '属实',
  percentUpheld: '准确率%',
  assessed: '参评',
  final: '最终',
  revisions: '版次',
  restatements: '重新评定',
  cadresRestated: '涉及团干部',
  causedByEvents: '因补录或撤销',
  causedByRoster: '因名册变动',
  causedByCalendar: '因工作日变动',
  changedIndicators: '变动指标数',
  fullTimePosts: '专职编制',
  secondedPosts: '挂职编制',
  fullTime: '专职',
  seconded: '挂职',
  percentRegistered: '在册率%',
  links: '常态化联系',
} as const

/** Shares of contact that was face to face. */
const shareLabels = { none: '无联系', few: '不足四分之一', some: '四分之一至一半', half: '一半以上' } as const

/** Before, in and after the summer's campaign. */
const phaseLabels = { before: '之前（4—6月）', during: '期间（7—8月）', after: '之后（9—11月）' } as const

/** Words of codes, by the column in which they stand. */
export const answerValueLabels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  type: eventTypeLabels,
  field: fieldLabels,
  purpose: purposeLabels,
  channel: channelLabels,
  activity: activityLabels,
  programme: programmeLabels,
  category: categoryShortLabels,
  demandCategory: demandCategoryLabels,
  kind: flagKindLabels,
  grade: gradeLabels,
  status: statusLabels,
  faceToFaceShare: shareLabels,
  phase: phaseLabels,
}

/** The heading of a column; its name where there is no word. */
export const answerColumnLabel = (column: string): string =>
  (answerColumnLabels as Readonly<Record<string, string>>)[column] ?? column

/** The word of a value in a column; the value itself where there is none. */
export const answerValueLabel = (column: string, value: string): string =>
  answerValueLabels[column]?.[value] ?? value
