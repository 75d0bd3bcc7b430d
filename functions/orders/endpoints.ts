import * as z from 'zod'
import { demandCategory } from '../../events/demand.ts'
import { eventId, month } from '../../events/envelope.ts'
import { rule } from '../../events/field-code.ts'
import { rankings } from '../../shared/assessing/table.ts'
import { shownInstant } from '../../shared/contracts/answers.ts'
import { defineEndpoint } from '../../shared/contracts/endpoint.ts'
import { period } from '../../shared/contracts/period.ts'
import { problem } from '../../shared/contracts/problem.ts'
import { demandListStates } from '../../shared/domain/demands/demand-list.ts'
import { isPeriod } from '../../shared/domain/period.ts'

export const orderExport = defineEndpoint({
  name: 'orderExport',
  summary: 'Order a sheet that is too large to wait for',
  description:
    'The appraisal table of a month, quarter or year, the roster, or the demand list with texts and names, of an org and all below, however many they are. The answer leads to where it is watched. The same id again orders nothing. A month’s table may be ordered by a score where its policy allows that, else 403 `rankings_off`.',
  route: 'POST /v1/orgs/{orgId}/exports',
  roles: ['orgAdmin', 'assessor'],
  scope: { inside: 'the org, today or at the time of the table' },
  body: z.discriminatedUnion('sheet', [
    z
      .strictObject({
        sheet: z.literal('appraisal'),
        id: eventId,
        time: z.union([month, period]).describe('A month, a quarter or a year.'),
        format: z.enum(['xlsx', 'csv']).default('xlsx').describe('.csv has every number, but no papers.'),
        sort: z.enum(rankings).optional(),
      })
      .refine(({ time, sort }) => sort === undefined || !isPeriod(time), {
        path: ['sort'],
        ...rule('not_allowed', 'only a month’s table is ranked'),
      }),
    z.strictObject({
      sheet: z.literal('roster'),
      id: eventId,
      all: z.boolean().optional().describe('Part-timers too, with every column that an import reads.'),
    }),
    z.strictObject({
      sheet: z.literal('demands'),
      id: eventId,
      state: z.enum(demandListStates).optional(),
      category: demandCategory.optional(),
    }),
  ]),
  responses: { 202: z.strictObject({ exportId: eventId }) },
  cost: 'job',
  example: { id: '0197a2c4-5b00-7000-8000-000000000021', sheet: 'appraisal', time: '2026-05' },
})

export const getExport = defineEndpoint({
  name: 'getExport',
  summary: 'Read how far a sheet is that was ordered, and where it lies',
  description:
    'Only for whoever ordered it. The link holds for five minutes, and needs no token; ask again for another one. The sheet lies there for a day.',
  route: 'GET /v1/orgs/{orgId}/exports/{exportId}',
  roles: ['orgAdmin', 'assessor'],
  scope: { inside: 'the org, today or at the time of the table' },
  responses: {
    200: z.strictObject({
      exportId: z.string(),
      sheet: z.enum(['appraisal', 'roster', 'demands']),
      state: z.enum(['running', 'done', 'failed']),
      orderedAt: shownInstant,
      url: z.string().optional(),
      urlUntil: shownInstant.optional(),
      problem: problem.optional().describe('Why it failed; ordered again the same way it fails again.'),
    }),
  },
})
