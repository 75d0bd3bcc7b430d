import type { Dimensions } from '../../../events/assessment.ts'
import { dimensionLabels, scoreLabel } from '../assessment.ts'

/** What the page of an org's month says, and that of a cadre in it. */
export const back = '返回'
export const states = { assessed: '已评定', running: '正在评定', none: '这个月还没有结果' } as const
export const noneHint = '每月初评定上个月，数日后结账。'
export const what = '项目'
export const sums = '汇总'
export const assessed = '参评人数'
export const keptBack = '暂未评定'
export const histogram = '总分分布'
export const histogramTable = '各分数段人数'
export const histogramBeside = '各分数段人数（括号内为上月）'
export const bandOf = (from: number, to: number) => `${from}–${to}`
export const beside = (now: number, before: number) => `${now}（${before}）`
export const indicators = '各项指标（完成/应完成）'
export const reached = '完成/应完成'
export const explained = '每项指标怎么算'
export const below = '下级组织'
export const noneBelow = '没有下级组织。'
export const cadres = '团干部（含下级，按编号）'
/** A cadre's scores: 实现度89.5，活跃度41.1，满意度未评，总分66.9. */
export const scores = (dimensions: Dimensions, total: number | null) =>
  [
    ...Object.entries(dimensionLabels).map(
      ([id, label]) => label + scoreLabel(dimensions[id as keyof Dimensions].score),
    ),
    `总分${scoreLabel(total)}`,
  ].join('，')
export const nobody = '没有参评的团干部。'
export const total = (total: string, grade: string, status: string, revision: number) =>
  `总分${total}，${grade}（${status}，第${revision}版）`
export const evidence = '下载考核依据'
export const events = '当月记录'
export const noEvents = '当月没有记录。'
export const late = '补录'
export const voided = '已撤销'
