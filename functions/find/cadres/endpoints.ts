import * as z from 'zod'
import { cadreCategory } from '../../../events/roster.ts'
import { shownDate } from '../../../shared/contracts/answers.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { pageOf, search } from '../../../shared/http/page.ts'
import { registerQuery } from '../../../shared/http/register-walk.ts'

const flag = z.enum(['true', 'false'])

export const listCadres = defineEndpoint({
  name: 'listCadres',
  summary: 'List the cadres of an org, and of all below',
  description:
    'Those who belong to it today and whose service has not ended, by id; `ended` adds the others. `q` is a part of the name, the id, or for admins a whole phone number. A collector gets ids and names only. A page asked by filters may be short or empty; go on while there is a `nextCursor`.',
  route: 'GET /v1/orgs/{orgId}/cadres',
  roles: ['orgAdmin', 'assessor', 'collector'],
  scope: { org: 'orgId' },
  query: z.strictObject({
    below: flag.default('false').describe('Whether those of the orgs below are listed, too.'),
    category: cadreCategory.optional(),
    onDuty: flag.optional().describe('In service today and not on leave, or not.'),
    ended: flag.default('false'),
    sort: z.enum(['cadreId']).default('cadreId').describe('Nobody is ranked.'),
    ...search,
    ...registerQuery(),
  }),
  responses: {
    200: pageOf(
      z
        .strictObject({
          cadreId: z.string(),
          name: z.string(),
          orgId: z.string(),
          orgName: z.string(),
          post: z.string().optional(),
          category: cadreCategory.optional(),
          onDuty: z.boolean().optional(),
          serviceFrom: shownDate.optional(),
          serviceUntil: shownDate.optional(),
        })
        .meta({ id: 'ListedCadre' }),
    ),
  },
})
