import { defineEndpoint } from '../../shared/contracts/endpoint.ts'
import { download, html } from '../../shared/contracts/media.ts'

const page = download(html)
export const openVoicePage = defineEndpoint({
  name: 'openVoicePage',
  summary: 'Open the page on which a youth speaks',
  description:
    'A plain form in Chinese, without script. Asks for no token but the link’s own. Every link that is good no more gets the same page, 410.',
  route: 'GET /y/{token}',
  public: true,
  roles: [],
  scope: 'anyone',
  responses: { 200: page, 410: page, 429: page, 503: page },
})

export const sendVoiceForm = defineEndpoint({
  ...openVoicePage,
  name: 'sendVoiceForm',
  summary: 'Take what a youth says',
  description:
    'A rating, a comment, a demand, whether a problem is solved, a complaint about the system; as the page’s form sends it.',
  route: 'POST /y/{token}',
  responses: { 303: page, 400: page, 410: page, 429: page, 503: page },
})
