import * as z from 'zod'
import { date, entityId } from '../../../events/envelope.ts'
import { cadre, rosterExamples } from '../../../events/roster.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'

const { serviceFrom, serviceUntil, leaves, ...attributes } = { ...cadre.shape, effectiveFrom: date }

/** What is valid today, or will be first, with all that was and will be; ascending by `effectiveFrom`. */
const cadreBody = z
  .strictObject({
    cadreId: entityId,
    ...attributes,
    serviceFrom,
    serviceUntil,
    leaves,
    history: z.array(z.strictObject(attributes)),
  })
  .meta({ id: 'Cadre' })

/** PUT /v1/cadres/{cadreId} */
export const putCadre = defineEndpoint({
  name: 'putCadre',
  summary: 'Create a cadre, or replace what holds of it from a date on',
  description:
    'Attributes hold from `effectiveFrom`, today unless said; what held before stays in the history, and months past are assessed by it. The service dates are not dated: the latest hold.',
  method: 'PUT',
  path: '/v1/cadres/{cadreId}',
  roles: ['orgAdmin', 'assessor'],
  scope: { inside: 'permitCadre' },
  params: z.strictObject({ cadreId: entityId }),
  body: cadre.meta({ id: 'CadreInput' }),
  responses: { 200: cadreBody, 201: cadreBody },
  example: rosterExamples.cadre,
})

/** GET /v1/cadres/{cadreId}; names and phones, so neither analysts nor collectors. */
export const getCadre = defineEndpoint({
  name: 'getCadre',
  summary: 'Read a cadre as of today, with its history',
  description:
    'What holds today, or will first, and everything that held or will hold, by `effectiveFrom`. Holds name and phone, so neither analysts nor collectors may.',
  method: 'GET',
  path: '/v1/cadres/{cadreId}',
  roles: ['cadre', 'orgAdmin', 'assessor'],
  scope: { cadre: 'cadreId' },
  params: z.strictObject({ cadreId: entityId }),
  responses: { 200: cadreBody },
})
