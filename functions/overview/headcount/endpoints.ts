import * as z from 'zod'
import { count } from '../../../shared/contracts/answers.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { pageOf, pageQuery } from '../../../shared/http/page.ts'

const posts = z.strictObject({ fullTime: count, seconded: count })

export const listCoverage = defineEndpoint({
  name: 'listCoverage',
  summary: 'Compare registered cadres with the headcount (编制数)',
  description:
    'The org itself first, then the orgs directly below, by id: each with its own cadres in service today. `missing` are posts of the headcount for which nobody is registered; null where no headcount is known.',
  route: 'GET /v1/orgs/{orgId}/coverage',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId' },
  query: pageQuery(/^[\w.-]{1,64}$/, { usual: 20, most: 100 }),
  responses: {
    200: pageOf(
      z
        .strictObject({
          orgId: z.string(),
          name: z.string(),
          headcount: posts.nullable(),
          registered: posts,
          missing: posts.nullable(),
          children: z.boolean().describe('Whether it is one below the org that was asked for.'),
        })
        .meta({ id: 'Coverage' }),
    ),
  },
})
