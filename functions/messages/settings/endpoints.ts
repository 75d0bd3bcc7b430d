import * as z from 'zod'
import { eachOnce } from '../../../events/field-code.ts'
import { messageKinds, personalReminders } from '../../../events/reminder.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'

const hour = z.int().min(0).max(23)

/** What a cadre does not want to be told. */
export const cadreMessages = z
  .strictObject({
    mute: z.array(z.enum(personalReminders)).max(personalReminders.length).check(eachOnce('kind')),
  })
  .meta({ id: 'CadreMessages' })

/** What an org does not want to be told, and when. */
export const orgMessages = z
  .strictObject({
    mute: z.array(z.enum(messageKinds)).max(messageKinds.length).check(eachOnce('kind')),
    quiet: z
      .strictObject({ from: hour, until: hour })
      .optional()
      .describe('Hours in which nothing is told, over midnight too; from 21 to 8 unless said.'),
  })
  .meta({ id: 'OrgMessages' })

const ofCadre = {
  roles: ['cadre', 'orgAdmin', 'assessor'],
  scope: { cadre: 'cadreId', office: true },
} as const

export const getCadreMessages = defineEndpoint({
  name: 'getCadreMessages',
  summary: 'Read which reminders a cadre does not want',
  description: 'None is muted unless somebody said so.',
  route: 'GET /v1/cadres/{cadreId}/messages',
  ...ofCadre,
  responses: { 200: cadreMessages },
})

export const putCadreMessages = defineEndpoint({
  name: 'putCadreMessages',
  summary: 'Say which reminders a cadre does not want',
  description: 'The whole list; what was not in it is told again.',
  route: 'PUT /v1/cadres/{cadreId}/messages',
  ...ofCadre,
  body: cadreMessages,
  responses: { 200: cadreMessages },
  example: { mute: ['halfDays'] },
})

const ofOrg = { roles: ['orgAdmin', 'assessor'], scope: { org: 'orgId' } } as const

export const getOrgMessages = defineEndpoint({
  name: 'getOrgMessages',
  summary: 'Read which messages an org does not want, and its quiet hours',
  description: 'As the org itself said; what is muted above it holds besides.',
  route: 'GET /v1/orgs/{orgId}/messages',
  ...ofOrg,
  responses: { 200: orgMessages },
})

export const putOrgMessages = defineEndpoint({
  name: 'putOrgMessages',
  summary: 'Say which messages an org does not want, and its quiet hours',
  description:
    'Holds for the org, for all below it and for their cadres; an org below may have quiet hours of its own.',
  route: 'PUT /v1/orgs/{orgId}/messages',
  ...ofOrg,
  body: orgMessages,
  responses: { 200: orgMessages },
  example: { mute: ['monthClosing'], quiet: { from: 20, until: 9 } },
})
