import { defineEndpoint } from '../../shared/contracts/endpoint.ts'
import { download, xlsx } from '../../shared/contracts/media.ts'

export const exportEvidence = defineEndpoint({
  name: 'exportEvidence',
  summary: 'Write what stands behind a cadre’s result as a spreadsheet',
  description:
    'What was due, reached and missing, and the events that count. Whoever is the cadre gets it without what would tell who rated.',
  route: 'GET /v1/cadres/{cadreId}/assessments/{month}/evidence.xlsx',
  // Which feedback counted would tell a cadre who is behind the rating; an analyst sees no names.
  roles: ['orgAdmin', 'assessor'],
  scope: { cadre: 'cadreId', time: ['month'] },
  responses: { 200: download(xlsx) },
})
