import * as z from 'zod'
import { baseKind } from '../../../events/roster.ts'
import { count, shownDate } from '../../../shared/contracts/answers.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { plannedStates } from '../../../shared/domain/planned-visits.ts'
import { pageOf, search } from '../../../shared/http/page.ts'
import { registerQuery } from '../../../shared/http/register-walk.ts'

export const listPlannedVisits = defineEndpoint({
  name: 'listPlannedVisits',
  summary: 'Compare planned report dates (计划报到时间) with first visits',
  description:
    'For each base assigned today to the cadres in service of the org and all below: the planned date, the first visit on or after `since` within the last 36 months, and the days late. A page may be short or empty; go on while there is a `nextCursor`.',
  route: 'GET /v1/orgs/{orgId}/planned-visits',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId' },
  query: z.strictObject({ state: z.enum(plannedStates).optional(), ...search, ...registerQuery(20, 200) }),
  responses: {
    200: pageOf(
      z
        .strictObject({
          cadreId: z.string(),
          name: z.string(),
          orgId: z.string(),
          baseId: z.string(),
          baseName: z.string(),
          baseKind: baseKind.optional(),
          plannedOn: shownDate,
          since: shownDate,
          until: shownDate.optional(),
          visitedOn: shownDate.nullable(),
          state: z.enum(plannedStates).describe('`late` while it is not visited though the date has passed.'),
          daysLate: count,
        })
        .meta({ id: 'PlannedVisit' }),
    ),
  },
})
