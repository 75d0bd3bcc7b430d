import { type IndicatorId, indicatorIds } from '../../../events/assessment.ts'
import type { Assessment } from '../assessment/assessment.ts'
import type { Case } from '../assessment/context.ts'
import type { Policy } from '../policy/policy.ts'
import { toDate } from '../time/calendar.ts'

/** What a cadre may still do. */
export const doNextKinds = [
  'answerOverdue',
  'answerDemand',
  'settleDemand',
  'halfDays',
  'onlineContact',
  'monthlyReach',
  'faceToFace',
  'quarterActivity',
  'themeDay',
  'campaign',
  'report',
  'links',
  'branchLinks',
  'associationLinks',
  'fields',
  'realName',
] as const

/** See {@link doNextKinds}. */
export type DoNextKind = (typeof doNextKinds)[number]

/** One thing to do. */
export interface DoNext {
  kind: DoNextKind
  indicator: IndicatorId
  /** Last date on which it still helps; of an overdue answer the date that has passed. */
  deadline: string
  /** A plain sentence in Chinese, without names. */
  text: string
  /** Whom it is about, ascending. */
  youthIds?: string[]
  demandId?: string
  /** Monday of the week. */
  week?: string
}

/** A thing to do, and the share of its indicator that is lost if it is left. */
export interface Candidate {
  item: DoNext
  lost: number
}

/** A cadre's month as of today, and what lies ahead of it, in day numbers. */
export interface Ahead {
  of: Case
  assessment: Assessment
  today: number
  /** Last day of service as far as known, else Infinity. */
  last: number
}

/** What the indicator weighs in the total: its dimension's weight and its own within it. */
export function weightOf(policy: Policy, id: IndicatorId): number {
  for (const dimension of ['attainment', 'activity', 'satisfaction'] as const) {
    const weights: Partial<Record<IndicatorId, number>> = policy.weights[dimension]
    if ((indicatorIds[dimension] as readonly IndicatorId[]).includes(id)) {
      return policy.dimensions[dimension] * (weights[id] ?? 0)
    }
  }
  return 0
}

/** A day as a cadre would say it. */
export function spoken({ today }: Pick<Ahead, 'today'>, day: number): string {
  const [, month, date] = toDate(day).split('-').map(Number)
  const name = `${month}月${date}日`
  return day === today ? `今天（${name}）` : day === today + 1 ? `明天（${name}）` : name
}
