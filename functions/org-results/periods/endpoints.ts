import * as z from 'zod'
import { dimensions, grade } from '../../../events/assessment.ts'
import { entityId } from '../../../events/envelope.ts'
import { count, shownMonth } from '../../../shared/contracts/answers.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'

const period = z
  .string()
  .regex(/^(19|20)\d{2}(-Q[1-4])?$/, 'a quarter such as 2026-Q2, or a year such as 2026')

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

/** GET /v1/cadres/{cadreId}/periods/{period} */
export const getCadrePeriod = defineEndpoint({
  name: 'getCadrePeriod',
  summary: 'Read a cadre’s quarter or year',
  description: 'Merged from its months; it has a total, but no grade of its own.',
  method: 'GET',
  path: '/v1/cadres/{cadreId}/periods/{period}',
  roles: ['cadre', 'orgAdmin', 'assessor', 'analyst'],
  scope: { cadre: 'cadreId', time: ['period'] },
  params: z.strictObject({ cadreId: entityId, period }),
  responses: { 200: z.strictObject({ cadreId: entityId, ...summary, total: z.number().nullable() }) },
})

/** GET /v1/orgs/{orgId}/periods/{period} */
export const getOrgPeriod = defineEndpoint({
  name: 'getOrgPeriod',
  summary: 'Read an org’s quarter or year',
  description: 'Merged from the months of its own cadres and all below; each cadre counts once a month.',
  method: 'GET',
  path: '/v1/orgs/{orgId}/periods/{period}',
  roles: ['orgAdmin', 'assessor', 'analyst'],
  scope: { org: 'orgId', time: ['period'] },
  params: z.strictObject({ orgId: entityId, period }),
  responses: {
    200: z.strictObject({ orgId: entityId, ...summary, histogram: z.array(count).length(10) }),
  },
})
