import * as z from 'zod'
import { baseKind, orgKind } from '../../../events/roster.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { pageOf, pageQuery, search } from '../../../shared/http/page.ts'

/** A page goes on behind an id. */
const byId = pageQuery(/^[\w.-]{1,64}$/, { usual: 50, most: 100 }).shape

export const listChildren = defineEndpoint({
  name: 'listChildren',
  summary: 'List the orgs directly below one',
  description:
    'By id, with what they are today. A page asked by `q` may be short or empty; go on while there is a `nextCursor`.',
  route: 'GET /v1/orgs/{orgId}/children',
  roles: ['orgAdmin', 'assessor', 'analyst'],
  scope: { org: 'orgId' },
  query: z.strictObject({ kind: orgKind.optional(), ...search, ...byId }),
  responses: {
    200: pageOf(
      z
        .strictObject({ orgId: z.string(), name: z.string(), kind: orgKind, region: z.string() })
        .meta({ id: 'ChildOrg' }),
    ),
  },
})

export const listBases = defineEndpoint({
  name: 'listBases',
  summary: 'List the bases of an org',
  description:
    'Those of the org itself, by id. A page asked by `q` or `kind` may be short or empty; go on while there is a `nextCursor`.',
  route: 'GET /v1/orgs/{orgId}/bases',
  roles: ['cadre', 'orgAdmin', 'assessor', 'analyst'],
  scope: { org: 'orgId' },
  query: z.strictObject({
    kind: baseKind.optional(),
    ...search,
    ...pageQuery(/^[\w.-]{1,64}$/, { usual: 100, most: 500 }).shape,
  }),
  responses: {
    200: pageOf(
      z
        .strictObject({
          baseId: z.string(),
          name: z.string(),
          kind: baseKind,
          orgId: z.string(),
          orgName: z.string(),
        })
        .meta({ id: 'BaseOfOrg' }),
    ),
  },
})
