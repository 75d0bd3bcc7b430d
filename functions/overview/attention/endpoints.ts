import * as z from 'zod'
import { indicatorId } from '../../../events/assessment.ts'
import { count, shownDate, shownMonth } from '../../../shared/contracts/answers.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { attentionReasons } from '../../../shared/domain/attention.ts'
import { pageOf, search } from '../../../shared/http/page.ts'
import { registerQuery } from '../../../shared/http/register-walk.ts'

const reason = z
  .discriminatedUnion('why', [
    z.strictObject({ why: z.literal('keptBack'), month: shownMonth, reason: z.string() }),
    z.strictObject({ why: z.literal('silent'), since: shownDate }),
    z.strictObject({ why: z.literal('dropping'), youths: z.array(count) }),
    z.strictObject({ why: z.literal('openDemands'), open: count, overdue: count }),
    z.strictObject({ why: z.literal('short'), month: shownMonth, indicators: z.array(indicatorId) }),
    z.strictObject({ why: z.literal('new'), since: shownDate }),
  ])
  .meta({ id: 'AttentionReason' })

export const listAttention = defineEndpoint({
  name: 'listAttention',
  summary: 'List who needs help, and why',
  description:
    'Cadres in service of the org and all below, by id and never by a score: `silent` without contact and visit since the month before, `dropping` with fewer youths reached in each of three months, `short` in the last result, with open demands, new, or kept back. A page may be short or empty; go on while there is a `nextCursor`.',
  route: 'GET /v1/orgs/{orgId}/attention',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId' },
  query: z.strictObject({
    why: z.enum(attentionReasons).optional(),
    ...search,
    ...registerQuery(10, 100),
  }),
  responses: {
    200: pageOf(
      z
        .strictObject({
          cadreId: z.string(),
          name: z.string(),
          orgId: z.string(),
          orgName: z.string(),
          reasons: z.array(reason),
        })
        .meta({ id: 'Attention' }),
    ),
  },
})
