import * as z from 'zod'
import { entityId, month } from '../../events/envelope.ts'
import { defineEndpoint, type Role } from '../../shared/contracts/endpoint.ts'
import { download, xlsx } from '../../shared/contracts/media.ts'

const roles: readonly Role[] = ['orgAdmin', 'assessor', 'collector']
const scope = { org: 'orgId' } as const
const ids = z.array(entityId).min(1).max(500)

const batch = z.strictObject({
  batchId: z.string(),
  month: z.string(),
  state: z.enum(['planning', 'running', 'done']),
  linksDone: z.int(),
  linksTotal: z.int(),
  expiresAt: z.string(),
})

/** POST /v1/orgs/{orgId}/voice-links */
export const issueVoiceLinks = defineEndpoint({
  name: 'issueVoiceLinks',
  summary: 'Issue the links by which the youths of an org’s cadres, and of all below, speak of a month',
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
  summary: 'How many links of a batch there are, and until when they are good',
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
  summary: 'The sheet of a batch: youth number, address and QR code; never of the caller’s own youths',
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
  summary: 'End links of an org, and of all below, that were issued until now',
  method: 'POST',
  path: '/v1/orgs/{orgId}/voice-links/revocations',
  roles,
  scope,
  params: z.strictObject({ orgId: entityId }),
  body: z.strictObject({ month: month.optional(), cadreIds: ids.optional(), youthIds: ids.optional() }),
  responses: { 200: z.strictObject({ revokedUntil: z.string() }) },
  example: { month: '2026-10', cadreIds: ['c-wang'] },
})
