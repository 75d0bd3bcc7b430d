import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { csv, download, html, upload, xlsx } from '../media.ts'
import { problemCodes } from '../problem.ts'
import { openapi } from './document.ts'

const readThing = defineEndpoint({
  name: 'readThing',
  summary: 'Read a thing',
  description: 'More of it.',
  route: 'GET /v1/things/{runId}',
  roles: ['analyst'],
  scope: 'anyone',
  query: z.strictObject({ on: z.iso.date(), limit: z.coerce.number().int().default(50) }),
  responses: { 200: z.strictObject({ runId: z.string(), seen: z.iso.datetime() }) },
})
const putThing = defineEndpoint({
  name: 'putThing',
  summary: 'Replace a thing',
  description: 'More of it.',
  route: 'PUT /v1/things/{runId}',
  roles: ['orgAdmin', 'assessor'],
  scope: 'anyone',
  body: z.strictObject({ name: z.string().default('nameless') }),
  responses: { 200: z.object({}), 201: z.object({}) },
  example: { name: 'a lamp' },
})
const finish = defineEndpoint({
  name: 'finish',
  summary: 'Finish',
  description: 'More of it.',
  route: 'POST /v1/finish',
  roles: ['assessor'],
  scope: 'anyone',
  responses: { 202: z.object({}) },
  cost: 'job',
})
const scan = defineEndpoint({
  name: 'scan',
  summary: 'Scan a sheet into another',
  description: 'More of it.',
  route: 'POST /v1/scans',
  roles: ['assessor'],
  scope: 'anyone',
  body: upload(1024, xlsx, csv),
  responses: { 200: download(csv) },
})
const greet = defineEndpoint({
  name: 'greet',
  summary: 'Greet',
  description: 'More of it.',
  route: 'GET /v1/greeting',
  public: true,
  roles: [],
  scope: 'anyone',
  responses: { 200: z.object({}) },
})
const show = defineEndpoint({
  ...greet,
  name: 'show',
  route: 'GET /show',
  responses: { 200: download(html) },
})
const functions = [
  { name: 'things', summary: 'Keeps things', endpoints: [readThing, putThing] },
  { name: 'work', summary: 'Works', endpoints: [finish, scan, greet, show] },
  { name: 'silent', summary: 'Serves nothing' },
]
const { paths, components, tags } = openapi(functions)
const read = paths['/v1/things/{runId}']?.get
const put = paths['/v1/things/{runId}']?.put

describe('an operation', () => {
  test('is named after its endpoint, tagged after its function, and says who may call it', () => {
    expect(put).toMatchObject({
      operationId: 'putThing',
      summary: 'Replace a thing',
      description: 'More of it.',
      tags: ['things'],
      'x-roles': ['orgAdmin', 'assessor'],
    })
    expect(tags).toEqual([
      { name: 'things', description: 'Keeps things' },
      { name: 'work', description: 'Works' },
    ])
  })

  test('has the parameters of path and query', () => {
    expect(read?.parameters).toEqual([
      { name: 'runId', in: 'path', required: true, schema: { type: 'string', maxLength: 100 } },
      { name: 'on', in: 'query', required: true, schema: { type: 'string', format: 'date' } },
      { name: 'limit', in: 'query', required: false, schema: { type: 'integer', default: 50 } },
    ])
  })

  test('takes a body as the client sends it: strict, defaults optional, not required where nothing has to be said', () => {
    expect(put?.requestBody).toEqual({
      required: false,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            properties: { name: { default: 'nameless', type: 'string' } },
            additionalProperties: false,
          },
          example: { name: 'a lamp' },
        },
      },
    })
    expect(read).not.toHaveProperty('requestBody')
  })

  test('answers what is declared, open to growth', () => {
    expect(read?.responses[200]).toEqual({
      description: 'OK',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            properties: { runId: { type: 'string' }, seen: { type: 'string', format: 'date-time' } },
            required: ['runId', 'seen'],
          },
        },
      },
    })
  })

  test('takes and gives files by their media types', () => {
    const { requestBody, responses } = paths['/v1/scans']?.post ?? {}
    expect(requestBody).toEqual({
      required: true,
      description: 'At most 1024 bytes.',
      content: { [xlsx]: {}, [csv]: {} },
    })
    expect(responses?.[200]).toMatchObject({
      description: 'OK',
      headers: { 'Content-Disposition': { schema: { type: 'string' } } },
      content: { [csv]: {} },
    })
    expect(Object.keys(responses ?? {})).toEqual(expect.arrayContaining(['413', '415']))
  })

  test('shows a page, which is not saved under a name', () => {
    expect(paths['/show']?.get?.responses[200]).toEqual({ description: 'OK', content: { [html]: {} } })
  })

  test('answers the standard problems that can occur to it', () => {
    const statuses = (path: string, method: string) => Object.keys(paths[path]?.[method]?.responses ?? {})
    expect(statuses('/v1/things/{runId}', 'get').join()).toBe('200,400,401,403,404,409,429,500,503')
    expect(statuses('/v1/things/{runId}', 'put').join()).toBe(
      '200,201,400,401,403,404,409,413,415,429,500,503',
    )
    expect(statuses('/v1/finish', 'post').join()).toBe('202,400,401,403,404,409,429,500,503')
    expect(statuses('/v1/greeting', 'get').join()).toBe('200,400,429,500,503')
  })

  test('says how often what is dear may be asked for', () => {
    const tooMany = (path: string, method: string) => paths[path]?.[method]?.responses[429]
    const $ref = '#/components/responses/429'
    expect(tooMany('/v1/finish', 'post')).toEqual({
      $ref,
      description: 'More than 5 a second by all callers, or 20 at once.',
    })
    expect(tooMany('/v1/scans', 'post')).toMatchObject({
      description: expect.stringContaining('10 a second'),
    })
    expect(tooMany('/v1/greeting', 'get')).toMatchObject({
      description: expect.stringContaining('100 a second'),
    })
    expect(tooMany('/v1/things/{runId}', 'put')).toEqual({ $ref })
  })

  test('asks for a token unless it is public', () => {
    expect(paths['/v1/greeting']?.get).toMatchObject({ security: [], 'x-roles': [] })
    expect(paths['/v1/finish']?.post).not.toHaveProperty('security')
  })
})

test('every problem code stands in the response of its status', () => {
  for (const [code, [status]] of Object.entries(problemCodes)) {
    const response = components.responses[status]
    expect(response?.description).toContain(`\`${code}\``)
    expect(response?.content).toHaveProperty(['application/problem+json'])
    // Nobody but API Gateway answers anything else.
    if (status !== 429) expect(Object.keys(response?.content ?? {})).toEqual(['application/problem+json'])
  }
})

test('what API Gateway refuses by itself is no problem document', () => {
  expect(Object.keys(components.responses[401]?.content ?? {})).toEqual(['application/json'])
})

test('429 comes from API Gateway, or says what of the caller is still worked on', () => {
  const { description, headers, content = {} } = components.responses[429] ?? {}
  expect(description).toContain('Too many requests at once')
  expect(Object.keys(headers ?? {})).toEqual(['Retry-After'])
  expect(Object.keys(content).sort()).toEqual(['application/json', 'application/problem+json'])
})

test('the document depends on nothing but the declarations', () => {
  expect(JSON.stringify(openapi(functions))).toBe(JSON.stringify(openapi(functions)))
})
