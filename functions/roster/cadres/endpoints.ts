import * as z from 'zod'
import { date, entityId } from '../../../events/envelope.ts'
import { cadre, rosterExamples } from '../../../events/roster.ts'
import { defineEndpoint, noContent } from '../../../shared/contracts/endpoint.ts'
import { warnings } from '../warnings.ts'

const { serviceFrom, serviceUntil, leaves, ...attributes } = {
  ...cadre.shape,
  mobile: z.string().describe('Empty where the cadre was erased.'),
  effectiveFrom: date,
}

/** What is valid today, or will be first, with all that was and will be; ascending by `effectiveFrom`. */
const cadreFields = z.strictObject({
  cadreId: entityId,
  ...attributes,
  serviceFrom,
  serviceUntil,
  leaves,
  history: z.array(z.strictObject(attributes).meta({ id: 'CadreEntry' })),
})
const cadreBody = cadreFields.meta({ id: 'Cadre' })

const putBody = z.strictObject({ ...cadreFields.shape, warnings }).meta({ id: 'PutCadre' })

export const putCadre = defineEndpoint({
  name: 'putCadre',
  summary: 'Create a cadre, or replace what holds of it from a date on',
  description:
    'Attributes hold from `effectiveFrom`, today unless said; what held before stays in the history, and months past are assessed by it. The service dates are not dated: the latest hold. What one’s own assessment is measured by is for another to say: 403 `another_hand`. A cadre may send itself back with other accounts or another phone, where the policy has `selfService`.',
  route: 'PUT /v1/cadres/{cadreId}',
  roles: ['cadre', 'orgAdmin', 'assessor'],
  scope: { inside: 'permitCadre' },
  body: cadre.meta({ id: 'CadreInput' }),
  responses: { 200: putBody, 201: putBody },
  example: rosterExamples.cadre,
})

export const putOwnContact = defineEndpoint({
  name: 'putOwnContact',
  summary: 'Replace the accounts or the phone of a cadre, and nothing else',
  description:
    'From today on; what is left out stays. A cadre keeps its own where the policy has `selfService`. The history says from when, the audit who.',
  route: 'PUT /v1/cadres/{cadreId}/contact',
  roles: ['cadre', 'orgAdmin', 'assessor'],
  scope: { cadre: 'cadreId', office: true },
  body: z
    .strictObject({ accounts: cadre.shape.accounts.optional(), mobile: cadre.shape.mobile.optional() })
    .meta({ id: 'CadreContact' }),
  responses: { 200: putBody },
  example: { accounts: [{ platform: 'wechat', displayName: '共青团涟水县委王建国' }] },
})

export const getCadre = defineEndpoint({
  name: 'getCadre',
  summary: 'Read a cadre as of today, with its history',
  description:
    'What holds today, or will first, and everything that held or will hold, by `effectiveFrom`. Holds name and phone, so neither analysts nor collectors may.',
  route: 'GET /v1/cadres/{cadreId}',
  roles: ['cadre', 'orgAdmin', 'assessor'],
  scope: { cadre: 'cadreId' },
  responses: { 200: cadreBody },
})

export const deleteCadre = defineEndpoint({
  name: 'deleteCadre',
  summary: 'Take a cadre away of whom nothing is known',
  description:
    'For a slip. 409 `in_use` names what there is: links, events, results. Whoever leaves gets a `serviceUntil` instead.',
  route: 'DELETE /v1/cadres/{cadreId}',
  roles: ['orgAdmin', 'assessor'],
  scope: { cadre: 'cadreId' },
  responses: { 204: noContent },
})
