import * as z from 'zod'
import { grade } from '../../../events/assessment.ts'
import { month } from '../../../events/envelope.ts'
import { cadreCategory } from '../../../events/roster.ts'
import { rollupBody, rowBody } from '../../../shared/assessing/schemas.ts'
import { sorts } from '../../../shared/assessing/table.ts'
import { countedAt } from '../../../shared/contracts/counting.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { limited, pageOf, search, sortedPage } from '../../../shared/http/page.ts'

export const getRollup = defineEndpoint({
  name: 'getRollup',
  summary: 'Read the roll-up of an org’s month',
  description:
    "Sums over its own cadres and all below. A dimension's score is that of the sums, not the average of scores.",
  route: 'GET /v1/orgs/{orgId}/assessments/{month}',
  roles: ['orgAdmin', 'assessor', 'analyst'],
  scope: { org: 'orgId', time: ['month'] },
  responses: { 200: rollupBody },
})

export const listCadreAssessments = defineEndpoint({
  name: 'listCadreAssessments',
  summary: 'List the results of an org’s cadres and all below',
  description:
    'One line a cadre, without evidence, by id. A page may be short or empty; go on while there is a `nextCursor`. To `sort` by a score is an act of appraisal: 403 `rankings_off` unless the policy of the month allows it, and noted with who did; the highest comes first, those without a score last. Of more than 200 cadres the order is that of `countedAt`, with lines as they are now; over an hour later it is made anew for the next who asks, and the first one who asks of more than 1,000 is told 503 `counting`.',
  route: 'GET /v1/orgs/{orgId}/assessments/{month}/cadres',
  roles: ['orgAdmin', 'assessor', 'analyst'],
  scope: { org: 'orgId', time: ['month'] },
  query: z.strictObject({
    grade: grade.optional(),
    category: cadreCategory.optional(),
    ...search,
    ...sortedPage(sorts),
    limit: limited(40, 500),
  }),
  responses: { 200: pageOf(rowBody).extend({ countedAt }) },
})

const span = {
  from: month.optional().describe('Eleven months before `to` unless said.'),
  to: month.optional().describe('This month unless said.'),
}

export const listOrgMonths = defineEndpoint({
  name: 'listOrgMonths',
  summary: 'List the roll-ups of an org, month by month',
  description:
    'Ascending; at most 36 months. A month that nobody ran, or that is not so far yet, is missing.',
  route: 'GET /v1/orgs/{orgId}/months',
  roles: ['orgAdmin', 'assessor', 'analyst'],
  scope: { org: 'orgId', time: ['to'] },
  query: z.strictObject(span),
  responses: { 200: z.strictObject({ orgId: z.string(), items: z.array(rollupBody) }) },
})

export const listCadreMonths = defineEndpoint({
  name: 'listCadreMonths',
  summary: 'List the results of a cadre, month by month',
  description:
    'Ascending; at most 36 months, each as the table has it. To the cadre itself its rating shows only where nobody can tell from it who said what. A month without a result, or that lies outside the caller’s scope, is missing.',
  route: 'GET /v1/cadres/{cadreId}/months',
  roles: ['cadre', 'orgAdmin', 'assessor', 'analyst'],
  scope: { cadre: 'cadreId', time: ['to'] },
  query: z.strictObject(span),
  responses: { 200: z.strictObject({ cadreId: z.string(), items: z.array(rowBody) }) },
})
