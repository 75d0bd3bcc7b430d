import { expect, test } from 'vitest'
import { httpEvent } from '../../shared/http/testing.ts'
import { memoryRoster } from '../../shared/repositories/testing/memory.ts'
import { readFront, readReference } from './endpoints.ts'
import { build } from './handler.ts'

const handler = build({}, { roster: memoryRoster(), now: () => new Date('2026-05-20T09:00:00+08:00') })

const open = (endpoint: typeof readFront | typeof readReference) =>
  handler(httpEvent(endpoint, { claims: {} }), {} as never)

test('the front page says where to go, in Chinese, and names no page that is not there', async () => {
  const { statusCode, body = '' } = await open(readFront)
  expect(statusCode).toBe(200)
  expect(body).toContain('<html lang="zh-CN">')
  expect(body).toContain('<a href="/docs">接口文档</a>')
  expect(body).toContain('没有链接的，请向联系您的团组织索取。')
  expect([...body.matchAll(/href="([^"]+)"/g)].map(([, path]) => path)).toEqual(['/docs', '/v1/openapi.json'])
})

test('everybody reads the reference page, shown and not saved', async () => {
  const { statusCode, headers = {}, body } = await open(readReference)
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  expect(headers).not.toHaveProperty('content-disposition')
  expect(body).toContain('<section id="op-readReference"><h3>Read this document as a page</h3>')
})

test.each([readFront, readReference])('$path runs no script and takes nothing from elsewhere', async page => {
  const { headers = {} } = await open(page)
  expect(String(headers['content-security-policy'])).toMatch(
    /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
  )
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
})
