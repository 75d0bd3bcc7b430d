import * as z from 'zod'
import { entityId } from '../../../events/envelope.ts'
import { base, rosterExamples } from '../../../events/roster.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'

const baseBody = base.extend({ baseId: entityId })

/** PUT /v1/bases/{baseId} */
export const putBase = defineEndpoint({
  name: 'putBase',
  summary: 'Create or replace a base',
  method: 'PUT',
  path: '/v1/bases/{baseId}',
  roles: ['orgAdmin', 'assessor'],
  scope: { inside: 'permitBase' },
  params: z.strictObject({ baseId: entityId }),
  body: base,
  responses: { 200: baseBody, 201: baseBody },
  example: rosterExamples.base,
})

/** GET /v1/bases/{baseId} */
export const getBase = defineEndpoint({
  name: 'getBase',
  summary: 'A base',
  method: 'GET',
  path: '/v1/bases/{baseId}',
  roles: ['cadre', 'orgAdmin', 'assessor', 'analyst'],
  scope: { base: 'baseId' },
  params: z.strictObject({ baseId: entityId }),
  responses: { 200: baseBody },
})
