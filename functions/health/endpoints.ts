import * as z from 'zod'
import { count } from '../../shared/contracts/answers.ts'
import { defineEndpoint, roles } from '../../shared/contracts/endpoint.ts'

const instant = z.iso.datetime({ offset: true })

export const readHealth = defineEndpoint({
  name: 'readHealth',
  summary: 'Read what is behind, and since when',
  description:
    '`behind` where dead letters lie, changes wait to be announced, a run is overdue, or the calendar of a year that begins soon is missing. What waits in a queue is on its way. Counts are approximate and some seconds old; of a queue `since` is when somebody first saw it so.',
  route: 'GET /v1/health',
  roles,
  scope: 'anyone',
  responses: {
    200: z
      .strictObject({
        at: instant,
        state: z.enum(['ok', 'behind']),
        queues: z.array(
          z.strictObject({
            name: z.string(),
            waiting: count,
            underWay: count,
            since: instant.optional(),
            deadLetters: count,
            deadLettersSince: instant.optional(),
          }),
        ),
        streams: z
          .array(z.strictObject({ name: z.string(), waiting: count, since: instant.optional() }))
          .describe(
            'Changes that the bus was not told of for a quarter of an hour, the first hundred or so.',
          ),
        runs: z.strictObject({ open: count, overdue: count, since: instant.optional() }),
        calendar: z
          .strictObject({ missing: z.int().optional(), since: z.iso.date().optional() })
          .describe('The year without a calendar, from 1 November before it on.'),
      })
      .meta({ id: 'Health' }),
  },
})
