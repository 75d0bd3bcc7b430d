import * as z from 'zod'
import { contact, contactExample } from '../../events/contact.ts'
import { defineEndpoint } from '../../shared/declare/endpoint.ts'
import { defineFunction } from '../../shared/declare/function.ts'
import { receipt } from '../../shared/recording/receipt.ts'

/** POST /v1/contacts */
export const recordContact = defineEndpoint({
  name: 'recordContact',
  summary: 'Record one interaction of a cadre with youths',
  method: 'POST',
  path: '/v1/contacts',
  roles: ['cadre', 'orgAdmin', 'assessor'],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: contact.extend({ type: contact.shape.type.default('contact') }),
  responses: { 200: receipt, 201: receipt },
  example: contactExample,
})

export const declaration = defineFunction({
  name: 'record-contact',
  summary: 'Takes contacts into the ledger',
  endpoints: [recordContact],
  tables: { ledger: ['put'], roster: ['get'] },
})
