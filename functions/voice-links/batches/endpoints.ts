import * as z from 'zod'
import { entityId, month } from '../../../events/envelope.ts'
import { responseBody } from '../../../shared/assessing/schemas.ts'
import { defineEndpoint, type Role } from '../../../shared/contracts/endpoint.ts'
import { download, xlsx } from '../../../shared/contracts/media.ts'

const roles: readonly Role[] = ['orgAdmin', 'assessor', 'collector']
const scope = { org: 'orgId' } as const
const ids = z.array(entityId).min(1).max(500)

const batch = z
  .strictObject({
    batchId: z.string(),
    month: z.string(),
    state: z.enum(['planning', 'running', 'done']),
    linksDone: z.int(),
    linksTotal: z.int(),
    withoutConsent: z.int().describe('Youths under 14 who got no link, for no guardian consented.'),
    expiresAt: z.string(),
    response: responseBody.describe('Of all links of the month to the batch’s cadres.'),
  })
  .meta({ id: 'VoiceLinkBatch' })

export const issueVoiceLinks = defineEndpoint({
  name: 'issueVoiceLinks',
  summary: 'Issue the links by which youths speak of a month',
  description:
    'For the linked youths of the cadres of an org and all below, or of those named. Never for the caller’s own youths, nor for a youth under 14 without a guardian’s consent. Answers 202; the batch tells how far it is.',
  route: 'POST /v1/orgs/{orgId}/voice-links',
  roles,
  scope,
  body: z.strictObject({
    month,
    cadreIds: ids.optional(),
    youthIds: ids.optional(),
    /** Days for which the links are good. */
    validDays: z.int().min(1).max(90).default(40),
  }),
  responses: { 202: batch },
  example: { month: '2026-10' },
})

export const getVoiceLinks = defineEndpoint({
  name: 'getVoiceLinks',
  summary: 'Read how far a batch of links is',
  description: 'How many links there are, and until when they are good.',
  route: 'GET /v1/orgs/{orgId}/voice-links/{batchId}',
  roles,
  scope,
  responses: { 200: batch },
})

export const getVoiceLinksSheet = defineEndpoint({
  name: 'getVoiceLinksSheet',
  summary: 'Write the sheet of a batch of links',
  description: 'Youth number, address and QR code; never of the caller’s own youths.',
  route: 'GET /v1/orgs/{orgId}/voice-links/{batchId}.xlsx',
  roles,
  scope,
  responses: { 200: download(xlsx) },
})

export const revokeVoiceLinks = defineEndpoint({
  name: 'revokeVoiceLinks',
  summary: 'End links that were issued until now',
  description:
    'Of an org and all below; all of them, or those of a month, of cadres, of youths. Whoever is one of the cadres names others.',
  route: 'POST /v1/orgs/{orgId}/voice-links/revocations',
  roles,
  scope,
  body: z.strictObject({ month: month.optional(), cadreIds: ids.optional(), youthIds: ids.optional() }),
  responses: { 200: z.strictObject({ revokedUntil: z.string() }) },
  example: { month: '2026-10', cadreIds: ['c-wang'] },
})
