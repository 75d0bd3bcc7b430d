import type { Demand } from '../../../events/demand.ts'
import type { BaseKindDue } from '../policy/policy.ts'

/** What a cadre may still do, the most pressing first. Apart from the advice itself, so that a schema does not load it. */
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
  'plannedVisit',
  'report',
  'links',
  'branchLinks',
  'associationLinks',
  'fields',
  'realName',
] as const

export type DoNextKind = (typeof doNextKinds)[number]

type OfDemand = Pick<Demand, 'category'>
type Short = { short: number }
type Youths = { youths: number; still: number }

/** What a sentence about each kind is made of, besides its deadline: codes and numbers. */
export interface DoNextDetails {
  answerOverdue: OfDemand & { daysLate: number }
  answerDemand: OfDemand
  settleDemand: OfDemand
  /** Half-days and working days left of the week; `assigned`: whether some base is. */
  halfDays: { still: number; workingDays: number; today: boolean; assigned: boolean }
  onlineContact: object
  /** Linked youths not reached or met, and how many of them are needed. */
  monthlyReach: Youths
  faceToFace: Youths
  quarterActivity: { youths: number }
  themeDay: Short
  campaign: object
  /** A first visit that was planned for a date that has passed. */
  plannedVisit: { baseKind: BaseKindDue; plannedOn: string; daysLate: number }
  report: { baseKind: BaseKindDue; assigned: boolean; months: number }
  links: Short & { overlapping: number }
  branchLinks: Short
  associationLinks: Short
  fields: Short & { present: number }
  /** What stands before the cadre's name where the whole account name is prescribed. */
  realName: { before?: string }
}
