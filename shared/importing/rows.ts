import * as z from 'zod'
import { date, entityId } from '../../events/envelope.ts'
import { feedback } from '../../events/feedback.ts'
import { link } from '../../events/roster.ts'

/** What became of a row. */
export const rowResults = ['created', 'changed', 'unchanged', 'refused'] as const

export type ResultName = (typeof rowResults)[number]

/** Where a row stands in the file, and whom it is about. */
const place = {
  line: z.int(),
  /** Where the file has several sheets that were read. */
  sheet: z.string().optional(),
  cadreId: entityId.optional(),
  /** As the roster has it, or as the file has it without any long number. */
  cadreName: z.string(),
  youthId: entityId.optional(),
  /** What should be known of it although it is taken. */
  remark: z.string().optional(),
} as const

/** A row that is refused before anything is tried. */
const refusedRow = z.strictObject({ ...place, reason: z.string() })

/** A link to make, to change or to end. */
export const linkRow = z.strictObject({
  ...place,
  cadreId: entityId,
  youthId: entityId,
  link: z.strictObject({
    baseId: link.shape.baseId,
    field: link.shape.field,
    since: date,
    until: date.optional(),
  }),
})

/** A rating to record. */
export const feedbackRow = z.strictObject({
  ...place,
  cadreId: entityId,
  youthId: entityId,
  /** The event's content, its id made of all that it says. */
  feedback,
})

/** A link that goes over to a successor. */
export const handoverRow = z.strictObject({
  ...place,
  cadreId: entityId,
  youthId: entityId,
  handover: z.strictObject({ since: date, to: entityId, on: date, baseId: entityId.optional() }),
})

/** One row of a job, as its chunks hold it: nothing in it tells who a youth is. */
export const jobRow = z.union([refusedRow, linkRow, feedbackRow, handoverRow])

export type RefusedRow = z.infer<typeof refusedRow>
export type LinkRow = z.infer<typeof linkRow>
export type FeedbackRow = z.infer<typeof feedbackRow>
export type HandoverRow = z.infer<typeof handoverRow>
export type JobRow = z.infer<typeof jobRow>

/** What became of a row, or would become of it. */
export interface RowResult {
  readonly result: ResultName
  readonly reason?: string
}

/** Messages of the queue `imports`: one chunk of a job. */
export const chunkMessage = z.strictObject({ jobId: z.string(), chunk: z.int().min(0) })
