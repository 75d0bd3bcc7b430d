import * as z from 'zod'
import { date, entityId, text } from '../../../events/envelope.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'

const plan = z.strictObject({
  /** The document's reference, such as its number or where it lies. */
  reference: text(1, 200),
  /** The document's date. */
  date,
})
const planBody = plan.extend({ orgId: entityId }).meta({ id: 'Plan' })

export const putPlan = defineEndpoint({
  name: 'putPlan',
  summary: 'Hand in an org’s implementation plan (实施方案)',
  description: 'Where the document lies and its date; the body replaces what was handed in before.',
  route: 'PUT /v1/orgs/{orgId}/plan',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId' },
  body: plan.meta({ id: 'PlanInput' }),
  responses: { 200: planBody, 201: planBody },
  example: { reference: '涟团发〔2026〕12号', date: '2026-06-24' },
})

export const getPlan = defineEndpoint({
  name: 'getPlan',
  summary: 'Read an org’s implementation plan (实施方案)',
  description: 'Where the document lies and its date.',
  route: 'GET /v1/orgs/{orgId}/plan',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId' },
  responses: { 200: planBody },
})
