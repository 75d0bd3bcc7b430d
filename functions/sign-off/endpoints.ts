import * as z from 'zod'
import { text } from '../../events/envelope.ts'
import { count, shownInstant, shownMonth } from '../../shared/contracts/answers.ts'
import { defineEndpoint } from '../../shared/contracts/endpoint.ts'
import { period } from '../../shared/contracts/period.ts'
import { page, pageOf } from '../../shared/http/page.ts'

const signature = {
  orgId: z.string(),
  /** SHA-256 over the sums and the digest of every result behind them. */
  digest: z.string().optional().describe('Not for whoever’s own result is among them.'),
  cadres: count,
  by: z.string(),
  at: shownInstant,
  note: z.string().optional(),
  outdated: z
    .boolean()
    .optional()
    .describe('Whether a result was restated since. Not for whoever’s own result is among them.'),
}
const monthSigned = z.strictObject({ month: shownMonth, ...signature }).meta({ id: 'SignOff' })
const periodSigned = z.strictObject({ period, ...signature }).meta({ id: 'PeriodSignOff' })

export const signOffMonth = defineEndpoint({
  name: 'signOffMonth',
  summary: 'Sign an org’s month off for appraisal',
  description:
    'Covers every result of its cadres and all below, once all are final (else 409 `month_not_final`). Nobody signs for itself: 403 `another_hand` where one’s own result is among them. 201 for a new signature, 200 for the same results again. The body may be left out.',
  route: 'POST /v1/orgs/{orgId}/assessments/{month}/sign-off',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId', time: ['month'] },
  body: z.strictObject({ note: text(1, 500).optional() }),
  responses: { 200: monthSigned, 201: monthSigned },
  example: { note: '经县委会议审定' },
})

export const listSignOffs = defineEndpoint({
  name: 'listSignOffs',
  summary: 'List who signed an org’s month off',
  description: 'With when, over which results, and whether any was restated since.',
  route: 'GET /v1/orgs/{orgId}/assessments/{month}/sign-offs',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId', time: ['month'] },
  query: z.strictObject({ ...page }),
  responses: { 200: pageOf(monthSigned) },
})

export const signOffPeriod = defineEndpoint({
  ...signOffMonth,
  name: 'signOffPeriod',
  summary: 'Sign an org’s quarter or year off for appraisal',
  description:
    'Covers every result of its months, once the period is over, no month after its first is missing, and all are final (else 409 `month_not_final`). Nobody signs for itself: 403 `another_hand` where one’s own result is among them. 201 for a new signature, 200 for the same results again. The body may be left out.',
  route: 'POST /v1/orgs/{orgId}/periods/{period}/sign-off',
  scope: { org: 'orgId', time: ['period'] },
  responses: { 200: periodSigned, 201: periodSigned },
})

export const listPeriodSignOffs = defineEndpoint({
  ...listSignOffs,
  name: 'listPeriodSignOffs',
  summary: 'List who signed an org’s quarter or year off',
  route: 'GET /v1/orgs/{orgId}/periods/{period}/sign-offs',
  scope: { org: 'orgId', time: ['period'] },
  responses: { 200: pageOf(periodSigned) },
})
