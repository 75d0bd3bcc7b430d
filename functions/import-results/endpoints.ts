import { defineEndpoint } from '../../shared/contracts/endpoint.ts'
import { download, xlsx } from '../../shared/contracts/media.ts'
import { handoverProgress, importProgress, watching } from '../imports/jobs/schemas.ts'

const committees = ['orgAdmin', 'assessor'] as const

export const getLinkImport = defineEndpoint({
  name: 'getLinkImport',
  summary: 'How far an import of links is, and its rows page by page',
  description:
    'Rows come in the order of the file, as far as every chunk before is done; ask again with nextCursor while it runs. Reasons are in Chinese. Kept a day.',
  route: 'GET /v1/links/imports/{importId}',
  roles: committees,
  scope: { inside: 'the org of the import' },
  query: watching,
  responses: { 200: importProgress },
})

export const getLinkImportSheet = defineEndpoint({
  name: 'getLinkImportSheet',
  summary: 'The sheet of an import of links back, with pseudonyms, results and reasons',
  description:
    'All rows that are done, with 青年编号 in place of every phone and identity number. Kept a day.',
  route: 'GET /v1/links/imports/{importId}.xlsx',
  roles: committees,
  scope: { inside: 'the org of the import' },
  responses: { 200: download(xlsx) },
})

export const getFeedbackImport = defineEndpoint({
  name: 'getFeedbackImport',
  summary: 'How far an import of ratings is, and its rows page by page',
  description:
    'As for links. What counts nowhere, since the youth was not linked on the date, is taken and told. No answer says which score it was. Whoever is rated in a sheet that another sent sees no row of its own.',
  route: 'GET /v1/feedback/imports/{importId}',
  roles: [...committees, 'collector'],
  scope: { inside: 'the org of the import' },
  query: watching,
  responses: { 200: importProgress },
})

export const getFeedbackImportSheet = defineEndpoint({
  name: 'getFeedbackImportSheet',
  summary: 'The sheet of an import of ratings back, with pseudonyms, results and reasons',
  description:
    'All rows that are done, for whoever imported them to keep; without those of the caller’s own youths that another sent. Kept a day.',
  route: 'GET /v1/feedback/imports/{importId}.xlsx',
  roles: [...committees, 'collector'],
  scope: { inside: 'the org of the import' },
  responses: { 200: download(xlsx) },
})

export const getHandover = defineEndpoint({
  name: 'getHandover',
  summary: 'How far a handover is, and its links page by page',
  description: 'One row a link, in the order of the links. Kept a day.',
  route: 'GET /v1/cadres/{cadreId}/handover/{handoverId}',
  roles: committees,
  scope: { inside: 'the org of the handover' },
  query: watching,
  responses: { 200: handoverProgress },
})
