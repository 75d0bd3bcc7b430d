import type { DimensionId, Grade, Indicator } from '../../events/assessment.ts'
import type { Status } from '../domain/assessment/revision.ts'
import type { Policy } from '../domain/policy/policy.ts'
import type { Move } from '../domain/policy/rehearsal.ts'

/** Dimensions as the notice calls them. */
export const dimensionLabels = {
  attainment: '实现度',
  activity: '活跃度',
  satisfaction: '满意度',
} as const satisfies Record<DimensionId, string>

/** Grades. */
export const gradeLabels = {
  excellent: '优秀',
  good: '良好',
  pass: '合格',
  fail: '不合格',
  exempt: '免评',
} as const satisfies Record<Grade, string>

/** What a draft of the policy does to a cadre's month. */
export const rehearsalMoveLabels = {
  down: '等次下降',
  up: '等次上升',
  exempt: '免评变动',
  score: '仅分数变化',
  same: '不变',
} as const satisfies Record<Move, string>

/** A grade; who is assessed itself is not told one that its rating is part of. */
export const gradeLabel = (grade: Grade | null): string => (grade === null ? '不显示' : gradeLabels[grade])

/** How often each grade was reached: 优秀2次 良好1次. */
export const gradesLabel = (grades: Readonly<Record<Grade, number>>): string =>
  (Object.keys(gradeLabels) as Grade[])
    .filter(id => grades[id] > 0)
    .map(id => `${gradeLabels[id]}${grades[id]}次`)
    .join(' ')

/** Why a result lacks its rating to whom it is about. */
export const withheldNote = '本人的青年评分及由此得出的总分、等次不向本人显示，以免推知何人如何评分。'

/** Whether a result may still change. */
export const statusLabels = { provisional: '暂定', final: '最终' } as const satisfies Record<Status, string>

/** Where there is no score, and where an indicator does not apply: no data is not zero. */
export const [unrated, notApplicable] = ['未评', '不适用']

/** A score with its decimal, or that there is none. */
export const scoreLabel = (score: number | null): string => score?.toFixed(1) ?? unrated

/** What was reached of what was due, such as 6/8. */
export const reachedLabel = (indicator: Indicator): string =>
  indicator ? `${indicator.num}/${indicator.den}` : notApplicable

/** A policy, such as huaian-2016 第1版. */
export const policyLabel = ({ id, version }: Pick<Policy, 'id' | 'version'>): string => `${id} 第${version}版`
