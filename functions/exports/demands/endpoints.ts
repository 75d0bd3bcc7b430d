import * as z from 'zod'
import { demandCategory } from '../../../events/demand.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { download, xlsx } from '../../../shared/contracts/media.ts'
import { demandListStates } from '../../../shared/domain/demands/demand-list.ts'

export const exportDemands = defineEndpoint({
  name: 'exportDemands',
  summary: 'Write the demand list (问题清单) as a spreadsheet',
  description:
    'With texts and names. At most 10,000 rows; narrow it down by state or category, or order it by `POST …/exports`.',
  route: 'GET /v1/orgs/{orgId}/demands.xlsx',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId' },
  query: z.strictObject({
    state: z.enum(demandListStates).optional(),
    category: demandCategory.optional(),
  }),
  responses: { 200: download(xlsx) },
})
