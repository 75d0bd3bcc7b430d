import * as z from 'zod'
import { date, entityId } from '../../events/envelope.ts'
import { base } from '../../events/roster.ts'
import { count } from '../../shared/contracts/answers.ts'
import { defineEndpoint } from '../../shared/contracts/endpoint.ts'
import { sheetUpload } from '../../shared/contracts/sheet-upload.ts'
import { rowResults } from '../../shared/importing/rows.ts'

export const importRoster = defineEndpoint({
  name: 'importRoster',
  summary: 'Import the committee’s annex sheet (一览表), row by row',
  description:
    "An .xlsx or .csv with the annex's Chinese headers; what a file is, is told by its content. Text that is not UTF-8 goes as application/octet-stream. Each row is taken whole or refused with a reason in Chinese. With `dryRun=true` nothing is written.",
  route: 'POST /v1/rosters',
  roles: ['orgAdmin', 'assessor'],
  scope: { orgOrOwn: 'orgId' },
  query: z.strictObject({
    /** Its name and those below it are looked for in 单位; the caller's unless said. */
    orgId: entityId.optional(),
    dryRun: z.enum(['true', 'false']).default('false'),
    /** First day of service of those who are new; today unless said. */
    serviceFrom: date.optional(),
  }),
  body: sheetUpload,
  responses: {
    200: z.strictObject({
      dryRun: z.boolean(),
      counts: z.strictObject({ created: count, changed: count, unchanged: count, refused: count }),
      rows: z.array(
        z.strictObject({
          /** The row of the sheet, from 1. */
          row: z.int(),
          /** Where the file has several such sheets. */
          sheet: z.string().optional(),
          name: z.string(),
          result: z.enum(rowResults),
          cadreId: entityId.optional(),
          reason: z.string().optional(),
          changes: z
            .array(z.strictObject({ column: z.string(), before: z.string(), after: z.string() }))
            .optional(),
          /** What should be looked at although the row is taken. */
          warnings: z.array(z.string()).optional(),
        }),
      ),
      /** The sheets that were read; that of a .csv file has no name. */
      sheets: z.array(z.strictObject({ name: z.string(), rows: count })),
      /** Bases that the rows create, at most 500. */
      newBases: z.array(
        z.strictObject({
          baseId: entityId,
          ...base.shape,
          /** Whether the kind was told by the name. */
          kindGuessed: z.boolean(),
          orgName: z.string(),
        }),
      ),
      /** What was ignored of the file, or understood in a way of its own. */
      notices: z.array(z.string()),
    }),
  },
})
