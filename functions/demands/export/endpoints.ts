import * as z from 'zod'
import { demandCategories } from '../../../events/demand.ts'
import { entityId } from '../../../events/envelope.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { download, xlsx } from '../../../shared/contracts/media.ts'
import { demandListStates } from '../../../shared/domain/demands/demand-list.ts'

/** GET /v1/orgs/{orgId}/demands.xlsx */
export const exportDemands = defineEndpoint({
  name: 'exportDemands',
  summary: 'The demand list (问题清单) of an org and all below as a spreadsheet',
  method: 'GET',
  path: '/v1/orgs/{orgId}/demands.xlsx',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId' },
  params: z.strictObject({ orgId: entityId }),
  query: z.strictObject({
    state: z.enum(demandListStates).optional(),
    category: z.enum(demandCategories).optional(),
  }),
  responses: { 200: download(xlsx) },
})
