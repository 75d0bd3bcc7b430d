import type { DimensionId, Grade, IndicatorId } from '../../events/assessment.ts'
import type { Cadre, Link } from '../../events/index.ts'
import type { Status } from '../domain/assessment/revision.ts'

/** Dimensions as the notice calls them. */
export const dimensionWords: Readonly<Record<DimensionId, string>> = {
  attainment: '实现度',
  activity: '活跃度',
  satisfaction: '满意度',
}

/** Indicators. */
export const indicatorWords: Readonly<Record<IndicatorId, string>> = {
  quota: '联系人数',
  branchYouth: '基层团支部青年',
  associationYouth: '社会组织社团青年',
  fields: '联系领域',
  realName: '实名联系',
  reported: '基层报到',
  halfDays: '下基层半天数',
  monthlyReach: '当月联系面',
  onlineWeeks: '网上联系周数',
  quarterActivity: '季度活动',
  faceToFace: '面对面联系',
  themeDays: '主题团日',
  campaign: '大宣传大调研',
  demandsAnswered: '诉求按期答复',
  rating: '青年评分',
  outcome: '诉求办结',
}

/** Grades. */
export const gradeWords: Readonly<Record<Grade, string>> = {
  excellent: '优秀',
  good: '良好',
  pass: '合格',
  fail: '不合格',
  exempt: '免评',
}

/** Categories of cadre. */
export const categoryWords: Readonly<Record<Cadre['category'], string>> = {
  fullTime: '专职',
  seconded: '挂职',
  partTimeLarge: '兼职（团员青年较多）',
  partTime: '兼职',
}

/** Fields in which youths live and work. */
export const fieldWords: Readonly<Record<Link['field'], string>> = {
  rural: '农村',
  community: '社区',
  student: '学生',
  enterprise: '企业',
  institution: '机关事业单位',
  socialOrg: '社会组织',
  newMedia: '新媒体',
  freelance: '自由职业',
}

/** Whether a result may still change. */
export const statusWords: Readonly<Record<Status, string>> = { provisional: '暂定', final: '最终' }

/** A month, such as 2026年5月. */
export const monthWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`
