import { expect, test } from 'vitest'
import { httpEvent } from '../../shared/http/testing.ts'
import { memoryRoster } from '../../shared/repositories/testing/memory.ts'
import { readReference } from './endpoints.ts'
import { build } from './handler.ts'

const handler = build({}, { roster: memoryRoster(), now: () => new Date('2026-05-20T09:00:00+08:00') })

const open = () => handler(httpEvent(readReference, { claims: {} }), {} as never)

test('everybody reads the reference page, shown and not saved', async () => {
  const { statusCode, headers = {}, body } = await open()
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  expect(headers).not.toHaveProperty('content-disposition')
  expect(body).toContain('<section id="op-readReference"><h3>Read this document as a page</h3>')
})

test('it runs no script and takes nothing from elsewhere', async () => {
  const { headers = {} } = await open()
  expect(String(headers['content-security-policy'])).toMatch(
    /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
  )
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
})
