import * as z from 'zod'
import { entityId } from '../../../events/envelope.ts'
import { org, rosterExamples } from '../../../events/roster.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'

// The store does not date orgs yet.
const undated = org.omit({ effectiveFrom: true })
const orgBody = undated.extend({ orgId: entityId }).meta({ id: 'Org' })

/** PUT /v1/orgs/{orgId} */
export const putOrg = defineEndpoint({
  name: 'putOrg',
  summary: 'Create or replace an org',
  description:
    "The body replaces all there is. The parent has to lie in the caller's scope; a cycle is refused.",
  method: 'PUT',
  path: '/v1/orgs/{orgId}',
  roles: ['orgAdmin', 'assessor'],
  scope: { inside: 'permitOrg' },
  params: z.strictObject({ orgId: entityId }),
  body: undated.meta({ id: 'OrgInput' }),
  responses: { 200: orgBody, 201: orgBody },
  example: rosterExamples.org,
})

/** GET /v1/orgs/{orgId} */
export const getOrg = defineEndpoint({
  name: 'getOrg',
  summary: 'Read an org',
  description: 'Its name, kind, region and parent, as they are today.',
  method: 'GET',
  path: '/v1/orgs/{orgId}',
  roles: ['cadre', 'orgAdmin', 'assessor', 'analyst'],
  scope: { org: 'orgId' },
  params: z.strictObject({ orgId: entityId }),
  responses: { 200: orgBody },
})
