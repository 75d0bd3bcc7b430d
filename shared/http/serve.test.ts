import { afterEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { defineEndpoint, type Endpoint } from '../contracts/endpoint.ts'
import { Problem } from '../contracts/problem.ts'
import { on, reply, serve } from './serve.ts'
import { call, claimsOf, httpEvent } from './testing.ts'

const endpoint = defineEndpoint({
  name: 'keepThing',
  summary: 'Keep a thing',
  description: '',
  route: 'PUT /v1/things/{runId}',
  roles: ['orgAdmin'],
  scope: 'anyone',
  query: z.strictObject({ limit: z.coerce.number().int().max(9).default(3) }),
  body: z.strictObject({ name: z.string(), mobile: z.string().optional() }),
  responses: { 200: z.strictObject({ name: z.string(), limit: z.number() }) },
})
const guarding = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
const good = { params: { runId: 'lamp' }, body: { name: '灯' }, claims: claimsOf('orgAdmin', 'ls') }
const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => void logged.mockClear())

/** A handler that answers what it got, or what is given. */
const answering = (body?: () => unknown) =>
  serve({}, [
    on(endpoint, async request => {
      const answer = body ? body() : { name: request.body.name, limit: request.query.limit }
      return reply(200, answer as { name: string; limit: number })
    }),
  ])

