import * as z from 'zod'
import { entityId, month } from '../../../events/envelope.ts'
import { rollupBody, rowBody } from '../../../shared/assessing/schemas.ts'
import { sorts } from '../../../shared/assessing/table.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { page, pageOf } from '../../../shared/http/page.ts'

/** GET /v1/orgs/{orgId}/assessments/{month} */
export const getRollup = defineEndpoint({
  name: 'getRollup',
  summary: 'An org’s month: the sums over its own cadres and all below',
  method: 'GET',
  path: '/v1/orgs/{orgId}/assessments/{month}',
  roles: ['orgAdmin', 'assessor', 'analyst'],
  scope: { org: 'orgId', time: ['month'] },
  params: z.strictObject({ orgId: entityId, month }),
  responses: { 200: rollupBody },
})

/** GET /v1/orgs/{orgId}/assessments/{month}/cadres */
export const listCadreAssessments = defineEndpoint({
  name: 'listCadreAssessments',
  summary: 'The table of an org’s cadres and all below',
  method: 'GET',
  path: '/v1/orgs/{orgId}/assessments/{month}/cadres',
  roles: ['orgAdmin', 'assessor', 'analyst'],
  scope: { org: 'orgId', time: ['month'] },
  params: z.strictObject({ orgId: entityId, month }),
  query: z.strictObject({ sort: z.enum(sorts).default('cadreId'), ...page }),
  responses: { 200: pageOf(rowBody) },
})
