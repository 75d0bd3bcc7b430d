import * as z from 'zod'
import { shownInstant } from '../../shared/contracts/answers.ts'
import { defineEndpoint } from '../../shared/contracts/endpoint.ts'
import { css, download, html, javascript, svg } from '../../shared/contracts/media.ts'

const open = { public: true, roles: [], scope: 'anyone' } as const

export const readFront = defineEndpoint({
  ...open,
  name: 'readFront',
  summary: 'Open the pages for cadres and committees',
  description:
    'In Chinese. Carries no data and asks for no token: the page logs its user in, and then calls the API.',
  route: 'GET /',
  responses: { 200: download(html) },
})

export const readAsset = defineEndpoint({
  ...open,
  name: 'readAsset',
  summary: 'Read a script, style or picture of the pages',
  description: 'The name has a hash of the content: what was read once never changes.',
  route: 'GET /assets/{file}',
  responses: { 200: download(javascript, css, svg) },
})

export const readWorker = defineEndpoint({
  ...open,
  name: 'readWorker',
  summary: 'Read the service worker of the pages',
  description: 'Keeps the pages themselves, never data, so that they open without a connection.',
  route: 'GET /sw.js',
  responses: { 200: download(javascript) },
})

export const readSettings = defineEndpoint({
  ...open,
  name: 'readSettings',
  summary: 'Read where the pages log in, and what time it is',
  description: 'Of the stack’s parameters. `now` lets a page notice that its device’s clock is wrong.',
  route: 'GET /config.json',
  responses: {
    200: z
      .strictObject({
        issuer: z.string().describe('OpenID Connect issuer.'),
        clientId: z.string().describe('Empty where none is set up yet: nobody can log in by the pages.'),
        scope: z.string(),
        token: z.enum(['access_token', 'id_token']).describe('Which of the issuer’s tokens the API accepts.'),
        now: shownInstant,
      })
      .meta({ id: 'PageSettings' }),
  },
})
