import * as z from 'zod'
import { date, entityId, eventId } from '../../../events/envelope.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { startedHandover } from '../jobs/schemas.ts'

export const handOver = defineEndpoint({
  name: 'handOver',
  summary:
    'Begin to hand a cadre’s links over to a successor: they end on a day and begin with the other the same day',
  description:
    'Each link ends with the one and begins with the other in one step, or stays as it is. Credit stays with whom it was earned by. The same id again begins nothing.',
  route: 'POST /v1/cadres/{cadreId}/handover',
  roles: ['orgAdmin', 'assessor'],
  scope: { cadre: 'cadreId' },
  body: z.strictObject({
    /** Made by the client: sent again it begins nothing again. */
    id: eventId,
    to: entityId,
    /** First day of the successor. */
    on: date,
    /** All that are linked on that day unless said. */
    youthIds: z.array(entityId).min(1).max(2_000).optional(),
    /** Bases of the successor in place of the cadre's; the same unless said. */
    bases: z.record(entityId, entityId).optional(),
  }),
  responses: { 202: startedHandover },
  cost: 'job',
  example: { id: '0197a2c4-5b00-7000-8000-000000000010', to: 'c-li', on: '2026-07-01' },
})
