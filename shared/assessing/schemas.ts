import * as z from 'zod'
import { dimensions, grade, indicator, indicatorId, resultStatus } from '../../events/assessment.ts'
import { cadreCategory } from '../../events/roster.ts'
import { count, shownDate, shownInstant, shownMonth } from '../contracts/answers.ts'
import { countedAt } from '../contracts/counting.ts'
import { doNextKinds } from '../domain/do-next/kinds.ts'
import { evidence, listTotal } from './evidence-schema.ts'

/** What one cadre's month came to, as every endpoint shows it. */
const result = {
  cadreId: z.string(),
  orgId: z.string(),
  category: cadreCategory,
  month: shownMonth,
  asOf: shownDate,
  policy: z.strictObject({ id: z.string(), version: z.int() }).meta({ id: 'PolicyVersion' }),
  digest: z.string().optional().describe('Not for the cadre itself: of few ratings it could be tried out.'),
  dimensions,
  total: z.number().nullable(),
  grade: grade.nullable().describe('Null for the cadre itself where `withheld`.'),
  withheld: z
    .literal(true)
    .optional()
    .describe(
      'To the cadre itself: its rating, and what that is part of, is kept back, so that nobody can tell who gave which score.',
    ),
}

/** A kept assessment. */
export const assessmentBody = z
  .strictObject({
    ...result,
    status: resultStatus,
    revision: z.int(),
    assessedAt: shownInstant,
    evidence,
    /** The cadre turned out not to have served in the month: nothing was due, and no roll-up has it. */
    withdrawn: z.literal(true).optional(),
    restates: z
      .strictObject({
        revision: z.int(),
        changes: z.array(z.strictObject({ indicator: indicatorId, from: indicator, to: indicator })),
        events: z.array(z.string()),
        eventsTotal: listTotal,
        rosterChanges: z.array(
          z.strictObject({
            at: shownInstant,
            /** The token's subject; not for analysts. */
            by: z.string().optional(),
            subject: z.enum(['cadre', 'link', 'org', 'base']).optional(),
            subjectId: z.string().optional(),
            youthId: z.string().optional(),
          }),
        ),
        rosterChangesTotal: listTotal,
        calendar: z
          .array(z.strictObject({ year: z.int(), version: z.int(), at: shownInstant }))
          .optional()
          .describe('Versions of the calendar that moved a day which counts.'),
      })
      .meta({ id: 'Restatement' })
      .optional(),
  })
  .meta({ id: 'Assessment' })

/** How many youths got a link for a month, and how many of them rated by it. */
export const responseBody = z
  .strictObject({ issued: count, answered: count, rate: z.number().nullable() })
  .meta({ id: 'Response' })

/** One line of an org's table. */
export const rowBody = z
  .strictObject({
    ...result,
    name: z.string().optional(),
    status: resultStatus,
    revision: z.int(),
    assessedAt: shownInstant,
    response: responseBody.optional().describe('Not to the cadre itself.'),
  })
  .meta({ id: 'AssessmentRow' })

/** Progress so far: the assessment as of a day, not kept. */
export const progressBody = z
  .strictObject({
    ...result,
    evidence,
    calendarMissing: z
      .array(shownDate)
      .optional()
      .describe(
        'Dates of which nobody has told yet whether they are worked: `halfDays` is null for want of them.',
      ),
    /** By deadline, then by the weight that is lost if it is left. */
    doNext: z.array(
      z
        .strictObject({
          kind: z.enum(doNextKinds),
          indicator: indicatorId,
          deadline: shownDate,
          text: z.string(),
          youthIds: z.array(z.string()).optional(),
          demandId: z.string().optional(),
          baseId: z.string().optional(),
          week: shownDate.optional(),
        })
        .meta({ id: 'DoNext' }),
    ),
    short: z.array(z.strictObject({ indicator: indicatorId, num: z.int(), den: z.int(), missing: z.int() })),
    unlinked: z.array(z.strictObject({ youthId: z.string(), dates: z.array(shownDate) })),
    lateEvents: z.int(),
  })
  .meta({ id: 'Progress' })

/** An org's month. */
export const rollupBody = z
  .strictObject({
    orgId: z.string(),
    month: shownMonth,
    status: resultStatus
      .optional()
      .describe('`final` once every result is: then it can be signed. Left out where there is none.'),
    assessed: count,
    grades: z.record(grade, count),
    unrated: count,
    dimensions,
    histogram: z.array(count).length(10),
    response: responseBody
      .extend({ countedAt: countedAt.describe('Of more than 500 orgs it is counted in the background.') })
      .meta({ id: 'OrgResponse' })
      .optional()
      .describe('Without those of the caller’s own youths; left out of months in a row.'),
    keptBack: count.describe(
      'Cadres of the org and all below it who have no current result though it is due.',
    ),
    state: z
      .enum(['assessed', 'running', 'none'])
      .describe('`running`: a run is not so far yet, the sums are not known. `none`: nobody ran the month.'),
  })
  .meta({ id: 'Rollup' })
