import * as z from 'zod'
import { date, entityId, month } from './envelope.ts'

/** Indicators of each dimension, in the order in which they are shown. */
export const indicatorIds = {
  attainment: ['quota', 'branchYouth', 'associationYouth', 'fields', 'realName', 'reported'],
  activity: [
    'halfDays',
    'monthlyReach',
    'onlineWeeks',
    'quarterActivity',
    'faceToFace',
    'themeDays',
    'campaign',
    'demandsAnswered',
  ],
  satisfaction: ['rating', 'outcome'],
} as const

/** 实现度, 活跃度, 满意度. */
export type DimensionId = keyof typeof indicatorIds
/** Any of the sixteen indicators. */
export type IndicatorId = (typeof indicatorIds)[DimensionId][number]

export const indicatorId = z.enum(Object.values(indicatorIds).flat()).meta({ id: 'IndicatorId' })

/** What was reached and what was due; null where the indicator does not apply. */
export const indicator = z
  .strictObject({ num: z.int().min(0), den: z.int().min(1), raters: z.int().min(1).optional() })
  .meta({ id: 'Indicator', description: 'What was reached (`num`) of what was due (`den`).' })
  .nullable()

const dimension = <Id extends string>(ids: readonly Id[]) =>
  z.strictObject({
    score: z.number().min(0).max(100).nullable(),
    indicators: z.record(z.enum(ids), indicator),
  })

/** The three dimensions with every indicator; scores have one decimal. */
export const dimensions = z
  .strictObject({
    attainment: dimension(indicatorIds.attainment),
    activity: dimension(indicatorIds.activity),
    satisfaction: dimension(indicatorIds.satisfaction),
  })
  .meta({ id: 'Dimensions' })

/** 优秀, 良好, 合格, 不合格, 免评. */
export const grades = ['excellent', 'good', 'pass', 'fail', 'exempt'] as const

export const grade = z.enum(grades).meta({ id: 'Grade' })

/** `provisional` until the month is finalised, `final` ever after. */
export const resultStatus = z.enum(['provisional', 'final']).meta({ id: 'ResultStatus' })

/** What the bus says when a cadre's month was assessed anew; no score by a youth, no name. */
export const assessed = z.strictObject({
  type: z.literal('assessed'),
  cadreId: entityId,
  orgId: entityId,
  month,
  asOf: date,
  status: resultStatus,
  revision: z.int().min(1),
  digest: z.string(),
  total: z.number().nullable(),
  grade,
})

export type Indicator = z.infer<typeof indicator>
export type Dimensions = z.infer<typeof dimensions>
export type Grade = (typeof grades)[number]
