import * as z from 'zod'
import { purpose } from '../../../events/contact.ts'
import { month } from '../../../events/envelope.ts'
import { programme } from '../../../events/programme.ts'
import { youthField } from '../../../events/roster.ts'
import { count, shownMonth } from '../../../shared/contracts/answers.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { pageOf } from '../../../shared/http/page.ts'
import { registerQuery } from '../../../shared/http/register-walk.ts'

const reached = { contacts: count, visits: count, youths: count }

const purposes = {
  ...reached,
  purposes: z.array(z.strictObject({ purpose, contacts: count, youths: count }).meta({ id: 'OfPurpose' })),
  fields: z.array(z.strictObject({ field: youthField, ...reached }).meta({ id: 'OfField' })),
  programmes: z.array(
    z
      .strictObject({ programme, name: z.string().describe('In Chinese.'), ...reached })
      .meta({ id: 'OfProgramme' }),
  ),
}

const asked = {
  month: month.optional().describe('This month unless a month or period is said.'),
  period: z
    .string()
    .regex(/^(19|20)\d{2}(-Q[1-4])?$/, 'a quarter such as 2026-Q2, or a year such as 2026')
    .optional(),
  field: youthField.optional().describe('Only youths of one field, and what had at least one of them.'),
}

const span = { from: shownMonth, to: shownMonth }

export const getCadrePurposes = defineEndpoint({
  name: 'getCadrePurposes',
  summary: 'Count what a cadre’s contacts were for',
  description:
    'Contacts, visits and different youths of a month, quarter or year, by purpose, field and programme. A youth is of the field of its link on the day.',
  route: 'GET /v1/cadres/{cadreId}/purposes',
  roles: ['cadre', 'orgAdmin', 'assessor'],
  scope: { cadre: 'cadreId', time: ['month', 'period'], office: true },
  query: z.strictObject(asked),
  responses: { 200: z.strictObject({ cadreId: z.string(), name: z.string(), ...span, ...purposes }) },
})

export const getOrgPurposes = defineEndpoint({
  name: 'getOrgPurposes',
  summary: 'Count what the contacts of an org’s cadres were for',
  description:
    'Cadre by cadre, with the sums over the cadres on the page: counts add up from page to page, a youth once for each cadre. A year of a cadre is read whole, so the longer the time the fewer cadres a page has; go on while there is a `nextCursor`.',
  route: 'GET /v1/orgs/{orgId}/purposes',
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId', time: ['month', 'period'] },
  query: z.strictObject({ ...asked, ...registerQuery(10, 100) }),
  responses: {
    200: z.strictObject({
      orgId: z.string(),
      name: z.string(),
      ...span,
      cadres: count.describe('Cadres on this page.'),
      ...purposes,
      ...pageOf(
        z
          .strictObject({ cadreId: z.string(), name: z.string(), orgId: z.string(), ...purposes })
          .meta({ id: 'PurposesOfCadre' }),
      ).shape,
    }),
  },
})
