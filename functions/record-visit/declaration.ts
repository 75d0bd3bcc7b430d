import * as z from 'zod'
import { baseRule, visitExample, visitFields } from '../../events/visit.ts'
import { defineEndpoint } from '../../shared/declare/endpoint.ts'
import { defineFunction } from '../../shared/declare/function.ts'
import { receipt } from '../../shared/recording/receipt.ts'

/** POST /v1/visits */
export const recordVisit = defineEndpoint({
  name: 'recordVisit',
  summary: 'Record presence at a base for a half-day',
  method: 'POST',
  path: '/v1/visits',
  roles: ['cadre', 'orgAdmin', 'assessor'],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: visitFields.extend({ type: visitFields.shape.type.default('visit') }).check(baseRule),
  responses: { 200: receipt, 201: receipt },
  example: visitExample,
})

export const declaration = defineFunction({
  name: 'record-visit',
  summary: 'Takes visits into the ledger',
  endpoints: [recordVisit],
  tables: { ledger: ['put'], roster: ['get'] },
})
