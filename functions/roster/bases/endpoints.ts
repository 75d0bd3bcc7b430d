import * as z from 'zod'
import { entityId } from '../../../events/envelope.ts'
import { base, baseReplacement, rosterExamples } from '../../../events/roster.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'

const baseBody = base.extend({ baseId: entityId }).meta({ id: 'Base' })

/** PUT /v1/bases/{baseId} */
export const putBase = defineEndpoint({
  name: 'putBase',
  summary: 'Create or replace a base',
  description:
    'A base is where cadres report: a branch or an association. The body replaces all there is. Its kind stays what it is; its name holds from `effectiveFrom`, today unless said, and months past keep the one that they had.',
  method: 'PUT',
  path: '/v1/bases/{baseId}',
  roles: ['orgAdmin', 'assessor'],
  scope: { inside: 'permitBase' },
  params: z.strictObject({ baseId: entityId }),
  body: baseReplacement.meta({ id: 'BaseInput' }),
  responses: { 200: baseBody, 201: baseBody },
  example: rosterExamples.base,
})

/** GET /v1/bases/{baseId} */
export const getBase = defineEndpoint({
  name: 'getBase',
  summary: 'Read a base',
  description: 'Its name of today, kind and org.',
  method: 'GET',
  path: '/v1/bases/{baseId}',
  roles: ['cadre', 'orgAdmin', 'assessor', 'analyst'],
  scope: { base: 'baseId' },
  params: z.strictObject({ baseId: entityId }),
  responses: { 200: baseBody },
})
