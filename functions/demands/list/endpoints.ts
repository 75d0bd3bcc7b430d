import * as z from 'zod'
import { demandCategory, stepType } from '../../../events/demand.ts'
import { date, entityId, text } from '../../../events/envelope.ts'
import { count, shownDate, shownInstant } from '../../../shared/contracts/answers.ts'
import { countedAt, largeOrgs } from '../../../shared/contracts/counting.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { demandListStates } from '../../../shared/domain/demands/demand-list.ts'
import { limited, page, pageOf, search } from '../../../shared/http/page.ts'
import { topic } from '../topics/endpoints.ts'

const state = z.enum(demandListStates).meta({ id: 'DemandState' })

const row = {
  demandId: z.string(),
  cadreId: z.string(),
  orgId: z.string(),
  youthId: z.string(),
  category: demandCategory,
  /** Whether the youth raised it by feedback. */
  byFeedback: z.boolean(),
  raisedAt: shownInstant,
  raisedOn: shownDate,
  ageDays: count,
  state,
  /** Whether it was passed to a department and not reopened since; it stays so once solved. */
  passedOn: z.boolean(),
  answered: z.boolean(),
  settled: z.boolean(),
  answerDue: shownDate,
  settleDue: shownDate,
  /** The date that comes next; null once settled. */
  due: shownDate.nullable(),
  /** First answer of any kind, last passing on, and the solution that still holds. */
  answeredOn: shownDate.nullable(),
  escalatedOn: shownDate.nullable(),
  resolvedOn: shownDate.nullable(),
}

/** What the views do not hold: texts, names, and what the committee says it is about. */
const told = {
  text: z.string(),
  topic: z.string().optional(),
  /** What was said at the steps that are dated above; absent where there is none. */
  answer: z.string().optional(),
  department: z.string().optional(),
  resolution: z.string().optional(),
}

const filters = {
  state: state.optional(),
  category: demandCategory.optional(),
  youthId: entityId.optional(),
  topic: topic.optional(),
  department: text(1, 100).optional().describe('The department to which it was last passed.'),
  dueBy: date.optional().describe('Due on that day or before.'),
}

export const listDemands = defineEndpoint({
  name: 'listDemands',
  summary: 'List the demands (问题清单) of an org and all below, the most urgent first',
  description:
    'Overdue ones first, then by the date that is due next. Where few of many are asked for, a page may be short or empty; go on while there is a `nextCursor`.',
  route: 'GET /v1/orgs/{orgId}/demands',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId' },
  query: z.strictObject({
    ...filters,
    cadreId: entityId.optional(),
    ...search,
    ...page,
    limit: limited(20, 500),
  }),
  responses: {
    /** `name` is the owner's. */
    200: pageOf(z.strictObject({ ...row, name: z.string().optional(), ...told }).meta({ id: 'DemandRow' })),
  },
})

export const listCadreDemands = defineEndpoint({
  name: 'listCadreDemands',
  summary: 'List the demands of a cadre, the most urgent first',
  description:
    'To the cadre itself a demand that a youth raised goes by an id of its own and its day only; nothing tells of the feedback that it came with.',
  route: 'GET /v1/cadres/{cadreId}/demands',
  roles: ['cadre', 'orgAdmin', 'assessor'],
  scope: { cadre: 'cadreId', office: true },
  query: z.strictObject({ ...filters, ...page, limit: limited(14, 500) }),
  responses: { 200: pageOf(z.strictObject({ ...row, ...told }).meta({ id: 'DemandOfCadre' })) },
})

export const groupDemands = defineEndpoint({
  name: 'groupDemands',
  summary: 'Count the demands of an org and all below by category',
  description: `The category that most youths share comes first. ${largeOrgs}`,
  route: 'GET /v1/orgs/{orgId}/demands/groups',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId' },
  responses: {
    200: z.strictObject({
      items: z.array(
        z.strictObject({
          category: demandCategory,
          count,
          youths: count,
          states: z.record(state, count),
        }),
      ),
      countedAt,
    }),
  },
})

export const getDemand = defineEndpoint({
  name: 'getDemand',
  summary: 'Read a demand with its steps',
  description: 'In the order in which they happened. `cadreId` is the cadre to whom it was raised.',
  route: 'GET /v1/demands/{demandId}',
  roles: ['cadre', 'orgAdmin', 'assessor'],
  scope: { cadre: 'cadreId', office: true },
  query: z.strictObject({ cadreId: entityId }),
  responses: {
    200: z.strictObject({
      ...row,
      text: z.string(),
      steps: z.array(
        z
          .strictObject({
            id: z.string(),
            step: stepType,
            occurredAt: shownInstant,
            recordedAt: shownInstant,
            /** Only for the committee, and for the cadre where it is not the youth's step. */
            recordedBy: z.string().optional(),
            to: z.string().optional(),
            text: z.string().optional(),
          })
          .meta({ id: 'DemandStep' }),
      ),
    }),
  },
})
