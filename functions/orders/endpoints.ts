import * as z from 'zod'
import { demandCategory } from '../../events/demand.ts'
import { eventId } from '../../events/envelope.ts'
import { shownInstant } from '../../shared/contracts/answers.ts'
import { defineEndpoint } from '../../shared/contracts/endpoint.ts'
import { demandListStates } from '../../shared/domain/demands/demand-list.ts'

export const orderExport = defineEndpoint({
  name: 'orderExport',
  summary: 'Order a sheet that is too large to wait for',
  description:
    'The roster, or the demand list with texts and names, of an org and all below, however many they are. The answer leads to where it is watched. The same id again orders nothing.',
  route: 'POST /v1/orgs/{orgId}/exports',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId' },
  body: z.discriminatedUnion('sheet', [
    z.strictObject({
      sheet: z.literal('roster'),
      id: eventId,
      all: z.boolean().optional().describe('Part-timers too, with every column that an import reads.'),
    }),
    z.strictObject({
      sheet: z.literal('demands'),
      id: eventId,
      state: z.enum(demandListStates).optional(),
      category: demandCategory.optional(),
    }),
  ]),
  responses: { 202: z.strictObject({ exportId: eventId }) },
  cost: 'job',
  example: { id: '0197a2c4-5b00-7000-8000-000000000021', sheet: 'roster', all: true },
})

export const getExport = defineEndpoint({
  name: 'getExport',
  summary: 'Read how far a sheet is that was ordered, and where it lies',
  description:
    'Only for whoever ordered it. The link holds for five minutes, and needs no token; ask again for another one. The sheet lies there for a day.',
  route: 'GET /v1/orgs/{orgId}/exports/{exportId}',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId' },
  responses: {
    200: z.strictObject({
      exportId: z.string(),
      sheet: z.enum(['roster', 'demands']),
      state: z.enum(['running', 'done']),
      orderedAt: shownInstant,
      url: z.string().optional(),
      urlUntil: shownInstant.optional(),
    }),
  },
})
