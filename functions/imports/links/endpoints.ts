import * as z from 'zod'
import { entityId } from '../../../events/envelope.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { sheetUpload } from '../../../shared/contracts/sheet-upload.ts'
import { startedImport } from '../jobs/schemas.ts'

export const importLinks = defineEndpoint({
  name: 'importLinks',
  summary:
    'Begin to import links by sheet: 团干部, 青年编号 or 青年手机号码 or 身份证号, 团支部/社团名称, 领域, 联系开始, 联系结束',
  description:
    'An .xlsx or .csv. Phones and identity numbers become pseudonyms by a keyed hash in memory, the same in every org of a root; none is stored, logged or queued. The same sheet twice changes nothing. Each row is done whole or not at all.',
  route: 'POST /v1/links/imports',
  roles: ['orgAdmin', 'assessor'],
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
