import * as z from 'zod'
import { entityId } from '../../../events/envelope.ts'
import { link, rosterExamples } from '../../../events/roster.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { pageOf, pageQuery } from '../../../shared/http/page.ts'
import { warnings } from '../warnings.ts'

const linkFields = z.strictObject({ cadreId: entityId, youthId: entityId, ...link.shape })
const linkBody = linkFields.meta({ id: 'Link' })
const putBody = z.strictObject({ ...linkFields.shape, warnings }).meta({ id: 'PutLink' })

/** What stands between a page of links and the next: youth and `since`. */
const linkKey = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}#\d{4}-\d{2}-\d{2}$/

export const putLink = defineEndpoint({
  name: 'putLink',
  summary: 'Add a link of a cadre to a youth, or replace the one with the same `since`',
  description:
    'A link is one interval, identified by cadre, youth and `since`. The same `since` replaces it and may end it with `until`; another one adds a link. Intervals of one pair never overlap: 409 `link_overlaps`. Where the policy has `selfService`, a cadre keeps its own: those that begin this month, and the end of earlier ones; else 403.',
  route: 'PUT /v1/cadres/{cadreId}/links/{youthId}',
  roles: ['cadre', 'orgAdmin', 'assessor'],
  scope: { cadre: 'cadreId', office: true },
  body: link.meta({ id: 'LinkInput' }),
  responses: { 200: putBody, 201: putBody },
  example: rosterExamples.link,
})

export const listLinks = defineEndpoint({
  name: 'listLinks',
  summary: 'List the links of a cadre, past and present',
  description:
    'By youth and `since`. A page of one base may be short or empty; go on while there is a `nextCursor`.',
  route: 'GET /v1/cadres/{cadreId}/links',
  roles: ['cadre', 'orgAdmin', 'assessor'],
  scope: { cadre: 'cadreId', office: true },
  query: z.strictObject({
    baseId: entityId.optional(),
    ...pageQuery(linkKey, { usual: 100, most: 500 }).shape,
  }),
  responses: { 200: pageOf(linkBody) },
})
