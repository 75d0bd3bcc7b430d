import * as z from 'zod'
import { voidExample, voiding } from '../../events/void.ts'
import { defineEndpoint } from '../../shared/declare/endpoint.ts'
import { defineFunction } from '../../shared/declare/function.ts'
import { receipt } from '../../shared/recording/receipt.ts'

/** POST /v1/voids */
export const recordVoid = defineEndpoint({
  name: 'recordVoid',
  summary: 'Take back an event; both stay in the ledger',
  method: 'POST',
  path: '/v1/voids',
  roles: ['cadre', 'orgAdmin', 'assessor'],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: voiding.extend({ type: voiding.shape.type.default('void') }),
  responses: { 200: receipt, 201: receipt },
  example: voidExample,
})

export const declaration = defineFunction({
  name: 'record-void',
  summary: 'Takes voids into the ledger',
  endpoints: [recordVoid],
  tables: { ledger: ['put', 'get'], roster: ['get'] },
})
