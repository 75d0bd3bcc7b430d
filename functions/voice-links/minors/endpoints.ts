import * as z from 'zod'
import { date, looksPersonal, text } from '../../../events/envelope.ts'
import { shownDate, shownInstant } from '../../../shared/contracts/answers.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'

const minor = z
  .strictObject({
    youthId: z.string(),
    minor: z.boolean(),
    consentOn: shownDate.optional(),
    reference: z.string().optional(),
    by: z.string().optional(),
    at: shownInstant.optional(),
  })
  .meta({ id: 'Minor' })

export const putMinor = defineEndpoint({
  name: 'putMinor',
  summary: 'Say that a youth is under 14, and whether a guardian consents',
  description:
    'The system knows no birth dates: the committee says who is under 14. Such a youth of a cadre of the org or below gets a link only with `consentOn`; without it consent is taken back. `reference` says where the paper lies, and names nobody. Never of the caller’s own youths.',
  route: 'PUT /v1/orgs/{orgId}/minors/{youthId}',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId' },
  body: z
    .strictObject({
      minor: z.boolean(),
      consentOn: date.optional(),
      reference: text(1, 100)
        .refine(value => !looksPersonal(value), 'no phone and no identity number')
        .optional(),
    })
    .meta({ id: 'MinorInput' }),
  responses: { 200: minor },
  example: { minor: true, consentOn: '2026-05-20', reference: '监护人同意书2026-17' },
})

export const getMinor = defineEndpoint({
  name: 'getMinor',
  summary: 'Read whether a youth is under 14, and whether a guardian consents',
  description: 'As this org said it.',
  route: 'GET /v1/orgs/{orgId}/minors/{youthId}',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId' },
  responses: { 200: minor },
})
