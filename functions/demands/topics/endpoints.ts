import * as z from 'zod'
import { demandRef, entityId, eventId, instant, text } from '../../../events/envelope.ts'
import { count } from '../../../shared/contracts/answers.ts'
import { countedAt, largeOrgs } from '../../../shared/contracts/counting.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { demandListStates } from '../../../shared/domain/demands/demand-list.ts'

/** A short text of the committee's. */
export const topic = text(1, 50)

/** Demands that go to a department together. */
const mostTogether = 100

export const putTopic = defineEndpoint({
  name: 'putTopic',
  summary: 'Say what a demand is about, in the committee’s words',
  description:
    'Demands of one topic are counted and passed on together. Null takes the topic away. `cadreId` is the cadre to whom the demand was raised.',
  route: 'PUT /v1/demands/{demandId}/topic',
  roles: ['orgAdmin', 'assessor'],
  scope: { cadre: 'cadreId' },
  query: z.strictObject({ cadreId: entityId }),
  body: z.strictObject({ topic: topic.nullable() }).meta({ id: 'TopicInput' }),
  responses: {
    200: z.strictObject({ demandId: z.string(), cadreId: z.string(), topic: z.string().nullable() }),
  },
  example: { topic: '孩子入托' },
})

export const listTopics = defineEndpoint({
  name: 'listTopics',
  summary: 'Count the demands of an org and all below by topic',
  description: `The topic that most youths share comes first; demands without one are not in it. ${largeOrgs}`,
  route: 'GET /v1/orgs/{orgId}/demands/topics',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId' },
  responses: {
    200: z.strictObject({
      items: z.array(
        z
          .strictObject({
            topic: z.string(),
            count,
            youths: count,
            states: z.record(z.enum(demandListStates), count),
          })
          .meta({ id: 'DemandTopic' }),
      ),
      countedAt,
    }),
  },
})

const escalation = z.strictObject({
  id: z.string(),
  to: z.string(),
  text: z.string(),
  occurredAt: z.string(),
  items: z.array(z.strictObject({ demandId: z.string(), cadreId: z.string(), eventId: z.string() })),
})

export const escalateTogether = defineEndpoint({
  name: 'escalateTogether',
  summary: 'Pass demands that many share to a department, once for all of them',
  description:
    'Those of `demandIds`, or the unsolved ones of a `topic`, of the org and all below; at most 100. Each gets an `escalate` step with the same department, text and time, whose id follows from `id`: the same again changes nothing and answers 200, whatever the topic has come to mean; anything else under the same id is 409 `id_reused`.',
  route: 'POST /v1/orgs/{orgId}/demands/escalations',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId' },
  body: z
    .strictObject({
      id: eventId,
      demandIds: z.array(demandRef).min(1).max(mostTogether).optional(),
      topic: topic.optional(),
      to: text(1, 100),
      text: text(1, 1000),
      occurredAt: instant,
    })
    .refine(({ demandIds, topic }) => (demandIds === undefined) !== (topic === undefined), {
      path: ['demandIds'],
      message: 'either demandIds or a topic',
    })
    .meta({ id: 'EscalationInput' }),
  responses: { 200: escalation, 201: escalation },
  example: {
    id: '0197a2c4-5b00-7000-8000-00000000000e',
    topic: '孩子入托',
    to: '县教育局',
    text: '团县委集中反映',
    occurredAt: '2026-05-22T10:00:00+08:00',
  },
})
