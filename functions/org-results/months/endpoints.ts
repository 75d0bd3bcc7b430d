import * as z from 'zod'
import { entityId, month } from '../../../events/envelope.ts'
import { rollupBody, rowBody } from '../../../shared/assessing/schemas.ts'
import { sorts } from '../../../shared/assessing/table.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { pageOf, search, sortedPage } from '../../../shared/http/page.ts'

/** GET /v1/orgs/{orgId}/assessments/{month} */
export const getRollup = defineEndpoint({
  name: 'getRollup',
  summary: 'Read the roll-up of an org’s month',
  description:
    "Sums over its own cadres and all below. A dimension's score is that of the sums, not the average of scores.",
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
  summary: 'List the results of an org’s cadres and all below',
  description:
    'One line a cadre, without evidence. By id unless `sort` says a score, which comes highest first; those without a score come last.',
  method: 'GET',
  path: '/v1/orgs/{orgId}/assessments/{month}/cadres',
  roles: ['orgAdmin', 'assessor', 'analyst'],
  scope: { org: 'orgId', time: ['month'] },
  params: z.strictObject({ orgId: entityId, month }),
  query: z.strictObject({ ...search, ...sortedPage(sorts) }),
  responses: { 200: pageOf(rowBody) },
})
