import * as z from 'zod'
import { date, entityId, eventId } from '../../../events/envelope.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { startedImport } from '../jobs/schemas.ts'

/** Watched like an import of links. */
export const endLinks = defineEndpoint({
  name: 'endLinks',
  summary: 'Begin to end a cadre’s links on a day: all, those to some youths, or those through one base',
  description:
    'Links that hold on the day end with it; the answer leads to `/v1/links/imports/{importId}`. The same id again begins nothing.',
  route: 'POST /v1/cadres/{cadreId}/links/ends',
  roles: ['orgAdmin', 'assessor'],
  scope: { cadre: 'cadreId' },
  body: z.strictObject({
    /** Made by the client: sent again it begins nothing again. */
    id: eventId,
    /** First day without the link. */
    on: date,
    /** All that are linked on that day unless said. */
    youthIds: z.array(entityId).min(1).max(2_000).optional(),
    /** Only links through this base. */
    baseId: entityId.optional(),
  }),
  responses: { 202: startedImport },
  cost: 'job',
  example: { id: '0197a2c4-5b00-7000-8000-000000000012', on: '2026-07-01', baseId: 'b-hongxing' },
})
