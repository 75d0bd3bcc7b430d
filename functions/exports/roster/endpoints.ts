import * as z from 'zod'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { download, xlsx } from '../../../shared/contracts/media.ts'

/** Names and phones, so neither analysts nor collectors. */
export const exportRoster = defineEndpoint({
  name: 'exportRoster',
  summary: 'Write the annex sheet (一览表) of an org and all below',
  description:
    'Full-time and seconded cadres as they are today, with names and phones; everybody with `all=true`. At most 12,000; more are ordered by `POST …/exports`.',
  route: 'GET /v1/orgs/{orgId}/roster.xlsx',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId' },
  query: z.strictObject({
    /** Part-timers too, with every column that an import reads. */
    all: z.enum(['true', 'false']).default('false'),
  }),
  responses: { 200: download(xlsx) },
})
