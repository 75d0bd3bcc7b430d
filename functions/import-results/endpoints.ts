import * as z from 'zod'
import { entityId } from '../../events/envelope.ts'
import { defineEndpoint } from '../../shared/contracts/endpoint.ts'
import { download, xlsx } from '../../shared/contracts/media.ts'
import { handoverProgress, importProgress, jobId, watching } from '../imports/jobs/schemas.ts'

const committees = ['orgAdmin', 'assessor'] as const

/** GET /v1/links/imports/{importId} */
export const getLinkImport = defineEndpoint({
  name: 'getLinkImport',
  summary: 'How far an import of links is, and its rows page by page',
  description:
    'Rows come in the order of the file, as far as every chunk before is done; ask again with nextCursor while it runs. Reasons are in Chinese. Kept a day.',
  method: 'GET',
  path: '/v1/links/imports/{importId}',
  roles: committees,
  scope: { inside: 'the org of the import' },
  params: z.strictObject({ importId: jobId }),
  query: watching,
  responses: { 200: importProgress },
})

/** GET /v1/links/imports/{importId}.xlsx; kept a day. */
export const getLinkImportSheet = defineEndpoint({
  name: 'getLinkImportSheet',
  summary: 'The sheet of an import of links back, with pseudonyms, results and reasons',
  description:
    'All rows that are done, with 青年编号 in place of every phone and identity number. Kept a day.',
  method: 'GET',
  path: '/v1/links/imports/{importId}.xlsx',
  roles: committees,
  scope: { inside: 'the org of the import' },
  params: z.strictObject({ importId: jobId }),
  responses: { 200: download(xlsx) },
})

/** GET /v1/feedback/imports/{importId} */
export const getFeedbackImport = defineEndpoint({
  name: 'getFeedbackImport',
  summary: 'How far an import of ratings is, and its rows page by page',
  description:
    'As for links. What counts nowhere, since the youth was not linked on the date, is taken and told. No answer says which score it was.',
  method: 'GET',
  path: '/v1/feedback/imports/{importId}',
  roles: [...committees, 'collector'],
  scope: { inside: 'the org of the import' },
  params: z.strictObject({ importId: jobId }),
  query: watching,
  responses: { 200: importProgress },
})

/** GET /v1/feedback/imports/{importId}.xlsx; kept a day. */
export const getFeedbackImportSheet = defineEndpoint({
  name: 'getFeedbackImportSheet',
  summary: 'The sheet of an import of ratings back, with pseudonyms, results and reasons',
  description: 'All rows that are done, for whoever imported them to keep. Kept a day.',
  method: 'GET',
  path: '/v1/feedback/imports/{importId}.xlsx',
  roles: [...committees, 'collector'],
  scope: { inside: 'the org of the import' },
  params: z.strictObject({ importId: jobId }),
  responses: { 200: download(xlsx) },
})

/** GET /v1/cadres/{cadreId}/handover/{handoverId} */
export const getHandover = defineEndpoint({
  name: 'getHandover',
  summary: 'How far a handover is, and its links page by page',
  description: 'One row a link, in the order of the links. Kept a day.',
  method: 'GET',
  path: '/v1/cadres/{cadreId}/handover/{handoverId}',
  roles: committees,
  scope: { inside: 'the org of the handover' },
  params: z.strictObject({ cadreId: entityId, handoverId: jobId }),
  query: watching,
  responses: { 200: handoverProgress },
})
