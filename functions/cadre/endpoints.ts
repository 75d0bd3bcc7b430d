import * as z from 'zod'
import { date, entityId, month } from '../../events/envelope.ts'
import { assessmentBody, progressBody } from '../../shared/assessing/schemas.ts'
import { defineEndpoint, type Role } from '../../shared/contracts/endpoint.ts'
import { page, pageOf } from '../../shared/http/page.ts'

const roles: readonly Role[] = ['cadre', 'orgAdmin', 'assessor']
const withAnalyst: readonly Role[] = [...roles, 'analyst']

/** GET /v1/cadres/{cadreId}/progress */
export const getProgress = defineEndpoint({
  name: 'getProgress',
  summary: 'The assessment so far, and what is short',
  method: 'GET',
  path: '/v1/cadres/{cadreId}/progress',
  roles,
  scope: { cadre: 'cadreId', time: ['asOf', 'month'], office: true },
  params: z.strictObject({ cadreId: entityId }),
  query: z.strictObject({ month: month.optional(), asOf: date.optional() }),
  responses: { 200: progressBody },
})

/** GET /v1/cadres/{cadreId}/events */
export const listEvents = defineEndpoint({
  name: 'listEvents',
  summary: 'What lies in the ledger of a month, this one unless said, in the order in which it happened',
  method: 'GET',
  path: '/v1/cadres/{cadreId}/events',
  roles,
  scope: { cadre: 'cadreId', time: ['month'], office: true },
  params: z.strictObject({ cadreId: entityId }),
  query: z.strictObject({ month: month.optional(), ...page }),
  responses: {
    200: pageOf(
      z.looseObject({
        id: z.string(),
        type: z.string(),
        occurredAt: z.string(),
        recordedAt: z.string(),
        recordedBy: z.string(),
        late: z.boolean(),
        voided: z.boolean(),
      }),
    ),
  },
})

/** GET /v1/cadres/{cadreId}/facts/{month} */
export const getFacts = defineEndpoint({
  name: 'getFacts',
  summary: 'The projection of a month: what its events amount to',
  method: 'GET',
  path: '/v1/cadres/{cadreId}/facts/{month}',
  roles,
  scope: { cadre: 'cadreId', time: ['month'], office: true },
  params: z.strictObject({ cadreId: entityId, month }),
  responses: {
    200: z.strictObject({
      cadreId: z.string(),
      month: z.string(),
      version: z.int(),
      facts: z.looseObject({}),
    }),
  },
})

/** GET /v1/cadres/{cadreId}/assessments/{month} */
export const getAssessment = defineEndpoint({
  name: 'getAssessment',
  summary: 'The latest assessment of a month, or one revision of it',
  method: 'GET',
  path: '/v1/cadres/{cadreId}/assessments/{month}',
  roles: withAnalyst,
  scope: { cadre: 'cadreId', time: ['month'] },
  params: z.strictObject({ cadreId: entityId, month }),
  query: z.strictObject({ revision: z.coerce.number<string>().int().min(1).optional() }),
  responses: { 200: assessmentBody },
})

/** GET /v1/cadres/{cadreId}/assessments/{month}/revisions */
export const listRevisions = defineEndpoint({
  name: 'listRevisions',
  summary: 'Every revision of a month’s assessment, the first one first',
  method: 'GET',
  path: '/v1/cadres/{cadreId}/assessments/{month}/revisions',
  roles: withAnalyst,
  scope: { cadre: 'cadreId', time: ['month'] },
  params: z.strictObject({ cadreId: entityId, month }),
  query: z.strictObject({ ...page }),
  responses: { 200: pageOf(assessmentBody) },
})

/** GET /v1/cadres/{cadreId}/assessments/{month}/credit */
export const getCredit = defineEndpoint({
  name: 'getCredit',
  summary: 'Which events gave the credit, by indicator; found from the ledger',
  method: 'GET',
  path: '/v1/cadres/{cadreId}/assessments/{month}/credit',
  roles,
  scope: { cadre: 'cadreId', time: ['asOf', 'month'] },
  params: z.strictObject({ cadreId: entityId, month }),
  query: z.strictObject({ asOf: date.optional() }),
  responses: {
    200: z.strictObject({
      cadreId: z.string(),
      month: z.string(),
      asOf: z.string(),
      credit: z.record(z.string(), z.array(z.string())),
    }),
  },
})
