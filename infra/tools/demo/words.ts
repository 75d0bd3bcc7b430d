import type { Grade, IndicatorId } from '../../../events/assessment.ts'
import type { Tone } from './table.ts'

/** 等次, and how much it is to be noticed. */
export const gradeWords: Record<Grade, readonly [string, Tone]> = {
  excellent: ['优秀', 'good'],
  good: ['良好', 'plain'],
  pass: ['合格', 'warn'],
  fail: ['不合格', 'bad'],
  exempt: ['免评', 'faint'],
}

/** 类别, as short as a table needs it. */
export const categoryWords: Readonly<Record<string, string>> = {
  fullTime: '专职',
  seconded: '挂职',
  partTimeLarge: '兼职',
  partTime: '其他兼职',
}

/** 指标. */
export const indicatorWords: Record<IndicatorId, string> = {
  quota: '联系青年数',
  branchYouth: '经团支部联系数',
  associationYouth: '经社会组织联系数',
  fields: '联系领域',
  realName: '实名注册',
  reported: '到基层报到',
  halfDays: '每周两个半天',
  monthlyReach: '每月经常性联系',
  onlineWeeks: '每周线上联系',
  quarterActivity: '季度活动',
  faceToFace: '全年面对面交流',
  themeDays: '主题团日',
  campaign: '大宣传大调研',
  demandsAnswered: '诉求按时答复',
  rating: '青年评价',
  outcome: '诉求按期办结',
}

/** A score, or that there is none. */
export function scoreWord(score: number | null): string {
  return score === null ? '未评' : score.toFixed(1)
}

/** A date within a year: 10月12日. */
export function dayWord(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
}
