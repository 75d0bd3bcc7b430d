import * as z from 'zod'
import { demandCategories, stepTypes } from '../../../events/demand.ts'
import { entityId, eventId } from '../../../events/envelope.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { demandListStates } from '../../../shared/domain/demands/demand-list.ts'
import { page, pageOf } from '../../../shared/http/page.ts'

const state = z.enum(demandListStates)
const category = z.enum(demandCategories)

const row = {
  demandId: z.string(),
  cadreId: z.string(),
  orgId: z.string(),
  youthId: z.string(),
  category,
  /** Whether the youth raised it by feedback. */
  byFeedback: z.boolean(),
  raisedAt: z.string(),
  raisedOn: z.string(),
  ageDays: z.int(),
  state,
  /** Whether it was passed to a department and not reopened since. */
  passedOn: z.boolean(),
  answered: z.boolean(),
  settled: z.boolean(),
  answerDue: z.string(),
  settleDue: z.string(),
  /** The date that comes next; null once settled. */
  due: z.string().nullable(),
}

/** GET /v1/orgs/{orgId}/demands */
export const listDemands = defineEndpoint({
  name: 'listDemands',
  summary: 'The demand list (问题清单) of an org and all below, the most urgent first',
  method: 'GET',
  path: '/v1/orgs/{orgId}/demands',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId' },
  params: z.strictObject({ orgId: entityId }),
  query: z.strictObject({
    state: state.optional(),
    category: category.optional(),
    cadreId: entityId.optional(),
    ...page,
  }),
  responses: {
    /** `name` is the owner's. */
    200: pageOf(z.strictObject({ ...row, name: z.string().optional(), text: z.string() })),
  },
})

/** GET /v1/orgs/{orgId}/demands/groups */
export const groupDemands = defineEndpoint({
  name: 'groupDemands',
  summary: 'Demands of an org and all below by category, the one that most youths share first',
  method: 'GET',
  path: '/v1/orgs/{orgId}/demands/groups',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId' },
  params: z.strictObject({ orgId: entityId }),
  responses: {
    200: z.strictObject({
      items: z.array(
        z.strictObject({
          category,
          count: z.int(),
          youths: z.int(),
          states: z.record(state, z.int()),
        }),
      ),
    }),
  },
})

/** GET /v1/demands/{demandId} */
export const getDemand = defineEndpoint({
  name: 'getDemand',
  summary: 'A demand with its steps in order: for its cadre and the committee',
  method: 'GET',
  path: '/v1/demands/{demandId}',
  roles: ['cadre', 'orgAdmin', 'assessor'],
  scope: { cadre: 'cadreId', office: true },
  params: z.strictObject({ demandId: eventId }),
  query: z.strictObject({ cadreId: entityId }),
  responses: {
    200: z.strictObject({
      ...row,
      text: z.string(),
      steps: z.array(
        z.strictObject({
          id: z.string(),
          step: z.enum(stepTypes),
          occurredAt: z.string(),
          recordedAt: z.string(),
          /** Only for the committee, and for the cadre where it is not the youth's step. */
          recordedBy: z.string().optional(),
          to: z.string().optional(),
          text: z.string().optional(),
        }),
      ),
    }),
  },
})
