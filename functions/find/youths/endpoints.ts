import * as z from 'zod'
import { entityId } from '../../../events/envelope.ts'
import { baseKind, youthField } from '../../../events/roster.ts'
import { activity } from '../../../events/visit.ts'
import { count, shownDate } from '../../../shared/contracts/answers.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { limited, pageOf, sortedPage } from '../../../shared/http/page.ts'

const { limit: _, ...query } = sortedPage(['silence', 'youthId', 'since'])

export const listYouths = defineEndpoint({
  name: 'listYouths',
  summary: 'List the hundred: the youths to whom a cadre is linked today',
  description:
    'The longest silent first unless `sort` says otherwise. What counts as contact is personal, by contacts and visits alone, of the last 24 months; a greeting to many is none. `silentDays` counts from the last contact, or from when the link began.',
  route: 'GET /v1/cadres/{cadreId}/youths',
  roles: ['cadre', 'orgAdmin', 'assessor'],
  scope: { cadre: 'cadreId', office: true },
  query: z.strictObject({
    baseId: entityId.optional(),
    field: youthField.optional(),
    ...query,
    // Who else claims a youth is read for each on the page.
    limit: limited(30, 100),
  }),
  responses: {
    200: pageOf(
      z
        .strictObject({
          youthId: z.string(),
          baseId: z.string(),
          baseName: z.string().optional(),
          baseKind: baseKind.optional(),
          field: youthField,
          since: shownDate,
          until: shownDate.optional(),
          last: z
            .strictObject({
              on: shownDate,
              by: z.enum(['online', 'phone', 'faceToFace', 'visit']),
              activity: activity.optional(),
            })
            .nullable(),
          silentDays: count,
          metThisYear: z.boolean(),
          openDemands: count,
          overlapping: z
            .boolean()
            .describe('Enough cadres were linked to the youth before: the link counts for nothing.'),
        })
        .meta({ id: 'LinkedYouth' }),
    ),
  },
})
