import * as z from 'zod'
import type { IndicatorId } from '../../events/assessment.ts'
import { youthField } from '../../events/roster.ts'
import { count, shownDate } from '../contracts/answers.ts'
import type { Missing } from '../domain/assessment/indicators/index.ts'
import { maxListed } from '../domain/assessment/listing.ts'
import { baseKindsDue } from '../domain/policy/policy.ts'

const short = z.strictObject({ short: count })
/** How long a list is, where only its beginning is told. */
export const listTotal = count
  .optional()
  .describe(`How long the list is, where only the first ${maxListed} are told.`)
const total = listTotal
const youths = z.strictObject({ short: count, youths: z.array(z.string()), total })

/** What is missing of each indicator, as an answer shows it. */
const missing = {
  quota: z
    .strictObject({ short: count, overlapping: z.array(z.string()), total })
    .describe('Links short of the quota, and youths whose link comes behind those of earlier cadres.'),
  branchYouth: short.describe('Links through branches that are short.'),
  associationYouth: short.describe('Links through associations that are short.'),
  fields: z
    .strictObject({ short: count, present: z.array(youthField) })
    .describe('Different fields that are short, and those that are there.'),
  realName: z
    .strictObject({ accounts: count, form: z.enum(['full', 'contains']) })
    .describe('Accounts, none of which shows the real name; `full` asks for the whole prescribed name.'),
  reported: z
    .strictObject({ missing: z.array(z.enum(baseKindsDue)), since: shownDate })
    .describe('Kinds of base not visited since that date.'),
  halfDays: z
    .strictObject({ weeks: z.array(z.strictObject({ week: shownDate, short: count })) })
    .describe('Weeks, by their Monday, that are short of half-days.'),
  monthlyReach: youths
    .partial({ youths: true })
    .describe('Linked youths not reached this month; of a result the cadre itself is not told whom.'),
  onlineWeeks: z
    .strictObject({ weeks: z.array(shownDate) })
    .describe('Weeks, by their Monday, without an online contact.'),
  quarterActivity: z
    .strictObject({ youths: count })
    .describe('Linked youths whom one activity of the quarter needs.'),
  faceToFace: youths.describe('Linked youths not met this year.'),
  themeDays: short.describe('Theme days of the year that are short.'),
  campaign: z.strictObject({ since: shownDate }).describe('No survey since the campaign began.'),
  demandsAnswered: z
    .strictObject({
      demands: z.array(z.strictObject({ demandId: z.string(), youthId: z.string(), due: shownDate })),
      total,
    })
    .describe('Demands not answered by their date.'),
  rating: short.describe('Raters missing until the rating applies.'),
  outcome: z
    .strictObject({ demands: z.array(z.strictObject({ demandId: z.string(), mark: shownDate })), total })
    .describe('Demands not settled by their date; without their youth, who may be a rater.'),
} satisfies { [Id in Exclude<IndicatorId, 'monthlyReach'>]: z.ZodType<Missing[Id]> } & {
  monthlyReach: z.ZodType<{ short: number; youths?: string[] | undefined }>
}

/** What is missing, by indicator; one without an entry is complete or does not apply. */
export const evidence = z.strictObject(missing).partial().meta({ id: 'Evidence' })
