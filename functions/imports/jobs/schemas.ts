import * as z from 'zod'
import { date, entityId, eventId } from '../../../events/envelope.ts'
import { link } from '../../../events/roster.ts'
import { count } from '../../../shared/contracts/answers.ts'
import { pageQuery } from '../../../shared/http/page.ts'
import { rowResults } from '../../../shared/importing/rows.ts'

/** An id that the system or the client made for a job. */
export const jobId = eventId

/** 202: what was begun. */
export const startedImport = z.strictObject({ importId: jobId })
export const startedHandover = z.strictObject({ handoverId: jobId })

/** Where a page of rows goes on: the chunk and the row within it. */
const rowKey = /^\d{1,6}\.\d{1,6}$/

/** How a job is watched. */
export const watching = pageQuery(rowKey, { usual: 100, most: 500 }).extend({
  /** Only rows of which that became. */
  result: z.enum(rowResults).optional(),
})

/** One row of a job that is done. */
const jobRow = z
  .strictObject({
    line: z.int(),
    sheet: z.string().optional(),
    cadreId: entityId.optional(),
    cadreName: z.string(),
    youthId: entityId.optional(),
    link: z
      .strictObject({
        baseId: link.shape.baseId,
        field: link.shape.field,
        since: date,
        until: date.optional(),
      })
      .optional(),
    result: z.enum(rowResults),
    /** In Chinese. */
    reason: z.string().optional(),
  })
  .meta({ id: 'JobRow' })

const progress = z.strictObject({
  orgId: entityId,
  dryRun: z.boolean(),
  state: z.enum(['running', 'done']),
  startedAt: z.string(),
  rowsDone: count,
  rowsTotal: count,
  counts: z.strictObject({ created: count, changed: count, unchanged: count, refused: count }),
  /** What was ignored of the file. */
  notices: z.array(z.string()),
  items: z.array(jobRow),
  nextCursor: z.string().optional(),
})

/** How far an import is, and a page of its rows that are done, in the order of the file. */
export const importProgress = progress.extend({ importId: jobId }).meta({ id: 'ImportProgress' })
/** How far a handover is, and a page of its links that are done. */
export const handoverProgress = progress.extend({ handoverId: jobId })
export type Progress = z.input<typeof progress>
