import * as z from 'zod'
import { indicatorId } from '../../events/assessment.ts'
import { date, month } from '../../events/envelope.ts'
import { eventTypes } from '../../events/index.ts'
import { assessmentBody, progressBody } from '../../shared/assessing/schemas.ts'
import { shownDate, shownMonth } from '../../shared/contracts/answers.ts'
import { defineEndpoint, type Role } from '../../shared/contracts/endpoint.ts'
import { wholeNumber } from '../../shared/contracts/whole-number.ts'
import { page, pageOf } from '../../shared/http/page.ts'
import { factsSchema } from './facts-schema.ts'
import { timelineItem, timelinePage } from './timeline-schema.ts'

const roles: readonly Role[] = ['cadre', 'orgAdmin', 'assessor']
const withAnalyst: readonly Role[] = [...roles, 'analyst']

export const getProgress = defineEndpoint({
  name: 'getProgress',
  summary: 'Read the assessment so far, and what is short',
  description:
    'As of today or `asOf`, never kept. With a list of what to do next by deadline, what is short of each indicator, contacts with youths without a link, and how many events came late.',
  route: 'GET /v1/cadres/{cadreId}/progress',
  roles,
  scope: { cadre: 'cadreId', time: ['asOf', 'month'], office: true },
  query: z.strictObject({ month: month.optional(), asOf: date.optional() }),
  responses: { 200: progressBody },
})

export const listEvents = defineEndpoint({
  name: 'listEvents',
  summary: 'List what lies in the ledger of a month',
  description:
    'This month unless said, in the order in which it happened: voided and late events too, each marked. `from` and `to` are days. A cadre sees no feedback about itself.',
  route: 'GET /v1/cadres/{cadreId}/events',
  roles,
  scope: { cadre: 'cadreId', time: ['month'], office: true },
  query: z.strictObject({
    month: month.optional(),
    type: z.enum(eventTypes).optional(),
    from: date.optional(),
    to: date.optional(),
    late: z.enum(['true', 'false']).optional().describe('Recorded after the month had ended, or not.'),
    ...page,
  }),
  responses: {
    200: timelinePage,
  },
})

export const getEvent = defineEndpoint({
  name: 'getEvent',
  summary: 'Read one event of a month',
  description:
    'As the timeline shows it, marked where late or voided. `month` is the event’s, as its receipt says; this month unless said.',
  route: 'GET /v1/cadres/{cadreId}/events/{eventId}',
  roles,
  scope: { cadre: 'cadreId', time: ['month'], office: true },
  query: z.strictObject({ month: month.optional() }),
  responses: { 200: timelineItem },
})

export const getFacts = defineEndpoint({
  name: 'getFacts',
  summary: 'Read the projection of a month',
  description:
    'What the events of a month amount to, before any policy: the input of the assessment. Lists refer to youths by their position in `youths`. A cadre sees no ratings.',
  route: 'GET /v1/cadres/{cadreId}/facts/{month}',
  roles,
  scope: { cadre: 'cadreId', time: ['month'], office: true },
  responses: {
    200: z.strictObject({
      cadreId: z.string(),
      month: shownMonth,
      version: z.int(),
      facts: factsSchema,
    }),
  },
})

export const getAssessment = defineEndpoint({
  name: 'getAssessment',
  summary: 'Read the assessment of a month',
  description:
    'The latest revision unless said. `status` is `provisional` until the month is closed; a final result that changes afterwards is restated openly, with old and new.',
  route: 'GET /v1/cadres/{cadreId}/assessments/{month}',
  roles: withAnalyst,
  scope: { cadre: 'cadreId', time: ['month'] },
  query: z.strictObject({ revision: wholeNumber(1).optional() }),
  responses: { 200: assessmentBody },
})

export const listRevisions = defineEndpoint({
  name: 'listRevisions',
  summary: 'List the revisions of a month’s assessment',
  description: 'The first one first.',
  route: 'GET /v1/cadres/{cadreId}/assessments/{month}/revisions',
  roles: withAnalyst,
  scope: { cadre: 'cadreId', time: ['month'] },
  query: z.strictObject({ ...page }),
  responses: { 200: pageOf(assessmentBody) },
})

export const getCredit = defineEndpoint({
  name: 'getCredit',
  summary: 'Read which events gave the credit',
  description: 'Ids of events by indicator, found from the ledger anew.',
  route: 'GET /v1/cadres/{cadreId}/assessments/{month}/credit',
  roles,
  scope: { cadre: 'cadreId', time: ['asOf', 'month'] },
  query: z.strictObject({ asOf: date.optional() }),
  responses: {
    200: z.strictObject({
      cadreId: z.string(),
      month: shownMonth,
      asOf: shownDate,
      credit: z.partialRecord(indicatorId, z.array(z.string())),
    }),
  },
})
