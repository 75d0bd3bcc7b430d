import * as z from 'zod'
import { entityId, month, text } from '../../events/envelope.ts'
import { count, shownInstant, shownMonth } from '../../shared/contracts/answers.ts'
import { defineEndpoint } from '../../shared/contracts/endpoint.ts'
import { page, pageOf } from '../../shared/http/page.ts'

const signOffBody = z
  .strictObject({
    orgId: z.string(),
    month: shownMonth,
    /** SHA-256 over the roll-up and the digest of every result behind it. */
    digest: z.string().optional().describe('Not for who signs for itself, too: see `outdated`.'),
    cadres: count,
    by: z.string(),
    at: shownInstant,
    note: z.string().optional(),
    outdated: z
      .boolean()
      .optional()
      .describe(
        'Whether a result was restated since. Whose own result is among them is told of its own signatures alone, which are for what it sees of itself.',
      ),
  })
  .meta({ id: 'SignOff' })

/** POST /v1/orgs/{orgId}/assessments/{month}/sign-off */
export const signOffMonth = defineEndpoint({
  name: 'signOffMonth',
  summary: 'Sign an org’s month off for appraisal',
  description:
    'Covers every result of its cadres and all below, once all are final (else 409 `month_not_final`). 201 for a new signature, 200 for the same results again. The body may be left out.',
  method: 'POST',
  path: '/v1/orgs/{orgId}/assessments/{month}/sign-off',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId', time: ['month'] },
  params: z.strictObject({ orgId: entityId, month }),
  body: z.strictObject({ note: text(1, 500).optional() }),
  responses: { 200: signOffBody, 201: signOffBody },
  example: { note: '经县委会议审定' },
})

/** GET /v1/orgs/{orgId}/assessments/{month}/sign-offs */
export const listSignOffs = defineEndpoint({
  name: 'listSignOffs',
  summary: 'List who signed an org’s month off',
  description: 'With when, over which results, and whether any was restated since.',
  method: 'GET',
  path: '/v1/orgs/{orgId}/assessments/{month}/sign-offs',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId', time: ['month'] },
  params: z.strictObject({ orgId: entityId, month }),
  query: z.strictObject({ ...page }),
  responses: { 200: pageOf(signOffBody) },
})
