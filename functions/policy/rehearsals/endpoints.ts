import * as z from 'zod'
import { dimensions, grade } from '../../../events/assessment.ts'
import { entityId, month } from '../../../events/envelope.ts'
import { eachOnce } from '../../../events/field-code.ts'
import { count, shownInstant, shownMonth } from '../../../shared/contracts/answers.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { policySchema } from '../../../shared/domain/policy/policy.ts'
import { moves } from '../../../shared/domain/policy/rehearsal.ts'
import { pageQuery } from '../../../shared/http/page.ts'
import { keptBackReasons } from '../../../shared/repositories/org-progress.ts'
import { exampleNumbers, policyDraft } from '../versions/endpoints.ts'

/** Months of one rehearsal. */
const mostMonths = 12

export const startPolicyRehearsal = defineEndpoint({
  name: 'startPolicyRehearsal',
  summary: 'Try a draft of the policy on months past',
  description:
    'Assesses the cadres of an org and all below once by the policy that stands and once by the draft, of the same records, and writes nothing to results. The draft is checked as `PUT /v1/policy` checks it; what it leaves out is as in the version that holds. Months have to be over. Answers 202; the rehearsal’s own address tells how far it is, and what would change. Whoever is a cadre is left out of its own rehearsals.',
  route: 'POST /v1/policy/rehearsals',
  roles: ['assessor'],
  scope: 'rootOrg',
  body: z
    .strictObject({
      policy: policyDraft.meta({ id: 'PolicyDraft' }),
      months: z.array(month).min(1).max(mostMonths).check(eachOnce('month')),
      orgId: entityId,
    })
    .meta({ id: 'PolicyRehearsalInput' }),
  responses: { 202: z.strictObject({ rehearsalId: z.string() }) },
  cost: 'job',
  example: { policy: exampleNumbers, months: ['2026-03', '2026-04'], orgId: 'ha' },
})

const move = z.enum(moves).meta({ id: 'RehearsalMove' })

const movesCounted = z.record(move, count).meta({
  id: 'RehearsalMoves',
  description:
    '`down`, `up`: a lower or higher grade; `exempt`: exempt now or no more; `score`: another total, the same grade; `same`: nothing.',
})

const gradesCounted = z.record(grade, count)

const sums = z
  .strictObject({ grades: gradesCounted, unrated: count, dimensions, histogram: z.array(count).length(10) })
  .meta({ id: 'RehearsalSums' })

const result = z.strictObject({ total: z.number().nullable(), grade })

export const getPolicyRehearsal = defineEndpoint({
  name: 'getPolicyRehearsal',
  summary: 'Read how far a rehearsal is, and what the draft would change',
  description:
    '`state` goes from `planning` over `running` to `done`; `cadresDone` and `cadresTotal` count cadres’ months. `changes` has the months that are done. `items`, once all is done, are the cadres’ months whose grade or total changes: who loses a grade first, then who gains one, then the rest, in the orgs’ own order. Kept a day.',
  route: 'GET /v1/policy/rehearsals/{rehearsalId}',
  roles: ['assessor'],
  scope: { inside: 'the org of the rehearsal' },
  query: pageQuery(/^\d#\d{4}-\d{2}#[\w.-]{1,64}#[\w.-]{1,64}$/, { usual: 100, most: 500 }).extend({
    /** Only those that the draft moves so. */
    move: move.exclude(['same']).optional(),
  }),
  responses: {
    200: z
      .strictObject({
        rehearsalId: z.string(),
        orgId: z.string(),
        months: z.array(shownMonth),
        policy: policySchema.meta({ id: 'RehearsedPolicy' }).describe('The draft, whole.'),
        state: z.enum(['planning', 'running', 'done']),
        startedAt: shownInstant,
        cadresDone: count,
        cadresTotal: count,
        keptBack: z
          .array(z.strictObject({ month: shownMonth, cadreId: z.string(), reason: z.enum(keptBackReasons) }))
          .describe('Cadres who could not be assessed, and why; the first thousand.'),
        leftOut: z.string().optional().describe('The caller itself, who is a cadre: it is in no sum.'),
        changes: z.array(
          z
            .strictObject({
              month: shownMonth,
              policy: z
                .strictObject({ id: z.string(), version: z.int() })
                .optional()
                .describe('What stands; absent where nobody was assessed.'),
              assessed: count,
              keptBack: count,
              moves: movesCounted,
              before: sums,
              after: sums,
              orgs: z
                .array(
                  z.strictObject({
                    orgId: z.string(),
                    name: z.string(),
                    assessed: count,
                    moves: movesCounted,
                    before: gradesCounted,
                    after: gradesCounted,
                  }),
                )
                .describe('The org’s own cadres, then each org directly below with all below that.'),
              moreOrgs: count.describe('Orgs directly below that are not listed: the first 300 are.'),
            })
            .meta({ id: 'RehearsalMonth' }),
        ),
        items: z.array(
          z
            .strictObject({
              month: shownMonth,
              cadreId: z.string(),
              name: z.string().optional(),
              orgId: z.string(),
              orgName: z.string().optional(),
              move,
              before: result,
              after: result,
            })
            .meta({ id: 'RehearsedCadre' }),
        ),
        nextCursor: z.string().optional(),
      })
      .meta({ id: 'PolicyRehearsal' }),
  },
})
