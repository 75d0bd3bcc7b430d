import * as z from 'zod'
import { indicatorIds } from '../../../events/assessment.ts'
import { date, entityId, text } from '../../../events/envelope.ts'
import { eachOnce } from '../../../events/field-code.ts'
import { programme } from '../../../events/programme.ts'
import { categories, fields, orgKinds } from '../../../events/roster.ts'
import { usualRetention } from '../privacy/retention.ts'
import { ledgerZone } from '../time/ledger-zone.ts'
import { notedProgrammes } from './programmes.ts'

const count = z.int().min(0).max(10_000)
const positive = z.int().min(1).max(10_000)
const days = z.int().min(1).max(366)
const daysInService = z.int().min(0).max(366)
const day = z.int().min(1).max(28)
const score = z.number().min(0).max(100)

const weights = <Id extends string>(ids: readonly Id[]) => z.record(z.enum(ids), count)

/** Kinds of base where a cadre has to report; the three kinds of branch count as one. */
export const baseKindsDue = ['branch', 'association'] as const

const categoryRule = z
  .strictObject({
    /** Q: youths that a cadre of the category owes a standing link. */
    quota: positive,
    /** Whether a quota of the cadre's own replaces Q. */
    ownQuota: z.boolean(),
    /** Qb and Qa: of Q, how many through branches and how many through associations; 0 is n/a. */
    branchYouth: count,
    associationYouth: count,
    /** F*: different fields. */
    fields: z.int().min(1).max(fields.length),
    /** h: half-days a week at an assigned base, on working days. */
    halfDaysPerWeek: z.int().min(0).max(14),
    themeDaysPerYear: z.int().min(0).max(366),
    campaign: z.boolean(),
    baseKinds: z.array(z.enum(baseKindsDue)).min(1).max(baseKindsDue.length),
  })
  .meta({ id: 'CategoryRule' })

/** From when on something is worth a look by a person; never a penalty (notice, requirement 2: 避免重复联系). */
const reviewRules = z
  .strictObject({
    /** Contacts of one cadre within so many seconds. */
    burst: z.strictObject({ contacts: positive, seconds: positive }),
    /** Contacts and visits of at least so many events on so many dates, none recorded before the month's last day. */
    lastDay: z.strictObject({ events: positive, dates: z.int().min(1).max(31) }),
    /** Different bases visited in one half-day. */
    sameHalfDay: z.strictObject({ bases: z.int().min(2).max(100) }),
    /** Different youths who rated through one source within so many minutes. */
    ratings: z.strictObject({ youths: positive, minutes: positive }),
    /** The most-contacted part of the linked youths whose share of contacts is shown. */
    concentration: z.strictObject({ num: positive, den: positive }),
    /** Contacts and visits of an org's month about which a youth is asked (回访), and answers from which on agreement is told. */
    callBacks: z
      .strictObject({ sample: z.int().min(1).max(50), perCadre: positive })
      .default({ sample: 5, perCadre: 30 }),
  })
  .meta({ id: 'ReviewRules' })

/** Every number that a city may argue about (README.md). */
export const policySchema = z.strictObject({
  id: entityId,
  version: z.int().min(1),
  /** The ledger's months lie in it, so it is the same for all. */
  timeZone: z.literal(ledgerZone),
  /** An event may lie this far ahead of its recording, in minutes; beyond it is refused. */
  aheadMinutes: z.int().min(0).max(1440),
  /** Cadres whose link to one youth counts (避免重复联系). */
  maxCadresPerYouth: positive,
  /** Largest contact and visit that are still personal (against "一面之缘"). */
  personal: z.strictObject({
    contactYouths: z.int().min(1).max(200),
    visitYouths: z.int().min(1).max(500),
  }),
  categories: z.record(z.enum(categories), categoryRule),
  /** Real name of a leading organ's cadre: prefix + region + suffix + name. */
  realName: z.strictObject({
    leadingOrgans: z.array(z.enum(orgKinds)).max(orgKinds.length),
    prefix: text(0, 50),
    suffix: text(0, 50),
  }),
  /** Share of Q to be reached each month, as an exact fraction. */
  monthlyReach: z.strictObject({ num: positive, den: positive }),
  quarterActivity: z.strictObject({ youths: z.int().min(1).max(500), daysInService }),
  /** First and last month of 大宣传大调研, and the service from which it is held against the cadre. */
  campaign: z.strictObject({
    fromMonth: z.int().min(1).max(12),
    toMonth: z.int().min(1).max(12),
    daysInService,
  }),
  /** Days from raising a demand until an answer is due, and until it should be settled. */
  demands: z.strictObject({ answerDays: days, settleDays: days }),
  /** Months of the sliding window of reports, ratings and outcomes, the assessed one included. */
  windowMonths: z.int().min(1).max(12),
  /** Fewer raters are no data. */
  minRaters: positive,
  weights: z
    .strictObject({
      attainment: weights(indicatorIds.attainment),
      activity: weights(indicatorIds.activity),
      satisfaction: weights(indicatorIds.satisfaction),
    })
    .meta({ id: 'PolicyWeights' }),
  dimensions: z.strictObject({ attainment: positive, activity: count, satisfaction: count }),
  grades: z
    .strictObject({
      excellent: score,
      good: score,
      pass: score,
      /** Attainment below this caps the grade at pass. */
      attainmentFloor: score,
      /** Fewer days in service are exempt. */
      exemptBelowDays: z.int().min(0).max(366),
    })
    .meta({ id: 'PolicyGrades' }),
  /** Day of the next month and hour at which results appear and become final. */
  closing: z.strictObject({ provisionalDay: day, finalDay: day, hour: z.int().min(0).max(23) }),
  /** Due dates of a launch: rosters, implementation plan (实施方案), and the quota. */
  deadlines: z.strictObject({ rosters: date, plan: date, quota: date }),
  /** Whether cadres keep their own accounts, phone and links. */
  selfService: z.boolean(),
  review: reviewRules,
  /** Whether a table may be put in the order of a score (国办函〔2026〕12号): an act of appraisal, which is noted. */
  rankings: z.boolean().default(false),
  /** Programmes (品牌项目) of which a contact or visit may be a part; they bear on no score. */
  programmes: z
    .array(programme)
    .max(50)
    .check(eachOnce('programme'))
    .default(() => [...notedProgrammes]),
  /** Months for which texts, and who a cadre was, are kept; they bear on no score. */
  retention: z
    .strictObject({ textMonths: z.int().min(12).max(240), cadreMonths: z.int().min(6).max(240) })
    .default(usualRetention),
})

export type Policy = z.infer<typeof policySchema>

export type ReviewRules = Policy['review']
/** What one category of cadre owes. */
export type CategoryRule = z.infer<typeof categoryRule>
export type BaseKindDue = (typeof baseKindsDue)[number]
