import * as z from 'zod'
import { date, entityId, month, text } from '../../events/envelope.ts'
import { countedAt, largeOrgs } from '../../shared/contracts/counting.ts'
import { defineEndpoint } from '../../shared/contracts/endpoint.ts'
import { periods } from '../../shared/counting/span.ts'
import { flagKinds } from '../../shared/domain/review/flags.ts'
import { pageOf, search } from '../../shared/http/page.ts'
import { registerQuery } from '../../shared/http/register-walk.ts'
import { walkQuery } from '../../shared/http/scan.ts'
import { flagDecisions } from '../../shared/repositories/dismissals.ts'

export const listOverlaps = defineEndpoint({
  name: 'listOverlaps',
  summary: 'List youths claimed by more cadres than the policy counts',
  description:
    'Of the cadres of an org and all below. A page may be short or empty; go on while there is a `nextCursor`.',
  route: 'GET /v1/orgs/{orgId}/overlaps',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId' },
  query: z.strictObject({ asOf: date.optional(), ...walkQuery() }),
  responses: {
    200: pageOf(
      z
        .strictObject({
          youthId: z.string(),
          /** All who claim the youth, of any org, in the order in which they rank. */
          cadres: z.array(z.strictObject({ cadreId: z.string(), since: z.string(), counts: z.boolean() })),
          notCounting: z.array(z.string()),
        })
        .meta({ id: 'Overlap' }),
    ),
  },
})

const spread = {
  linked: z.int(),
  top: z.int(),
  contacts: z.int(),
  topContacts: z.int(),
  /** `topContacts` of `contacts`, to four decimals; null without contacts. */
  share: z.number().nullable(),
  neverReached: z.int(),
}

export const getConcentration = defineEndpoint({
  name: 'getConcentration',
  summary: 'Read how evenly contact is spread',
  description:
    'Share of personal contacts that goes to the most-contacted tenth of the linked youths, and youths never reached; for the org and cadre by cadre. ' +
    largeOrgs,
  route: 'GET /v1/orgs/{orgId}/concentration',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId', time: ['month'] },
  query: z.strictObject({
    month,
    period: z.enum(periods).default('month'),
    ...search,
    ...registerQuery(12, 500),
  }),
  responses: {
    200: z.strictObject({
      orgId: z.string(),
      from: z.string(),
      to: z.string(),
      cadres: z.int(),
      ...spread,
      countedAt,
      ...pageOf(
        z.strictObject({
          cadreId: z.string(),
          name: z.string().optional(),
          ...spread,
          never: z.array(z.string()).describe('The first 200 of those never reached.'),
        }),
      ).shape,
    }),
  },
})

/** Whether somebody has looked at a flag. */
const states = ['open', 'dismissed'] as const

const decision = z.enum(flagDecisions)

const dismissal = z.strictObject({
  by: z.string(),
  at: z.string(),
  reason: z.string(),
  decision: decision.optional().describe('What was found; nothing unless said.'),
})

export const listFlags = defineEndpoint({
  name: 'listFlags',
  summary: 'List patterns of a month for a person to review',
  description:
    'This month unless said. A flag is never a penalty. What is odd about ratings only the level above the cadre’s org is told. A page may be short or empty; go on while there is a `nextCursor`.',
  route: 'GET /v1/orgs/{orgId}/flags',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId', time: ['month'] },
  query: z.strictObject({
    month: month.optional(),
    state: z.enum([...states, 'all']).default('open'),
    ...registerQuery(),
  }),
  responses: {
    200: pageOf(
      z
        .strictObject({
          flagId: z.string(),
          kind: z.enum(flagKinds),
          cadreId: z.string(),
          name: z.string().optional(),
          month: z.string(),
          eventIds: z.array(z.string()),
          text: z.string(),
          state: z.enum(states),
          dismissed: dismissal.optional(),
        })
        .meta({ id: 'Flag' }),
    ),
  },
})

const dismissed = z.strictObject({
  flagId: z.string(),
  cadreId: z.string(),
  month: z.string(),
  ...dismissal.shape,
})

export const dismissFlag = defineEndpoint({
  name: 'dismissFlag',
  summary: 'Take a flag off the list, with a reason',
  description:
    'With what was found: nothing (`dismissed`, unless said), that it is true (`upheld`), or something that was talked about (`coached`). It is kept for good and changes no number. The same again answers the same; another reason or decision is 409 `already_dismissed`.',
  route: 'POST /v1/orgs/{orgId}/flags/{flagId}/dismiss',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId' },
  body: z.strictObject({ month, cadreId: entityId, reason: text(1, 500), decision: decision.optional() }),
  responses: { 200: dismissed, 201: dismissed },
  example: { month: '2026-05', cadreId: 'c-wang', reason: '已核实：社区联欢会当晚集中补录' },
})
