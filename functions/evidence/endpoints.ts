import * as z from 'zod'
import { entityId, month } from '../../events/envelope.ts'
import { defineEndpoint } from '../../shared/contracts/endpoint.ts'
import { download, xlsx } from '../../shared/contracts/media.ts'

/** GET /v1/cadres/{cadreId}/assessments/{month}/evidence.xlsx */
export const exportEvidence = defineEndpoint({
  name: 'exportEvidence',
  summary: 'Write what stands behind a cadre’s result as a spreadsheet',
  description:
    'What was due, reached and missing, and the events that count. Whoever is the cadre gets it without what would tell who rated.',
  method: 'GET',
  path: '/v1/cadres/{cadreId}/assessments/{month}/evidence.xlsx',
  // Which feedback counted would tell a cadre who is behind the rating; an analyst sees no names.
  roles: ['orgAdmin', 'assessor'],
  scope: { cadre: 'cadreId', time: ['month'] },
  params: z.strictObject({ cadreId: entityId, month }),
  responses: { 200: download(xlsx) },
})
