import type { IndicatorId } from '../../events/assessment.ts'
import type { Assessment, RosterSlice } from './assessment/assessment.ts'
import type { MonthFacts } from './facts.ts'
import type { Policy } from './policy.ts'

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

/** Signature first. */
export function doNext(
  _policy: Policy,
  _roster: RosterSlice,
  _facts: readonly MonthFacts[],
  _month: string,
  _asOf: string,
  _assessment: Assessment | null,
): DoNext[] {
  return []
}
