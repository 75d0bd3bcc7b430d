import * as z from 'zod'
import { date, entityId } from '../../events/envelope.ts'
import { defineEndpoint } from '../../shared/contracts/endpoint.ts'
import { csv, upload, xlsx } from '../../shared/contracts/media.ts'
import { limits } from '../../shared/spreadsheet/read/limits.ts'

/** What becomes of a row. */
export const rowResults = ['created', 'changed', 'unchanged', 'refused'] as const

const count = z.int().min(0)

/** POST /v1/rosters; what a file is, is told by its content: the media type only says that it is one. */
export const importRoster = defineEndpoint({
  name: 'importRoster',
  summary:
    'Import the committee’s annex sheet (一览表), row by row; text that is not UTF-8 goes as application/octet-stream',
  method: 'POST',
  path: '/v1/rosters',
  roles: ['orgAdmin', 'assessor'],
  scope: { orgOrOwn: 'orgId' },
  query: z.strictObject({
    /** Its name and those below it are looked for in 单位; the caller's unless said. */
    orgId: entityId.optional(),
    dryRun: z.enum(['true', 'false']).default('false'),
    /** First day of service of those who are new; today unless said. */
    serviceFrom: date.optional(),
  }),
  body: upload(
    limits.fileBytes,
    xlsx,
    csv,
    'application/csv',
    'application/vnd.ms-excel',
    'application/octet-stream',
  ),
  responses: {
    200: z.strictObject({
      dryRun: z.boolean(),
      counts: z.strictObject({ created: count, changed: count, unchanged: count, refused: count }),
      rows: z.array(
        z.strictObject({
          /** The row of the file, from 1. */
          row: z.int(),
          name: z.string(),
          result: z.enum(rowResults),
          cadreId: entityId.optional(),
          reason: z.string().optional(),
          changes: z
            .array(z.strictObject({ column: z.string(), before: z.string(), after: z.string() }))
            .optional(),
        }),
      ),
      /** What was ignored of the file. */
      notices: z.array(z.string()),
    }),
  },
})
