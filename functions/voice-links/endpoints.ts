import * as z from 'zod'
import { entityId, month } from '../../events/envelope.ts'
import { defineEndpoint, type Role } from '../../shared/contracts/endpoint.ts'
import { download, xlsx } from '../../shared/contracts/media.ts'

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
    expiresAt: z.string(),
  })
  .meta({ id: 'VoiceLinkBatch' })

/** POST /v1/orgs/{orgId}/voice-links */
export const issueVoiceLinks = defineEndpoint({
  name: 'issueVoiceLinks',
  summary: 'Issue the links by which youths speak of a month',
  description:
    'For the linked youths of the cadres of an org and all below, or of those named. Never for the caller’s own youths. Answers 202; the batch tells how far it is.',
  method: 'POST',
  path: '/v1/orgs/{orgId}/voice-links',
  roles,
  scope,
  params: z.strictObject({ orgId: entityId }),
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

/** GET /v1/orgs/{orgId}/voice-links/{batchId} */
export const getVoiceLinks = defineEndpoint({
  name: 'getVoiceLinks',
  summary: 'Read how far a batch of links is',
  description: 'How many links there are, and until when they are good.',
  method: 'GET',
  path: '/v1/orgs/{orgId}/voice-links/{batchId}',
  roles,
  scope,
  params: z.strictObject({ orgId: entityId, batchId: z.uuid() }),
  responses: { 200: batch },
})

/** GET /v1/orgs/{orgId}/voice-links/{batchId}.xlsx */
export const getVoiceLinksSheet = defineEndpoint({
  name: 'getVoiceLinksSheet',
  summary: 'Write the sheet of a batch of links',
  description: 'Youth number, address and QR code; never of the caller’s own youths.',
  method: 'GET',
  path: '/v1/orgs/{orgId}/voice-links/{batchId}.xlsx',
  roles,
  scope,
  params: z.strictObject({ orgId: entityId, batchId: z.uuid() }),
  responses: { 200: download(xlsx) },
})

/** POST /v1/orgs/{orgId}/voice-links/revocations */
export const revokeVoiceLinks = defineEndpoint({
  name: 'revokeVoiceLinks',
  summary: 'End links that were issued until now',
  description: 'Of an org and all below; all of them, or those of a month, of cadres, of youths.',
  method: 'POST',
  path: '/v1/orgs/{orgId}/voice-links/revocations',
  roles,
  scope,
  params: z.strictObject({ orgId: entityId }),
  body: z.strictObject({ month: month.optional(), cadreIds: ids.optional(), youthIds: ids.optional() }),
  responses: { 200: z.strictObject({ revokedUntil: z.string() }) },
  example: { month: '2026-10', cadreIds: ['c-wang'] },
})
