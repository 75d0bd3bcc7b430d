import * as z from 'zod'
import { contactExample } from '../../events/contact.ts'
import { visitExample } from '../../events/visit.ts'
import { defineEndpoint } from '../../shared/declare/endpoint.ts'
import { defineFunction } from '../../shared/declare/function.ts'
import { problem } from '../../shared/declare/problem.ts'
import { receipt } from '../../shared/recording/receipt.ts'

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
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z.strictObject({ events: z.array(z.unknown()).min(1).max(500) }),
  responses: { 207: z.strictObject({ items: z.array(item) }) },
  example: { events: [contactExample, visitExample] },
})

export const declaration = defineFunction({
  name: 'record-batch',
  summary: 'Takes events of any type into the ledger, many at a time',
  endpoints: [recordBatch],
  tables: { ledger: ['put', 'get'], roster: ['get'] },
  timeout: 25,
  memory: 1024,
})
