import * as z from 'zod'
import { feedback, feedbackExample } from '../../events/feedback.ts'
import { defineEndpoint } from '../../shared/declare/endpoint.ts'
import { defineFunction } from '../../shared/declare/function.ts'
import { receipt } from '../../shared/recording/receipt.ts'

/** POST /v1/feedback */
export const recordFeedback = defineEndpoint({
  name: 'recordFeedback',
  summary: 'Record what a youth says of a cadre; may raise a demand, may confirm a contact',
  method: 'POST',
  path: '/v1/feedback',
  roles: ['orgAdmin', 'assessor', 'collector'],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: feedback.extend({ type: feedback.shape.type.default('feedback') }),
  responses: { 200: receipt, 201: receipt },
  example: feedbackExample,
})

export const declaration = defineFunction({
  name: 'record-feedback',
  summary: 'Takes feedback of youths into the ledger',
  endpoints: [recordFeedback],
  tables: { ledger: ['put'], roster: ['get'] },
})
