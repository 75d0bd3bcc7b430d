import * as z from 'zod'
import { date, entityId } from '../../../events/envelope.ts'
import { cadre, rosterExamples } from '../../../events/roster.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'

const { serviceFrom, serviceUntil, leaves, ...attributes } = { ...cadre.shape, effectiveFrom: date }

/** What is valid today, or will be first, with all that was and will be; ascending by `effectiveFrom`. */
const cadreBody = z.strictObject({
  cadreId: entityId,
  ...attributes,
  serviceFrom,
  serviceUntil,
  leaves,
  history: z.array(z.strictObject(attributes)),
})

/** PUT /v1/cadres/{cadreId} */
export const putCadre = defineEndpoint({
  name: 'putCadre',
  summary: 'Create a cadre, or replace what is valid of it from a date on',
  method: 'PUT',
  path: '/v1/cadres/{cadreId}',
  roles: ['orgAdmin', 'assessor'],
  scope: { inside: 'permitCadre' },
  params: z.strictObject({ cadreId: entityId }),
  body: cadre,
  responses: { 200: cadreBody, 201: cadreBody },
  example: rosterExamples.cadre,
})

/** GET /v1/cadres/{cadreId}; names and phones, so neither analysts nor collectors. */
export const getCadre = defineEndpoint({
  name: 'getCadre',
  summary: 'A cadre as of today, with its history',
  method: 'GET',
  path: '/v1/cadres/{cadreId}',
  roles: ['cadre', 'orgAdmin', 'assessor'],
  scope: { cadre: 'cadreId' },
  params: z.strictObject({ cadreId: entityId }),
  responses: { 200: cadreBody },
})
