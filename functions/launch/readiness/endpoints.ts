import * as z from 'zod'
import { date } from '../../../events/envelope.ts'
import { countedAt, largeOrgs } from '../../../shared/contracts/counting.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { wholeNumber } from '../../../shared/contracts/whole-number.ts'
import { baseKindsDue } from '../../../shared/domain/policy/policy.ts'
import { pageOf, search } from '../../../shared/http/page.ts'
import { registerQuery } from '../../../shared/http/register-walk.ts'
import { type FirstStep, firstStepLabels } from '../../../shared/labels/launch.ts'

const share = z.strictObject({ num: z.int(), den: z.int() })
const plan = z.strictObject({ reference: z.string(), date: z.string() })

/** `due` until the due date, that day included; `late` after; `open` where there is none. */
const standing = { due: z.string().optional(), state: z.enum(['done', 'due', 'late', 'open']) }
const cadre = { cadreId: z.string(), name: z.string().optional() }

export const getLaunch = defineEndpoint({
  name: 'getLaunch',
  summary: 'Read what an org and all below still owe of a launch',
  description:
    'Rosters, implementation plan, quota and one account each, with their due dates and who is missing; what has to be set first, and whose secondment is too short. ' +
    largeOrgs +
    ' It then names the first fifteen of each who are missing.',
  route: 'GET /v1/orgs/{orgId}/launch',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId' },
  query: z.strictObject({ asOf: date.optional() }),
  responses: {
    200: z.strictObject({
      orgId: z.string(),
      asOf: z.string(),
      items: z.array(
        z.discriminatedUnion('what', [
          z.strictObject({
            what: z.literal('rosters'),
            ...standing,
            /** Full-time and seconded cadres with a base of every kind due, of all. */
            reached: share,
            missing: z.array(z.strictObject({ ...cadre, kinds: z.array(z.enum(baseKindsDue)) })),
          }),
          z.strictObject({ what: z.literal('plan'), ...standing, plan: plan.optional() }),
          z.strictObject({
            what: z.literal('quota'),
            ...standing,
            /** Cadres with all their links, of all; and links up to the quota. */
            reached: share,
            links: share,
            missing: z.array(z.strictObject({ ...cadre, short: z.int() })),
          }),
          z.strictObject({
            what: z.literal('accounts'),
            ...standing,
            /** Cadres with an account, of all. */
            reached: share,
            missing: z.array(z.strictObject(cadre)),
          }),
        ]),
      ),
      /** What has to be set before the launch can be followed; in Chinese. */
      firstSteps: z.array(
        z.strictObject({
          step: z.enum(Object.keys(firstStepLabels) as [FirstStep, ...FirstStep[]]),
          message: z.string(),
        }),
      ),
      /** Seconded cadres whose known service is a year or less: 挂职 means more. In Chinese. */
      shortSecondments: z.array(
        z.strictObject({
          ...cadre,
          serviceFrom: z.string(),
          serviceUntil: z.string(),
          message: z.string(),
        }),
      ),
      /** Orgs below that have not handed in their plan. */
      plansMissing: z.array(z.string()),
      /** Whether the quota is counted now, or taken from the assessments of the month before: the org is very large. */
      quotaFrom: z.enum(['progress', 'assessments']),
      countedAt,
    }),
  },
})

const standings = ['surveyed', 'due', 'missed', 'exempt'] as const

export const getCampaign = defineEndpoint({
  name: 'getCampaign',
  summary: 'Read how the July–August campaign (大宣传大调研) goes',
  description:
    'For each cadre of the org and all below whether it surveyed, still may, missed it or is exempt. ' +
    largeOrgs,
  route: 'GET /v1/orgs/{orgId}/campaign',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId' },
  query: z.strictObject({
    year: wholeNumber(1970, 2099).optional(),
    state: z.enum(standings).optional(),
    ...search,
    ...registerQuery(50, 500),
  }),
  responses: {
    200: z.strictObject({
      orgId: z.string(),
      year: z.int(),
      from: z.string(),
      to: z.string(),
      counts: z.record(z.enum(standings), z.int()),
      countedAt,
      ...pageOf(
        z.strictObject({
          ...cadre,
          state: z.enum(standings),
          surveys: z.array(z.string()),
          reason: z.enum(['category', 'service']).optional(),
        }),
      ).shape,
    }),
  },
})
