import * as z from 'zod'
import { dimensions, grade } from '../../../events/assessment.ts'
import { entityId } from '../../../events/envelope.ts'
import { cadreCategory } from '../../../events/roster.ts'
import { count, shownDate, shownMonth } from '../../../shared/contracts/answers.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { period } from '../../../shared/contracts/period.ts'
import { pageOf, search } from '../../../shared/http/page.ts'
import { registerQuery } from '../../../shared/http/register-walk.ts'

const summary = {
  period,
  /** Months with a result, those without, and those whose result is still provisional. */
  months: z.array(shownMonth),
  missing: z.array(shownMonth),
  provisional: z.array(shownMonth),
  /** Policies by which the months were assessed, as `id@version`. */
  policies: z.array(z.string()),
  /** Months of cadres: each cadre counts once a month. */
  assessed: count,
  grades: z.record(grade, count),
  unrated: count,
  dimensions,
}

export const getCadrePeriod = defineEndpoint({
  name: 'getCadrePeriod',
  summary: 'Read a cadre’s quarter or year',
  description: 'Merged from its months; it has a total, but no grade of its own.',
  route: 'GET /v1/cadres/{cadreId}/periods/{period}',
  roles: ['cadre', 'orgAdmin', 'assessor', 'analyst'],
  scope: { cadre: 'cadreId', time: ['period'] },
  responses: { 200: z.strictObject({ cadreId: entityId, ...summary, total: z.number().nullable() }) },
})

export const getOrgPeriod = defineEndpoint({
  name: 'getOrgPeriod',
  summary: 'Read an org’s quarter or year',
  description: 'Merged from the months of its own cadres and all below; each cadre counts once a month.',
  route: 'GET /v1/orgs/{orgId}/periods/{period}',
  roles: ['orgAdmin', 'assessor', 'analyst'],
  scope: { org: 'orgId', time: ['period'] },
  responses: {
    200: z.strictObject({ orgId: entityId, ...summary, histogram: z.array(count).length(10) }),
  },
})

export const listPeriodCadres = defineEndpoint({
  name: 'listPeriodCadres',
  summary: 'List the quarter or year of an org’s cadres and all below',
  description:
    'One line a cadre, merged from its months within the org; by id. Who was moved meanwhile stands in both orgs, each with the months there. A page may be short or empty; go on while there is a `nextCursor`.',
  route: 'GET /v1/orgs/{orgId}/periods/{period}/cadres',
  roles: ['orgAdmin', 'assessor', 'analyst'],
  scope: { org: 'orgId', time: ['period'] },
  query: z.strictObject({ ...search, ...registerQuery(6) }),
  responses: {
    200: pageOf(
      z
        .strictObject({
          cadreId: entityId,
          name: z.string().optional(),
          /** Org and category as of its last result. */
          orgId: entityId,
          category: cadreCategory,
          asOf: shownDate,
          withheld: z.literal(true).optional().describe('To the cadre itself: a rating is kept back.'),
          ...summary,
          total: z.number().nullable(),
        })
        .meta({ id: 'PeriodRow' }),
    ),
  },
})
