import * as z from 'zod'
import { date, entityId } from '../../../events/envelope.ts'
import { org, rosterExamples } from '../../../events/roster.ts'
import { defineEndpoint, noContent } from '../../../shared/contracts/endpoint.ts'

const attributes = { ...org.shape, effectiveFrom: date }

/** What is valid today, or will be first, with all that was and will be; ascending by `effectiveFrom`. */
const orgBody = z
  .strictObject({ orgId: entityId, ...attributes, history: z.array(z.strictObject(attributes)) })
  .meta({ id: 'Org' })

export const putOrg = defineEndpoint({
  name: 'putOrg',
  summary: 'Create an org, or replace what holds of it from a date on',
  description:
    "Name, kind, region and parent hold from `effectiveFrom`: the first time from the beginning, after that from today, unless said. What held before stays in the history, and months past are told by it. The parent has to lie in the caller's scope, and so has the org on every day of which the change says something else; a cycle on any day is refused.",
  route: 'PUT /v1/orgs/{orgId}',
  roles: ['orgAdmin', 'assessor'],
  scope: { inside: 'permitOrg' },
  body: org.meta({ id: 'OrgInput' }),
  responses: { 200: orgBody, 201: orgBody },
  example: rosterExamples.org,
})

export const getOrg = defineEndpoint({
  name: 'getOrg',
  summary: 'Read an org as of today, with its history',
  description: 'What holds today, or will first, and everything that held or will hold, by `effectiveFrom`.',
  route: 'GET /v1/orgs/{orgId}',
  roles: ['cadre', 'orgAdmin', 'assessor', 'analyst'],
  scope: { org: 'orgId' },
  responses: { 200: orgBody },
})

export const deleteOrg = defineEndpoint({
  name: 'deleteOrg',
  summary: 'Take an org away that nothing refers to',
  description:
    '409 `in_use` names what does: orgs that lie or lay below it, cadres who belong or belonged to it, bases, a plan, signatures. One’s own org stays.',
  route: 'DELETE /v1/orgs/{orgId}',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId' },
  responses: { 204: noContent },
})
