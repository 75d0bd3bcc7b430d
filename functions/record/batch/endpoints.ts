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
  summary: 'Record 1–500 events of any type, each for itself',
  description:
    'For apps that were offline. Answers 207 with one item per event, in order, each with a status and a receipt or a problem; one bad event never spoils the others. The fields are those of the single calls, with `type`, and `demandId` for a step. Send again what was answered 503.',
  method: 'POST',
  path: '/v1/batch',
  roles: ['cadre', 'orgAdmin', 'assessor', 'collector'],
  scope: { inside: 'record, event by event' },
  body: z.strictObject({ events: z.array(z.unknown()).min(1).max(500) }),
  responses: { 207: z.strictObject({ items: z.array(item) }) },
  example: { events: [contactExample, visitExample] },
})
