import * as z from 'zod'
import { dimensions, grades, indicator } from '../../events/assessment.ts'
import type { Evidence } from '../domain/assessment/evidence.ts'
import { doNextKinds } from '../domain/do-next/kinds.ts'

/** What one cadre's month came to, as every endpoint shows it. */
const result = {
  cadreId: z.string(),
  orgId: z.string(),
  category: z.string(),
  month: z.string(),
  asOf: z.string(),
  policy: z.strictObject({ id: z.string(), version: z.int() }),
  digest: z.string(),
  dimensions,
  total: z.number().nullable(),
  grade: z.enum(grades),
}

/** What is missing, by indicator. */
export const evidence = z.object({}).catchall(z.unknown()) as unknown as z.ZodType<Evidence>

const status = z.enum(['provisional', 'final'])

/** A kept assessment. */
export const assessmentBody = z.strictObject({
  ...result,
  status,
  revision: z.int(),
  assessedAt: z.string(),
  evidence,
  /** The cadre turned out not to have served in the month: nothing was due, and no roll-up has it. */
  withdrawn: z.literal(true).optional(),
  restates: z
    .strictObject({
      revision: z.int(),
      changes: z.array(z.strictObject({ indicator: z.string(), from: indicator, to: indicator })),
      events: z.array(z.string()),
      rosterChanges: z.array(
        z.strictObject({
          at: z.string(),
          /** The token's subject; not for analysts. */
          by: z.string().optional(),
          subject: z.enum(['cadre', 'link', 'org', 'base']).optional(),
          subjectId: z.string().optional(),
          youthId: z.string().optional(),
        }),
      ),
    })
    .optional(),
})

/** One line of an org's table. */
export const rowBody = z.strictObject({
  ...result,
  name: z.string().optional(),
  status,
  revision: z.int(),
  assessedAt: z.string(),
})

/** Progress so far: the assessment as of a day, not kept. */
export const progressBody = z.strictObject({
  ...result,
  evidence,
  /** Dates of which nobody has told yet whether they are worked: `halfDays` is null for want of them. */
  calendarMissing: z.array(z.string()).optional(),
  /** By deadline, then by the weight that is lost if it is left. */
  doNext: z.array(
    z.strictObject({
      kind: z.enum(doNextKinds),
      indicator: z.string(),
      deadline: z.string(),
      text: z.string(),
      youthIds: z.array(z.string()).optional(),
      demandId: z.string().optional(),
      week: z.string().optional(),
    }),
  ),
  short: z.array(z.strictObject({ indicator: z.string(), num: z.int(), den: z.int(), missing: z.int() })),
  unlinked: z.array(z.strictObject({ youthId: z.string(), dates: z.array(z.string()) })),
  lateEvents: z.int(),
})

/** An org's month. */
export const rollupBody = z.strictObject({
  orgId: z.string(),
  month: z.string(),
  assessed: z.int(),
  grades: z.record(z.enum(grades), z.int()),
  unrated: z.int(),
  dimensions,
  histogram: z.array(z.int()).length(10),
})
