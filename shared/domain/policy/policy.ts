import * as z from 'zod'
import { indicatorIds } from '../../../events/assessment.ts'
import { date, entityId } from '../../../events/envelope.ts'
import { categories, orgKinds } from '../../../events/roster.ts'

const count = z.int().min(0).max(10_000)
const positive = z.int().min(1).max(10_000)
const day = z.int().min(1).max(28)
const score = z.number().min(0).max(100)

const weights = <Id extends string>(ids: readonly Id[]) => z.record(z.enum(ids), count)

/** Kinds of base where a cadre has to report; the three kinds of branch count as one. */
export const baseKindsDue = ['branch', 'association'] as const

const categoryRule = z.strictObject({
  /** Q: youths that a cadre of the category owes a standing link. */
  quota: positive,
  /** Whether a quota of the cadre's own replaces Q. */
  ownQuota: z.boolean(),
  /** Qb and Qa: of Q, how many through branches and how many through associations; 0 is n/a. */
  branchYouth: count,
  associationYouth: count,
  /** F*: different fields. */
  fields: positive,
  /** h: half-days a week at an assigned base, on working days. */
  halfDaysPerWeek: z.int().min(0).max(14),
  themeDaysPerYear: count,
  campaign: z.boolean(),
  baseKinds: z.array(z.enum(baseKindsDue)).min(1).max(2),
})

/** Every number that a city may argue about (domain.md, "The monthly assessment"). */
export const policySchema = z.strictObject({
  id: entityId,
  version: z.int().min(1),
  timeZone: z.string().min(1),
  /** An event may lie this far ahead of its recording, in minutes; beyond it is refused. */
  aheadMinutes: count,
  /** Cadres whose link to one youth counts (避免重复联系). */
  maxCadresPerYouth: positive,
  /** Largest contact and visit that are still personal (against "一面之缘"). */
  personal: z.strictObject({ contactYouths: positive, visitYouths: positive }),
  categories: z.record(z.enum(categories), categoryRule),
  /** Real name of a leading organ's cadre: prefix + region + suffix + name. */
  realName: z.strictObject({
    leadingOrgans: z.array(z.enum(orgKinds)),
    prefix: z.string(),
    suffix: z.string(),
  }),
  /** Share of Q to be reached each month, as an exact fraction. */
  monthlyReach: z.strictObject({ num: count, den: positive }),
  quarterActivity: z.strictObject({ youths: positive, daysInService: count }),
  /** First and last month of 大宣传大调研, and the service from which it is held against the cadre. */
  campaign: z.strictObject({
    fromMonth: z.int().min(1).max(12),
    toMonth: z.int().min(1).max(12),
    daysInService: count,
  }),
  /** Days from raising a demand until an answer is due, and until it should be settled. */
  demands: z.strictObject({ answerDays: positive, settleDays: positive }),
  /** Months of the sliding window of reports, ratings and outcomes, the assessed one included. */
  windowMonths: z.int().min(1).max(12),
  /** Fewer raters are no data. */
  minRaters: positive,
  weights: z.strictObject({
    attainment: weights(indicatorIds.attainment),
    activity: weights(indicatorIds.activity),
    satisfaction: weights(indicatorIds.satisfaction),
  }),
  dimensions: z.strictObject({ attainment: positive, activity: count, satisfaction: count }),
  grades: z.strictObject({
    excellent: score,
    good: score,
    pass: score,
    /** Attainment below this caps the grade at pass. */
    attainmentFloor: score,
    /** Fewer days in service are exempt. */
    exemptBelowDays: count,
  }),
  /** Day of the next month and hour at which results appear and become final. */
  closing: z.strictObject({ provisionalDay: day, finalDay: day, hour: z.int().min(0).max(23) }),
  /** Due dates of a launch: rosters, implementation plan (实施方案), and the quota. */
  deadlines: z.strictObject({ rosters: date, plan: date, quota: date }),
})

/** See {@link policySchema}. */
export type Policy = z.infer<typeof policySchema>
/** What one category of cadre owes. */
export type CategoryRule = z.infer<typeof categoryRule>
/** See {@link baseKindsDue}. */
export type BaseKindDue = (typeof baseKindsDue)[number]
