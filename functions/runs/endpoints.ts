import * as z from 'zod'
import { resultStatus } from '../../events/assessment.ts'
import { month } from '../../events/envelope.ts'
import { count, shownInstant } from '../../shared/contracts/answers.ts'
import { defineEndpoint } from '../../shared/contracts/endpoint.ts'
import { keptBackReasons } from '../../shared/repositories/org-progress.ts'

const keptBackReason = z.enum(keptBackReasons).meta({ id: 'KeptBackReason' })

const started = z.strictObject({ runId: z.string() })

export const startAssessmentRun = defineEndpoint({
  name: 'startAssessmentRun',
  summary: 'Assess a month anew, provisionally',
  description:
    "For the caller's org and all below. Answers 202 at once; the run goes on, and its own address tells how far it is.",
  route: 'POST /v1/assessments/{month}/runs',
  roles: ['assessor'],
  scope: 'ownOrg',
  responses: { 202: started },
  cost: 'job',
})

export const finaliseMonth = defineEndpoint({
  name: 'finaliseMonth',
  summary: 'Close a month',
  description:
    "For the caller's org and all below. What comes later is a restatement. Answers 202 at once, like a run. While objections are open it is 409 `open_objections`, unless the body says `close`; the schedule closes all others, and leaves those orgs and the ones above them until they are answered. Whoever is a cadre of them closes no month of its own: 403 `another_hand`, the schedule does. The body may be left out.",
  route: 'POST /v1/assessments/{month}/finalise',
  roles: ['assessor'],
  scope: 'ownOrg',
  body: z.strictObject({ openObjections: z.literal('close').optional() }),
  responses: {
    202: started.extend({ openObjections: count.describe('Objections that stay without an answer.') }),
  },
  // A closing has its day: no flood of runs, which cost as much, may keep it out.
  cost: 'usual',
  example: { openObjections: 'close' },
})

export const getAssessmentRun = defineEndpoint({
  name: 'getAssessmentRun',
  summary: 'Read how far a run is',
  description: '`state` goes from `planning` over `running` to `done`.',
  route: 'GET /v1/assessments/{month}/runs/{runId}',
  roles: ['assessor', 'orgAdmin'],
  scope: { inside: 'the orgs of the run' },
  responses: {
    200: z
      .strictObject({
        runId: z.string(),
        month,
        status: resultStatus,
        state: z.enum(['planning', 'running', 'done']),
        startedAt: shownInstant,
        cadresDone: count,
        cadresTotal: count,
        keptBack: z
          .array(z.strictObject({ cadreId: z.string(), reason: keptBackReason }))
          .describe('Cadres who could not be assessed, and why; the first thousand.'),
      })
      .meta({ id: 'Run' }),
  },
})
