import * as z from 'zod'
import { eventId, text } from '../../events/envelope.ts'
import { shownInstant } from '../../shared/contracts/answers.ts'
import { defineEndpoint, roles } from '../../shared/contracts/endpoint.ts'
import { page, pageOf } from '../../shared/http/page.ts'

const complaint = z
  .strictObject({
    complaintId: z.string(),
    text: z.string(),
    by: z.string().optional().describe('Only to the root org.'),
    role: z.string(),
    at: shownInstant,
    answer: z.strictObject({ text: z.string(), by: z.string().optional(), at: shownInstant }).optional(),
  })
  .meta({ id: 'Complaint' })

export const complain = defineEndpoint({
  name: 'complain',
  summary: 'Complain about the system itself',
  description:
    'Whoever has a token may: what it asks for, what it costs, what is wrong with it. The root org reads and answers. Idempotent by `id`.',
  route: 'POST /v1/complaints',
  roles,
  scope: { inside: 'the root above the caller' },
  body: z.strictObject({ id: eventId, text: text(1, 2000) }),
  responses: { 200: complaint, 201: complaint },
  example: { id: '0197a2c4-5b00-7000-8000-000000000021', text: '同一次走访要在两个系统里各填一遍' },
})

export const listComplaints = defineEndpoint({
  name: 'listComplaints',
  summary: 'List complaints about the system',
  description: 'To the root org all of them, to anybody else its own; the last one first.',
  route: 'GET /v1/complaints',
  roles,
  scope: { inside: 'the root above the caller' },
  query: z.strictObject({ ...page }),
  responses: { 200: pageOf(complaint) },
})

export const answerComplaint = defineEndpoint({
  name: 'answerComplaint',
  summary: 'Answer a complaint about the system',
  description: 'By the root org; the last answer stands.',
  route: 'POST /v1/complaints/{complaintId}/answer',
  roles: ['orgAdmin', 'assessor'],
  scope: 'rootOrg',
  body: z.strictObject({ text: text(1, 2000) }),
  responses: { 200: complaint },
  example: { text: '已取消重复填报，自下月起以本系统为准' },
})
