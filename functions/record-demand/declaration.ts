import * as z from 'zod'
import { demand, demandExample, escalate, reopen, resolve, respond } from '../../events/demand.ts'
import { eventId } from '../../events/envelope.ts'
import { defineEndpoint } from '../../shared/declare/endpoint.ts'
import { defineFunction } from '../../shared/declare/function.ts'
import { receipt } from '../../shared/recording/receipt.ts'

/** POST /v1/demands */
export const recordDemand = defineEndpoint({
  name: 'recordDemand',
  summary: 'Record a demand that a cadre raises on a youth’s behalf',
  method: 'POST',
  path: '/v1/demands',
  roles: ['cadre', 'orgAdmin', 'assessor'],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: demand.extend({ type: demand.shape.type.default('demand') }),
  responses: { 200: receipt, 201: receipt },
  example: demandExample,
})

/** In the body the step is named by `step`; the demand is named by the path. */
const ofDemand = { type: true, demandId: true } as const
const stepBody = z.discriminatedUnion('step', [
  respond.omit(ofDemand).extend({ step: respond.shape.type }),
  resolve.omit(ofDemand).extend({ step: resolve.shape.type }),
  escalate.omit(ofDemand).extend({ step: escalate.shape.type }),
  reopen.omit(ofDemand).extend({ step: reopen.shape.type }),
])

/** POST /v1/demands/{demandId}/steps */
export const recordDemandStep = defineEndpoint({
  name: 'recordDemandStep',
  summary: 'Respond to, resolve or escalate a demand, or reopen it on the youth’s behalf',
  method: 'POST',
  path: '/v1/demands/{demandId}/steps',
  roles: ['cadre', 'orgAdmin', 'assessor', 'collector'],
  params: z.strictObject({ demandId: eventId }),
  query: z.strictObject({}),
  body: stepBody,
  responses: { 200: receipt, 201: receipt },
  example: {
    step: 'respond',
    id: '0197a2c4-5b00-7000-8000-000000000004',
    cadreId: 'c-wang',
    occurredAt: '2026-05-22T10:00:00+08:00',
    text: '已联系房东，三日内答复',
  },
})

export const declaration = defineFunction({
  name: 'record-demand',
  summary: 'Takes demands and their steps into the ledger',
  endpoints: [recordDemand, recordDemandStep],
  tables: { ledger: ['put'], roster: ['get'] },
})
