import * as z from 'zod'
import { content, entityId, text, youths } from './envelope.ts'
import { rule } from './field-code.ts'
import { programmes } from './programme.ts'

/** What a cadre did at a base: 报到, 主题团日, 活动, 大宣传大调研, 机关开放日. */
export const activities = ['checkIn', 'themeDay', 'groupActivity', 'survey', 'openDay'] as const

export const activity = z.enum(activities).meta({ id: 'Activity' })

const withoutBase: readonly string[] = ['groupActivity', 'openDay']

/** The fields of a visit. */
export const visitFields = z.strictObject({
  type: z.literal('visit'),
  ...content,
  activity,
  baseId: entityId.optional(),
  youthIds: youths(0, 500),
  programmes: programmes.optional(),
  note: text(0, 500).optional(),
})

/** Only a group activity or an open day may be at no base. */
export const baseRule = z.refine<{ activity: string; baseId?: string | undefined }>(
  ({ activity, baseId }) => baseId !== undefined || withoutBase.includes(activity),
  { path: ['baseId'], ...rule('required', 'required unless the activity is groupActivity or openDay') },
)

/** Presence at a base for a half-day (报到). */
export const visit = visitFields.check(baseRule).meta({ id: 'VisitEvent' })

export type Visit = z.infer<typeof visit>

/** Worked example. */
export const visitExample: Visit = {
  type: 'visit',
  id: '0197a2c4-5b00-7000-8000-000000000002',
  cadreId: 'c-wang',
  occurredAt: '2026-05-21T09:00:00+08:00',
  activity: 'themeDay',
  baseId: 'b-hongxing',
  youthIds: ['y-0001', 'y-0003'],
}
