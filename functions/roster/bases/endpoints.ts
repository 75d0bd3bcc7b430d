import * as z from 'zod'
import { entityId } from '../../../events/envelope.ts'
import { base, baseReplacement, rosterExamples } from '../../../events/roster.ts'
import { defineEndpoint, noContent } from '../../../shared/contracts/endpoint.ts'
import { warnings } from '../warnings.ts'

const baseBody = base.extend({ baseId: entityId }).meta({ id: 'Base' })
const putBody = base.extend({ baseId: entityId, warnings }).meta({ id: 'PutBase' })

export const putBase = defineEndpoint({
  name: 'putBase',
  summary: 'Create or replace a base',
  description:
    'A base is where cadres report: a branch or an association. The body replaces all there is. Its kind stays what it is; its name holds from `effectiveFrom`, today unless said, and months past keep the one that they had.',
  route: 'PUT /v1/bases/{baseId}',
  roles: ['orgAdmin', 'assessor'],
  scope: { inside: 'permitBase' },
  body: baseReplacement.meta({ id: 'BaseInput' }),
  responses: { 200: putBody, 201: putBody },
  example: rosterExamples.base,
})

export const getBase = defineEndpoint({
  name: 'getBase',
  summary: 'Read a base',
  description: 'Its name of today, kind and org.',
  route: 'GET /v1/bases/{baseId}',
  roles: ['cadre', 'orgAdmin', 'assessor', 'analyst'],
  scope: { base: 'baseId' },
  responses: { 200: baseBody },
})

export const deleteBase = defineEndpoint({
  name: 'deleteBase',
  summary: 'Take a base away that nothing refers to',
  description:
    '409 `in_use` names by cadre who is or was assigned to it, or linked through it. One that was made twice is merged instead.',
  route: 'DELETE /v1/bases/{baseId}',
  roles: ['orgAdmin', 'assessor'],
  scope: { base: 'baseId' },
  responses: { 204: noContent },
})

const merged = z
  .strictObject({
    baseId: entityId,
    into: entityId,
    /** Cadres of whom something went over by this call. */
    cadres: z.int(),
    links: z.int(),
  })
  .meta({ id: 'MergedBase' })

export const mergeBase = defineEndpoint({
  name: 'mergeBase',
  summary: 'Merge a base that was made twice into the other',
  description:
    'Links go over as they are; assignments end today and go on with the other, so that what counted counts. Both are of one kind, else 409 `kind_differs`, and all who use it lie in scope, else 409 `in_use`; who is one of them leaves it to another: 403 `another_hand`. From then on no list has the base, and nobody may begin to use it. 202 says that not all is done yet: sent again it goes on.',
  route: 'POST /v1/bases/{baseId}/merge',
  roles: ['orgAdmin', 'assessor'],
  scope: { inside: 'mergeBases' },
  body: z.strictObject({ into: entityId }),
  responses: { 200: merged, 202: merged },
  example: { into: 'b-hongxing' },
})
