import { expect, test } from 'vitest'
import * as z from 'zod'
import { defineEndpoint } from '../contracts/endpoint.ts'
import { csv, download as file, upload, xlsx } from '../contracts/media.ts'
import { contentDisposition } from './files.ts'
import { on, reply, serve } from './serve.ts'
import { call, claimsOf, download } from './testing.ts'

const echo = defineEndpoint({
  name: 'echo',
  summary: 'Give a file back',
  description: '',
  route: 'POST /v1/echo',
  roles: ['assessor'],
  scope: 'anyone',
  body: upload(10, xlsx, csv),
  responses: { 200: file(xlsx, csv), 202: z.strictObject({ charset: z.string() }) },
})
const named = (extension: string) => ({ name: `一览表.${extension}`, asciiName: `roster-ls.${extension}` })
const handler = serve({}, [
  on(echo, async ({ body: { charset, ...sent } }) =>
    charset === undefined
      ? reply(200, { ...sent, ...(sent.mediaType === csv ? named('csv') : named('xlsx')) })
      : reply(202, { charset }, '/v1/echo'),
  ),
])
const claims = claimsOf('assessor', 'ha')
const bytes = Uint8Array.of(0xb0, 0xd9, 0xd0, 0xc4)

test('bytes in, the same bytes out, with type and name', async () => {
  const answer = await download(handler, echo, { body: bytes, mediaType: xlsx, claims })
  expect(answer).toMatchObject({
    status: 200,
    headers: {
      'content-type': xlsx,
      'content-disposition': `attachment; filename="roster-ls.xlsx"; filename*=UTF-8''%E4%B8%80%E8%A7%88%E8%A1%A8.xlsx`,
    },
  })
  expect([...answer.bytes]).toEqual([...bytes])
})

test('what API Gateway passes as text is read as its UTF-8 bytes', async () => {
  const answer = await download(handler, echo, { body: '百心', mediaType: 'Text/CSV', claims })
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(new TextDecoder().decode(answer.bytes)).toBe('百心')
})

test('the charset is told, beside a file an endpoint may answer JSON', async () => {
  const sent = { body: bytes, mediaType: 'text/csv; header=present; Charset="GB18030"', claims }
  expect(await call(handler, echo, sent)).toEqual({ status: 202, body: { charset: 'gb18030' } })
})

test.each([
  ['another media type', bytes, 'application/json', 415, 'unsupported_media_type'],
  ['one byte too many', new Uint8Array(11), csv, 413, 'too_large'],
  ['one byte of text too many', '百心百心', csv, 413, 'too_large'],
  ['nothing', '', csv, 400, 'invalid_request'],
  ['text that API Gateway took for UTF-8', '\uFFFD\uFFFD', csv, 400, 'invalid_request'],
])('%s is a problem', async (_, body, mediaType, status, code) => {
  const { body: document, ...answer } = await call(handler, echo, { body, mediaType, claims })
  expect([answer.status, document.code]).toEqual([status, code])
})

test.each([
  ['roster.xlsx', `attachment; filename="roster.xlsx"; filename*=UTF-8''roster.xlsx`],
  ['a"b\\c/d.csv', `attachment; filename="a_b_c_d.csv"; filename*=UTF-8''a%22b_c_d.csv`],
  ["5%'(1)*.csv", `attachment; filename="5_'(1)*.csv"; filename*=UTF-8''5%25%27%281%29%2A.csv`],
  [
    'a\r\nset-cookie: b\ud800',
    `attachment; filename="a_set-cookie: b_"; filename*=UTF-8''a_set-cookie%3A%20b%EF%BF%BD`,
  ],
])('the file name %j is safe in a header', (name, header) => {
  expect(contentDisposition({ name, asciiName: name })).toBe(header)
})
