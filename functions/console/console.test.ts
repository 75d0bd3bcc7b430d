import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { call, httpEvent } from '../../shared/http/testing.ts'
import type { Pages } from './assets.ts'
import { readAsset, readFront, readSettings, readWorker } from './endpoints.ts'
import { build } from './handler.ts'

const files: Pages = {
  html: '<!doctype html><html lang="zh-CN">',
  worker: 'self.skipWaiting()',
  assets: {
    'main-ABC.js': { type: 'text/javascript; charset=utf-8', gzip: gzipSync('百心').toString('base64') },
  },
}
const environment = {
  LOGIN_ISSUER: 'https://login.example/realms/ha',
  LOGIN_CLIENT_ID: 'baixin',
  LOGIN_SCOPE: 'openid',
  LOGIN_TOKEN: 'access_token',
  LOGIN_ORIGINS: 'https://tokens.example/oauth2',
}
const now = () => new Date('2026-05-20T09:00:00+08:00')
const handler = build(environment, { now, files })

const open = (
  endpoint: typeof readFront | typeof readAsset | typeof readWorker,
  file = '',
  encodings = '',
) => {
  const event = httpEvent(endpoint as typeof readFront, { claims: {}, params: { file } })
  const headers = { 'accept-encoding': encodings }
  return handler({ ...event, headers } as never, undefined as never)
}

describe('the page', () => {
  test('runs scripts of its own alone, and calls only the API and the issuer', async () => {
    const { statusCode, headers = {}, body } = await open(readFront)
    expect([statusCode, body]).toEqual([200, files.html])
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; worker-src 'self'; connect-src 'self' https://login.example https://tokens.example; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
      'cache-control': 'no-cache',
      'content-type': 'text/html; charset=utf-8',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
  })

  test('is told where to log in, and what time it is', async () => {
    expect(await call(handler, readSettings, { claims: {} })).toEqual({
      status: 200,
      body: {
        issuer: 'https://login.example/realms/ha',
        clientId: 'baixin',
        scope: 'openid',
        token: 'access_token',
        now: '2026-05-20T01:00:00.000Z',
      },
    })
  })

  test.each([
    ['LOGIN_ISSUER', ''],
    ['LOGIN_ISSUER', 'login.example'],
    ['LOGIN_TOKEN', 'cookie'],
    ['LOGIN_ORIGINS', 'tokens.example'],
  ])('is not served with %s=%s', (name, value) => {
    expect(() => build({ ...environment, [name]: value }, { now, files })).toThrow()
  })
})

describe('an asset', () => {
  test('goes out compressed, to be kept for ever', async () => {
    const answer = await open(readAsset, 'main-ABC.js', 'gzip, deflate, br')
    expect(answer.headers).toEqual({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'gzip',
      'content-type': 'text/javascript; charset=utf-8',
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
    })
    expect(answer.isBase64Encoded).toBe(true)
    expect(gunzipSync(Buffer.from(answer.body ?? '', 'base64')).toString()).toBe('百心')
  })

  test('goes out as it is to who does not take gzip', async () => {
    const { body, headers } = await open(readAsset, 'main-ABC.js')
    expect([body, headers?.['content-encoding']]).toEqual(['百心', undefined])
  })

  test.each(['main-OLD.js', 'constructor', '__proto__'])(
    '%s is not there, and that is not kept',
    async name => {
      const { statusCode, headers } = await open(readAsset, name, 'gzip')
      expect([statusCode, headers?.['cache-control']]).toEqual([404, 'no-cache'])
    },
  )
})

test('the service worker is another one whenever the page or where it logs in is', async () => {
  const worker = async (LOGIN_ISSUER: string, html: string) => {
    const built = build({ ...environment, LOGIN_ISSUER }, { now, files: { ...files, html } })
    return (await built(httpEvent(readWorker, { claims: {} }), undefined as never)).body
  }
  const [one, same, moved, changed] = await Promise.all([
    worker('https://login.example', 'a'),
    worker('https://login.example', 'a'),
    worker('https://other.example', 'a'),
    worker('https://login.example', 'b'),
  ])
  expect(one).toMatch(/^self\.VERSION='[\w-]{12}';self\.skipWaiting\(\)$/)
  expect(same).toBe(one)
  expect(new Set([one, moved, changed]).size).toBe(3)
})
