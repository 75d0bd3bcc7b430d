import * as z from 'zod'
import { defineEndpoint } from '../../shared/contracts/endpoint.ts'
import { download, html } from '../../shared/contracts/media.ts'

const page = download(html)
const params = z.strictObject({ token: z.string().max(600) })

/** GET /y/{token} */
export const openVoicePage = defineEndpoint({
  name: 'openVoicePage',
  summary: 'The page on which a youth speaks: a plain form in Chinese, without script',
  method: 'GET',
  path: '/y/{token}',
  public: true,
  roles: [],
  scope: 'anyone',
  params,
  responses: { 200: page, 410: page, 429: page, 503: page },
})

/** POST /y/{token} */
export const sendVoiceForm = defineEndpoint({
  ...openVoicePage,
  name: 'sendVoiceForm',
  summary: 'What a youth says: a rating, a comment, a demand, whether a problem is solved',
  method: 'POST',
  responses: { 303: page, 400: page, 410: page, 429: page, 503: page },
})
