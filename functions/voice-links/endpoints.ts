import * as z from 'zod'
import { date, entityId, looksPersonal, month, text } from '../../events/envelope.ts'
import { responseBody } from '../../shared/assessing/schemas.ts'
import { count, shownDate, shownInstant, shownMonth } from '../../shared/contracts/answers.ts'
import { defineEndpoint, type Role } from '../../shared/contracts/endpoint.ts'
import { download, xlsx } from '../../shared/contracts/media.ts'

const roles: readonly Role[] = ['orgAdmin', 'assessor', 'collector']
const scope = { org: 'orgId' } as const
const ids = z.array(entityId).min(1).max(500)

/** Contacts, visits and what youths said of them. */
const callBackBody = z
  .strictObject({
    orgId: z.string(),
    month: shownMonth,
    asked: count,
    yes: count,
    no: count,
    unsure: count,
    agreement: z
      .strictObject({ rate: z.number(), low: z.number(), high: z.number() })
      .nullable()
      .describe('Yes among yes and no, with its interval of 95 % (Wilson); null where nobody said either.'),
    withheld: z.boolean().describe('Whether answers are left out, since too few stand behind them.'),
  })
  .meta({ id: 'CallBacks' })

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

export const getCallBacks = defineEndpoint({
  name: 'getCallBacks',
  summary: 'Read what youths say of a sample of contacts and visits (回访)',
  description:
    'Of an org and all below. The sample is drawn when links are issued and asked about on their pages. Never told of one cadre on few answers, not by a difference either; it scores nothing.',
  route: 'GET /v1/orgs/{orgId}/call-backs',
  roles: ['orgAdmin', 'assessor', 'analyst'],
  scope: { org: 'orgId', time: ['month'] },
  query: z.strictObject({ month }),
  responses: { 200: callBackBody },
})

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
  scope,
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
  scope,
  responses: { 200: minor },
})
