import * as z from 'zod'
import { month } from '../../events/envelope.ts'
import { defineEndpoint } from '../../shared/contracts/endpoint.ts'

const started = z.strictObject({ runId: z.string() })

/** POST /v1/assessments/{month}/runs */
export const startAssessmentRun = defineEndpoint({
  name: 'startAssessmentRun',
  summary: 'Assess a month anew for the caller’s org and all below, provisionally',
  method: 'POST',
  path: '/v1/assessments/{month}/runs',
  roles: ['assessor'],
  scope: 'ownOrg',
  params: z.strictObject({ month }),
  responses: { 202: started },
})

/** POST /v1/assessments/{month}/finalise */
export const finaliseMonth = defineEndpoint({
  name: 'finaliseMonth',
  summary: 'Assess a month for good for the caller’s org and all below; what comes later is a restatement',
  method: 'POST',
  path: '/v1/assessments/{month}/finalise',
  roles: ['assessor'],
  scope: 'ownOrg',
  params: z.strictObject({ month }),
  responses: { 202: started },
})

/** GET /v1/assessments/{month}/runs/{runId} */
export const getAssessmentRun = defineEndpoint({
  name: 'getAssessmentRun',
  summary: 'How far a run is',
  method: 'GET',
  path: '/v1/assessments/{month}/runs/{runId}',
  roles: ['assessor', 'orgAdmin'],
  scope: { inside: 'the orgs of the run' },
  params: z.strictObject({ month, runId: z.string().max(100) }),
  responses: {
    200: z.strictObject({
      runId: z.string(),
      month,
      status: z.enum(['provisional', 'final']),
      state: z.enum(['planning', 'running', 'done']),
      startedAt: z.string(),
      cadresDone: z.int(),
      cadresTotal: z.int(),
    }),
  },
})
