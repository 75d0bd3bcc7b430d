import * as z from 'zod'
import { contactExample, contactFields, purposeRule } from '../../events/contact.ts'
import { demand, demandExample } from '../../events/demand.ts'
import { feedback, feedbackExample } from '../../events/feedback.ts'
import { baseRule, visitExample, visitFields } from '../../events/visit.ts'
import { voidExample, voiding } from '../../events/void.ts'
import { takenBy } from '../../shared/contracts/declared.ts'
import { defineEndpoint } from '../../shared/contracts/endpoint.ts'
import { receipt } from './receipt.ts'
import { stepBody } from './steps.ts'

export const recordContact = defineEndpoint({
  name: 'recordContact',
  summary: 'Record one interaction of a cadre with youths',
  description:
    '`id` is made by the client and is the idempotency key: the first time 201, the same again 200 with the original receipt, other content under the same id 409 `id_reused`. A month holds far more than anybody can do; beyond that 409 `month_full` names the field and the bound. What will not count is said in `notes`: youths without a link on that day, a day out of service. `mutualHelp` joins at least two youths. A contact with few youths counts as personal; the policy says how few.',
  route: 'POST /v1/contacts',
  roles: ['cadre', 'orgAdmin', 'assessor'],
  scope: { inside: 'record' },
  body: contactFields
    .extend({ type: contactFields.shape.type.default('contact') })
    .check(purposeRule)
    .meta({ id: 'Contact' }),
  responses: { 200: receipt, 201: receipt },
  example: contactExample,
})

export const recordVisit = defineEndpoint({
  name: 'recordVisit',
  summary: 'Record presence at a base for a half-day',
  description:
    'A morning or an afternoon, told by `occurredAt`. `baseId` may be left out for a group activity or an open day only. Idempotent by `id`, like a contact.',
  route: 'POST /v1/visits',
  roles: ['cadre', 'orgAdmin', 'assessor'],
  scope: { inside: 'record' },
  body: visitFields
    .extend({ type: visitFields.shape.type.default('visit') })
    .check(baseRule)
    .meta({ id: 'Visit' }),
  responses: { 200: receipt, 201: receipt },
  example: visitExample,
})

export const recordFeedback = defineEndpoint({
  name: 'recordFeedback',
  summary: 'Record what a youth says of a cadre',
  description:
    "A rating of 1 to 5, of a youth who holds a link to the cadre; the last one of a month counts. It may raise a demand, whose id is the feedback's, and may confirm a contact or visit. Nobody records feedback about themselves. Idempotent by `id`, like a contact.",
  route: 'POST /v1/feedback',
  roles: ['orgAdmin', 'assessor', 'collector'],
  scope: { inside: 'record' },
  body: feedback.extend({ type: feedback.shape.type.default('feedback') }).meta({ id: 'Feedback' }),
  responses: { 200: receipt, 201: receipt },
  example: feedbackExample,
})

export const recordDemand = defineEndpoint({
  name: 'recordDemand',
  summary: 'Record a demand that a cadre raises on a youth’s behalf',
  description:
    "The clock of answering and solving starts at `occurredAt`. Idempotent by `id`, which is the demand's from then on.",
  route: 'POST /v1/demands',
  roles: ['cadre', 'orgAdmin', 'assessor'],
  scope: { inside: 'record' },
  body: demand.extend({ type: demand.shape.type.default('demand') }).meta({ id: 'Demand' }),
  responses: { 200: receipt, 201: receipt },
  example: demandExample,
})

export const recordDemandStep = defineEndpoint({
  name: 'recordDemandStep',
  summary: 'Respond to, resolve, escalate or reopen a demand',
  description:
    "`step` says what happened. `reopen` is the youth's word: a collector or the committee records it, never the cadre. A step may arrive before its demand. Idempotent by `id`, like a contact.",
  route: 'POST /v1/demands/{demandId}/steps',
  roles: ['cadre', 'orgAdmin', 'assessor', 'collector'],
  scope: { inside: 'record' },
  body: takenBy(stepBody, z.looseObject({})),
  responses: { 200: receipt, 201: receipt },
  example: {
    type: 'step',
    step: 'respond',
    id: '0197a2c4-5b00-7000-8000-000000000004',
    cadreId: 'c-wang',
    occurredAt: '2026-05-22T10:00:00+08:00',
    text: '已联系房东，三日内答复',
  },
})

export const recordVoid = defineEndpoint({
  name: 'recordVoid',
  summary: 'Take back an event; both stay in the ledger',
  description:
    "`month` is the voided event's month, as its receipt says. The voided event stays in the timeline and counts no longer. A void cannot be voided; record the event anew instead. A collector takes back only what it recorded itself.",
  route: 'POST /v1/voids',
  roles: ['cadre', 'orgAdmin', 'assessor', 'collector'],
  scope: { inside: 'record' },
  body: voiding.extend({ type: voiding.shape.type.default('void') }).meta({ id: 'Void' }),
  responses: { 200: receipt, 201: receipt },
  example: voidExample,
})
