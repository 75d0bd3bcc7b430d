import * as z from 'zod'
import { eventId, looksPersonal, text } from '../../events/envelope.ts'
import { count, shownInstant } from '../../shared/contracts/answers.ts'
import { defineEndpoint } from '../../shared/contracts/endpoint.ts'
import { limited, page, pageOf } from '../../shared/http/page.ts'

const erasure = z
  .strictObject({
    id: z.string(),
    kind: z
      .enum(['cadre', 'youth', 'texts'])
      .describe('Of whom; `texts` are those of all, of months that are past the retention of the policy.'),
    subject: z.string().describe('SHA-256 of whose data were erased.'),
    state: z.enum(['running', 'done']).describe('Send a running one again: it goes on where it was.'),
    reason: z.string(),
    by: z.string(),
    at: shownInstant,
    links: count.describe('Links that it ended.'),
    events: count.describe('Events, objections and complaints of which it took the texts.'),
    changes: count.describe('Changes in the audit of which it took names and phones.'),
  })
  .meta({ id: 'Erasure' })

const body = z
  .strictObject({
    id: eventId,
    reason: text(1, 200)
      .refine(value => !looksPersonal(value), 'no phone and no identity number')
      .describe('Kept with the proof: no name and no phone.'),
  })
  .meta({ id: 'ErasureInput' })

const example = { id: '0197a2c4-5b00-7000-8000-000000000030', reason: '本人申请' }

export const eraseCadre = defineEndpoint({
  name: 'eraseCadre',
  summary: 'Erase who a cadre was, after its service (个人信息保护法第四十七条)',
  description:
    'Takes name, post, phones, accounts and reasons of leaves out of all that was ever said of it, also out of the audit. The id and whatever counts stay, so no number changes. 409 `in_service` before the service has ended. Idempotent by `id`.',
  route: 'POST /v1/cadres/{cadreId}/erasure',
  roles: ['orgAdmin', 'assessor'],
  scope: { cadre: 'cadreId' },
  body,
  responses: { 200: erasure },
  example,
})

export const eraseYouth = defineEndpoint({
  name: 'eraseYouth',
  summary: 'Erase what is kept of a youth (个人信息保护法第四十七条)',
  description:
    'Ends the links, revokes the youth’s own link, forgets a guardian’s consent, and takes comments, texts of demands and their steps, notes and reasons of voids out of every event that concerns it. The pseudonym and whatever counts stay, so results and what was signed stay as they are. By the root; 403 `another_hand` for whoever is a cadre besides. 202 while some cadres remain: send the same again. Idempotent by `id`.',
  route: 'POST /v1/youths/{youthId}/erasure',
  roles: ['orgAdmin', 'assessor'],
  scope: 'rootOrg',
  body,
  responses: { 200: erasure, 202: erasure },
  example,
})

export const listErasures = defineEndpoint({
  name: 'listErasures',
  summary: 'List the proofs of erasures',
  description:
    'Who erased, why, when and how much; whose data they were is told by a hash alone. The last one first. By the root; 403 `another_hand` for whoever is a cadre besides.',
  route: 'GET /v1/erasures',
  roles: ['orgAdmin', 'assessor'],
  scope: 'rootOrg',
  query: z.strictObject({ ...page }),
  responses: { 200: pageOf(erasure) },
})

const storedItem = z
  .strictObject({
    kind: z.enum(['profile', 'link', 'change', 'event', 'minor']),
    key: z.string(),
    kept: z.looseObject({}).describe('As it is kept.'),
  })
  .meta({ id: 'Kept' })

export const getCadrePersonal = defineEndpoint({
  name: 'getCadrePersonal',
  summary: 'Export what is kept of a cadre (个人信息保护法第四十五条)',
  description:
    'Its profile with the history, links, every change of these, and the events that it or others recorded of its work. What youths said of it is theirs and is left out; results are read by `…/months`. Nobody reads its own here: 403 `another_hand`.',
  route: 'GET /v1/cadres/{cadreId}/personal',
  roles: ['orgAdmin', 'assessor'],
  scope: { cadre: 'cadreId' },
  query: z.strictObject({ ...page }),
  responses: { 200: pageOf(storedItem) },
})

export const getYouthPersonal = defineEndpoint({
  name: 'getYouthPersonal',
  summary: 'Export what is kept of a youth (个人信息保护法第四十五条)',
  description:
    'Links, whether it is under 14, and every event that concerns it, by cadre; of others who took part nothing. By the root; 403 `another_hand` for whoever is a cadre besides. A page goes through two hundred cadres at most, and holds no more than an answer may: it may be empty and have a `nextCursor`.',
  route: 'GET /v1/youths/{youthId}/personal',
  roles: ['orgAdmin', 'assessor'],
  scope: 'rootOrg',
  query: z.strictObject({ limit: limited(500, 500), cursor: page.cursor }),
  responses: { 200: pageOf(storedItem) },
})
