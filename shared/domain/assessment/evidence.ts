import type { BaseKindDue } from '../policy/policy.ts'
import type { LinkInterval } from '../roster/roster.ts'

/** A half-day week that is short of visits; `week` is its Monday. */
export interface WeekShort {
  week: string
  short: number
}

/** A demand not answered by its date. */
export interface Unanswered {
  demandId: string
  youthId: string
  /** Last day on which an answer counted. */
  due: string
}

/** A demand not settled by its mark. Without its youth, who may be a rater. */
export interface Unsettled {
  demandId: string
  mark: string
}

/**
 * What is missing, by indicator, in a fixed order; an indicator without an entry is complete or does not apply.
 * Never a name, a phone, a rater or a score by a youth.
 */
export interface Evidence {
  /** Links short of Q, and the youths whose link overlaps with those of earlier cadres. */
  quota?: { short: number; overlapping: string[] }
  branchYouth?: { short: number }
  associationYouth?: { short: number }
  fields?: { short: number; present: LinkInterval['field'][] }
  /** Accounts the cadre has, none of which shows the real name; `form` is what the rule asks for. */
  realName?: { accounts: number; form: 'full' | 'contains' }
  /** Base kinds not visited since that date. */
  reported?: { missing: BaseKindDue[]; since: string }
  halfDays?: { weeks: WeekShort[] }
  /** Linked youths not reached this month. */
  monthlyReach?: { short: number; youths: string[] }
  /** Mondays of the weeks without an online contact. */
  onlineWeeks?: { weeks: string[] }
  /** Linked youths whom one activity of the quarter needs. */
  quarterActivity?: { youths: number }
  /** Linked youths not met this year. */
  faceToFace?: { short: number; youths: string[] }
  themeDays?: { short: number }
  campaign?: { since: string }
  demandsAnswered?: { demands: Unanswered[] }
  /** Raters missing until the rating applies. */
  rating?: { short: number }
  outcome?: { demands: Unsettled[] }
}