describe('what comes in', () => {
  test('reaches the answer validated', async () => {
    expect(await call(answering(), endpoint, good)).toEqual({ status: 200, body: { name: '灯', limit: 3 } })
    const limited = { ...good, query: { limit: '7' } }
    expect((await call(answering(), endpoint, limited)).body.limit).toBe(7)
  })

  test('may be base64, as API Gateway sends other types', async () => {
    const event = httpEvent(endpoint, good)
    const body = Buffer.from(JSON.stringify(good.body)).toString('base64')
    const headers = { 'content-type': 'application/json; charset=utf-8' }
    const answer = await answering()({ ...event, body, headers, isBase64Encoded: true }, undefined as never)
    expect(answer.statusCode).toBe(200)
  })

  test.each([
    ['params', { ...good, params: { runId: 'lamp'.repeat(26) } }, ['runId']],
    ['query', { ...good, query: { limit: 'many' } }, ['limit']],
    ['query', { ...good, query: { colour: 'red' } }, ['colour']],
    ['body', { ...good, body: { name: 1, age: 2 } }, ['name', 'age']],
    ['body', { ...good, body: [] }, ['']],
    ['body', { ...good, body: 'null' }, ['']],
  ])('is refused field by field: %s', async (_, sent, paths) => {
    const { status, body } = await call(answering(), endpoint, sent)
    expect([status, body.code]).toEqual([400, 'invalid_request'])
    expect(body.errors.map(({ path }: { path: string }) => path)).toEqual(paths)
  })

  test.each([
    ['broken', '{"name": "灯"', 400, 'invalid_json'],
    ['empty', '', 400, 'invalid_json'],
    ['with a poisoned prototype', '{"__proto__": {"name": "灯"}}', 400, 'invalid_json'],
  ])('must be JSON: %s', async (_, body, status, code) => {
    const answer = await call(answering(), endpoint, { ...good, body })
    expect(answer).toMatchObject({ status, body: { code, status } })
    expect(answer.body).not.toHaveProperty('errors')
  })

  test.each([
    ['a byte that is none', [0xff, 0xfe]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['half a character', [0xed, 0xa0, 0x80]],
  ])('must be UTF-8, and is not repaired: %s', async (_, bytes) => {
    const parts = [Buffer.from('{"name":"'), Buffer.from(bytes), Buffer.from('"}')]
    const encoded = { body: Buffer.concat(parts).toString('base64'), isBase64Encoded: true }
    const replaced = { body: '{"name":"\uFFFD"}' }
    for (const broken of [encoded, replaced]) {
      const answer = await answering()({ ...httpEvent(endpoint, good), ...broken }, undefined as never)
      expect(answer.statusCode).toBe(400)
      expect(JSON.parse(answer.body ?? '').code).toBe('invalid_json')
    }
  })

  test.each([{}, { 'content-type': 'text/plain' }, { 'content-type': 'application/x-www-form-urlencoded' }])(
    'must say that it is JSON: %j',
    async headers => {
      const answer = await answering()({ ...httpEvent(endpoint, good), headers } as never, undefined as never)
      expect(answer.statusCode).toBe(415)
      expect(JSON.parse(answer.body ?? '').code).toBe('unsupported_media_type')
    },
  )

  test('that is not there says as much as an empty object', async () => {
    const { body: _, ...sent } = good
    const answer = await call(answering(), endpoint, sent)
    expect([answer.status, answer.body.errors.map(({ path }: { path: string }) => path)]).toEqual([
      400,
      ['name'],
    ])
    const signing = { ...endpoint, body: z.strictObject({ note: z.string().optional() }) }
    const handler = serve({}, [on(signing, async () => reply(200, { name: '灯', limit: 3 }))])
    expect((await call(handler, signing, sent)).status).toBe(200)
  })
})

describe('what goes out', () => {
  test('is JSON; problems are problem documents', async () => {
    const event = httpEvent(endpoint, good)
    const fine = await answering()(event, undefined as never)
    expect(fine.headers).toEqual({ 'content-type': 'application/json', ...guarding })
    const refusing = answering(() => {
      throw Problem.at('unknown_base', 'baseId')
    })
    const refused = await refusing(httpEvent(endpoint, good), undefined as never)
    expect(refused).toEqual({
      statusCode: 400,
      headers: { 'content-type': 'application/problem+json', ...guarding },
      body: JSON.stringify({
        type: 'about:blank',
        title: 'There is no such base',
        status: 400,
        code: 'unknown_base',
        errors: [{ path: 'baseId', code: 'not_found', message: 'There is no such base' }],
      }),
    })
    expect(logged).not.toHaveBeenCalled()
  })

  test.each([
    ['a field too many', () => ({ name: '灯', limit: 1, mobile: '13800000001' })],
    ['a field too few', () => ({ name: '灯' })],
    ['nothing', () => undefined],
  ])('is a logged 500 where it is not what was promised: %s', async (_, body) => {
    const answer = await call(answering(body), endpoint, good)
    expect(answer).toEqual({
      status: 500,
      body: { type: 'about:blank', title: 'Something went wrong on our side', status: 500, code: 'internal' },
    })
    expect(logged).toHaveBeenCalledOnce()
    expect(JSON.stringify(logged.mock.calls)).not.toMatch(/灯|13800000001|stack/)
  })

  test('is a logged 500 for what was thrown, whatever it was', async () => {
    for (const thrown of [new Error('王建国 13800000001'), 'a string', null, undefined]) {
      const throwing = answering(() => {
        throw thrown
      })
      const answer = await call(throwing, endpoint, good)
      expect([answer.status, answer.body.code]).toEqual([500, 'internal'])
    }
    expect(logged).toHaveBeenCalledTimes(4)
    expect(JSON.stringify(logged.mock.calls)).not.toMatch(/王建国|13800000001/)
  })

  test('asks to come back where a table is busy', async () => {
    const busy = answering(() => {
      throw Object.assign(new Error('slow down'), { name: 'ProvisionedThroughputExceededException' })
    })
    const answer = await busy(httpEvent(endpoint, good), undefined as never)
    expect(answer.statusCode).toBe(503)
    expect(answer.headers).toEqual({
      'content-type': 'application/problem+json',
      ...guarding,
      'retry-after': '1',
    })
  })
})

describe('a correlation id', () => {
  const failing = answering(() => {
    throw new TypeError('x')
  })
  const send = (headers: Record<string, string>, requestId?: string) => {
    const event = httpEvent(endpoint, good)
    const requestContext = { ...event.requestContext, requestId }
    const sent = { ...event, requestContext, headers: { ...event.headers, ...headers } }
    return failing(sent as never, undefined as never)
  }
  const own = '0197a2c4-5b00-7000-8000-000000000001'

  test.each([
    ['the client’s', { 'x-correlation-id': own }, own],
    ['the gateway’s', {}, 'gw-1'],
    ['the gateway’s, where the client’s may be anything', { 'x-correlation-id': '13900000009' }, 'gw-1'],
  ])('stands in the log and in the answer: %s', async (_, headers, expected) => {
    const answer = await send(headers, 'gw-1')
    expect(answer.headers?.['x-correlation-id']).toBe(expected)
    expect(logged.mock.lastCall?.[0]).toMatchObject({
      message: 'request failed',
      correlationId: expected,
      route: 'PUT /v1/things/{runId}',
      status: 500,
      error: 'TypeError',
      at: expect.arrayContaining([expect.stringMatching(/^shared\/http\/serve\.test\.ts:\d+$/)]),
    })
  })
})

test('a role that may never is refused before anything is looked at', async () => {
  const claims = claimsOf('analyst', 'ls')
  const answer = await call(answering(), endpoint, { ...good, claims, params: { runId: 'lamp'.repeat(26) } })
  expect(answer.status).toBe(403)
})

test('a route of another function is not found', async () => {
  const event = { ...httpEvent(endpoint, good), routeKey: 'GET /v1/elsewhere' }
  expect((await answering()(event, undefined as never)).statusCode).toBe(404)
})

test('endpoints that differ in their extension share a route, and each gets its own requests', async () => {
  const shared = {
    summary: 'A thing',
    description: '',
    scope: 'anyone',
    roles: ['orgAdmin'],
    responses: { 200: z.strictObject({ said: z.string() }) },
  } as const
  const plain = defineEndpoint({ ...shared, name: 'getThing', route: 'GET /v1/files/{month}' })
  const sheet = defineEndpoint({
    ...shared,
    name: 'getThingSheet',
    route: 'GET /v1/files/{month}.xlsx',
  })
  const handler = serve({}, [
    on(plain, async ({ params: { month } }) => reply(200, { said: `plain ${month}` })),
    on(sheet, async ({ params: { month } }) => reply(200, { said: `sheet ${month}` })),
  ])
  const claims = claimsOf('orgAdmin', 'ls')
  const said = async (of: Endpoint, month: string) =>
    (await call(handler, of, { claims, params: { month } })).body
  expect(await said(plain, '2026-05')).toEqual({ said: 'plain 2026-05' })
  expect(await said(sheet, '2026-05')).toEqual({ said: 'sheet 2026-05' })
  expect(await said(plain, '2026-05.csv')).toMatchObject({
    code: 'invalid_request',
    errors: [{ path: 'month' }],
  })
})
