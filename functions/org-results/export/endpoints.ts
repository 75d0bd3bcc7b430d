import * as z from 'zod'
import { entityId, month } from '../../../events/envelope.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { csv, download, xlsx } from '../../../shared/contracts/media.ts'

/** GET /v1/orgs/{orgId}/assessments/{month}/cadres.xlsx */
export const exportAssessments = defineEndpoint({
  name: 'exportAssessments',
  summary: 'The table of an org’s cadres and all below for appraisal: papers to be signed, then every number',
  method: 'GET',
  path: '/v1/orgs/{orgId}/assessments/{month}/cadres.xlsx',
  // It is full of names, so an analyst gets none.
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId', time: ['month'] },
  params: z.strictObject({ orgId: entityId, month }),
  responses: { 200: download(xlsx) },
})

/** GET /v1/orgs/{orgId}/assessments/{month}/cadres.csv */
export const exportAssessmentsCsv = defineEndpoint({
  ...exportAssessments,
  name: 'exportAssessmentsCsv',
  path: '/v1/orgs/{orgId}/assessments/{month}/cadres.csv',
  responses: { 200: download(csv) },
})
