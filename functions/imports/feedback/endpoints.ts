import * as z from 'zod'
import { entityId } from '../../../events/envelope.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { sheetUpload } from '../../../shared/contracts/sheet-upload.ts'
import { startedImport } from '../jobs/schemas.ts'

export const importFeedback = defineEndpoint({
  name: 'importFeedback',
  summary: 'Begin to import ratings by sheet (问卷): 青年, 团干部, 分数, 日期, 来源, 意见',
  description:
    'An .xlsx or .csv, such as of 问卷星. The same row again is the same rating; never about oneself. Numbers in comments are hidden.',
  route: 'POST /v1/feedback/imports',
  roles: ['orgAdmin', 'assessor', 'collector'],
  scope: { orgOrOwn: 'orgId' },
  query: z.strictObject({
    /** Its cadres and those below it are looked for; the caller's unless said. */
    orgId: entityId.optional(),
    dryRun: z.enum(['true', 'false']).default('false'),
  }),
  body: sheetUpload,
  responses: { 202: startedImport },
  cost: 'job',
})
