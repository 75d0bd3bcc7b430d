import * as z from 'zod'
import { indicatorId } from '../../events/assessment.ts'
import { demandRef, eventId, text } from '../../events/envelope.ts'
import { eachOnce } from '../../events/field-code.ts'
import { shownInstant, shownMonth } from '../../shared/contracts/answers.ts'
import { defineEndpoint } from '../../shared/contracts/endpoint.ts'
import { page, pageOf } from '../../shared/http/page.ts'

const answer = {
  decision: z.enum(['upheld', 'dismissed']),
  reason: text(1, 1000),
}

const objection = z
  .strictObject({
    id: z.string(),
    cadreId: z.string(),
    month: shownMonth,
    orgId: z.string(),
    indicator: indicatorId,
    text: z.string(),
    eventIds: z.array(z.string()),
    by: z.string(),
    at: shownInstant,
    state: z.enum(['open', 'upheld', 'dismissed']),
    answer: z
      .strictObject({ ...answer, by: z.string(), at: shownInstant })
      .optional()
      .describe('What the committee said to it.'),
  })
  .meta({ id: 'Objection' })

const scope = { cadre: 'cadreId', time: ['month'] } as const

export const raiseObjection = defineEndpoint({
  name: 'raiseObjection',
  summary: 'Object to an indicator of a provisional result (异议)',
  description:
    'By the cadre, or by a committee for it, until the month is closed (else 409 `month_closed`). Idempotent by `id`.',
  route: 'POST /v1/cadres/{cadreId}/assessments/{month}/objections',
  roles: ['cadre', 'orgAdmin', 'assessor'],
  scope,
  body: z.strictObject({
    id: eventId,
    indicator: indicatorId,
    text: text(1, 1000),
    eventIds: z.array(z.string().min(1).max(64).pipe(demandRef)).max(50).check(eachOnce('event')).default([]),
  }),
  responses: { 200: objection, 201: objection },
  example: {
    id: '0197a2c4-5b00-7000-8000-000000000020',
    indicator: 'halfDays',
    text: '5月14日上午在红星村，报到记录未计入',
    eventIds: ['0197a2c4-5b00-7000-8000-000000000001'],
  },
})

export const listObjections = defineEndpoint({
  name: 'listObjections',
  summary: 'List the objections to a result',
  description: 'With what the committee said to each; the first one first.',
  route: 'GET /v1/cadres/{cadreId}/assessments/{month}/objections',
  roles: ['cadre', 'orgAdmin', 'assessor'],
  scope,
  query: z.strictObject({ ...page }),
  responses: { 200: pageOf(objection) },
})

export const answerObjection = defineEndpoint({
  name: 'answerObjection',
  summary: 'Uphold or dismiss an objection, with a reason',
  description:
    'Never one’s own. The same again answers the same; another answer is 409 `already_answered`. An answer changes no number: what was wrong is recorded or voided as ever.',
  route: 'POST /v1/cadres/{cadreId}/assessments/{month}/objections/{objectionId}/answer',
  roles: ['orgAdmin', 'assessor'],
  scope,
  body: z.strictObject(answer),
  responses: { 200: objection, 201: objection },
  example: { decision: 'upheld', reason: '已核实，补录当日报到' },
})

export const listOpenObjections = defineEndpoint({
  name: 'listOpenObjections',
  summary: 'List the objections to an org’s month that nobody has answered',
  description:
    'Of its own cadres and all below, with names, by cadre: while there are any the month is not closed.',
  route: 'GET /v1/orgs/{orgId}/assessments/{month}/objections',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId', time: ['month'] },
  query: z.strictObject({ ...page }),
  responses: {
    200: pageOf(objection.extend({ name: z.string().optional() }).meta({ id: 'NamedObjection' })),
  },
})
