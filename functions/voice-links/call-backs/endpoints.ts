import * as z from 'zod'
import { month } from '../../../events/envelope.ts'
import { count, shownMonth } from '../../../shared/contracts/answers.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'

/** Contacts, visits and what youths said of them. */
const callBackBody = z
  .strictObject({
    orgId: z.string(),
    month: shownMonth,
    asked: count,
    yes: count,
    no: count,
    unsure: count,
    agreement: z
      .strictObject({ rate: z.number(), low: z.number(), high: z.number() })
      .nullable()
      .describe('Yes among yes and no, with its interval of 95 % (Wilson); null where nobody said either.'),
    withheld: z.boolean().describe('Whether answers are left out, since too few stand behind them.'),
  })
  .meta({ id: 'CallBacks' })

export const getCallBacks = defineEndpoint({
  name: 'getCallBacks',
  summary: 'Read what youths say of a sample of contacts and visits (回访)',
  description:
    'Of an org and all below. The sample is drawn when links are issued and asked about on their pages. Never told of one cadre on few answers, not by a difference either; it scores nothing.',
  route: 'GET /v1/orgs/{orgId}/call-backs',
  roles: ['orgAdmin', 'assessor', 'analyst'],
  scope: { org: 'orgId', time: ['month'] },
  query: z.strictObject({ month }),
  responses: { 200: callBackBody },
})
