import * as z from 'zod'
import { contactExample } from '../../../events/contact.ts'
import { visitExample } from '../../../events/visit.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { problem } from '../../../shared/contracts/problem.ts'
import { receipt } from '../receipt.ts'

/** What became of one event of a batch. */
const item = z.union([
  z.strictObject({ status: z.int(), receipt }),
  z.strictObject({ status: z.int(), problem }),
])

/** POST /v1/batch */
export const recordBatch = defineEndpoint({
  name: 'recordBatch',
  summary: 'Record 1–500 events of any type, for apps that were offline; each stands for itself',
  method: 'POST',
  path: '/v1/batch',
  roles: ['cadre', 'orgAdmin', 'assessor', 'collector'],
  scope: { inside: 'record, event by event' },
  body: z.strictObject({ events: z.array(z.unknown()).min(1).max(500) }),
  responses: { 207: z.strictObject({ items: z.array(item) }) },
  example: { events: [contactExample, visitExample] },
})
