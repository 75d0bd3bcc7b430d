import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openAccess } from '../iam/access.ts'
import { readPolicy } from '../iam/policy.ts'
import { type LocalBucket, serveS3 } from './operations.ts'
import { directoryBucket, memoryBucket } from './store.ts'

const arn = 'arn:aws:s3:::lake'
/** Of a stack whose clock is not the machine's. */
const now = Date.parse('2026-05-20T09:00:00+08:00')
let directory: string
let buckets: Map<string, LocalBucket>

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'bucket-'))
  buckets = new Map([
    ['lake', { arn, store: directoryBucket(directory) }],
    ['memory', { arn, store: memoryBucket() }],
  ])
})
afterEach(() => rmSync(directory, { recursive: true }))

const access = openAccess('000000000000', () => {})
access.grant(
  'writer',
  readPolicy({ Statement: [{ Effect: 'Allow', Action: 's3:PutObject', Resource: `${arn}/*` }] }, 'here'),
)
const { AWS_ACCESS_KEY_ID: writer } = access.assume('writer', 'feed')

function ask(method: string, url: string, body = '', key = 'local', headers = {}) {
  const authorization = `AWS4-HMAC-SHA256 Credential=${key}/20260501/local/s3/aws4_request, SignedHeaders=host`
  const request = { method, url, headers: { authorization, ...headers }, body: Buffer.from(body) }
  const answer = serveS3(request, buckets, access, now)
  const [, code] = /<Code>(.*)<\/Code>/.exec(String(answer.body)) ?? []
  return { status: answer.status, body: String(answer.body), code }
}

test.each(['lake', 'memory'])('objects of the bucket %s are put, read, listed and taken away', bucket => {
  expect(ask('PUT', `/${bucket}/events/month%3D2026-05/part.parquet`, 'one').status).toBe(200)
  expect(ask('PUT', `/${bucket}/events/month=2026-05/part.parquet`, 'two').status).toBe(200)
  expect(ask('PUT', `/${bucket}/orgs/part.parquet`, 'three').status).toBe(200)
  expect(ask('GET', `/${bucket}/events/month=2026-05/part.parquet`).body).toBe('two')
  const listed = ask('GET', `/${bucket}/?list-type=2&prefix=events%2F`).body
  expect([...listed.matchAll(/<Key>(.*?)<\/Key>/g)].map(([, key]) => key)).toEqual([
    'events/month=2026-05/part.parquet',
  ])
  expect(ask('DELETE', `/${bucket}/events/month=2026-05/part.parquet`).status).toBe(204)
  expect(ask('DELETE', `/${bucket}/events/month=2026-05/part.parquet`).status).toBe(204)
  expect(ask('GET', `/${bucket}/events/month=2026-05/part.parquet`)).toMatchObject({
    status: 404,
    code: 'NoSuchKey',
  })
})

test('a long list comes in pages', () => {
  for (const n of [1, 2, 3]) ask('PUT', `/lake/${n}`, '')
  const first = ask('GET', '/lake/?list-type=2&max-keys=2').body
  const [, token] = /<NextContinuationToken>(.*)<\/NextContinuationToken>/.exec(first) ?? []
  expect(ask('GET', `/lake/?list-type=2&continuation-token=${token}`).body).toContain('<Key>3</Key>')
})

test('what a killed process left half written is never read', () => {
  ask('PUT', '/lake/a', 'whole')
  writeFileSync(join(directory, '.unfinished', 'half'), 'hal')
  expect(ask('GET', '/lake/?list-type=2').body).toContain('<KeyCount>1</KeyCount>')
  directoryBucket(directory)
  expect(readdirSync(join(directory, '.unfinished'))).toEqual([])
})

test('only what the role allows is done', () => {
  expect(ask('PUT', '/lake/a', 'x', writer).status).toBe(200)
  expect(ask('GET', '/lake/a', '', writer)).toMatchObject({ status: 403, code: 'AccessDenied' })
  expect(ask('GET', '/lake/?list-type=2', '', writer)).toMatchObject({ status: 403 })
  expect(ask('PUT', '/lake/a', 'x', 'nobody')).toMatchObject({ status: 403, code: 'InvalidAccessKeyId' })
})

test.each([
  ['a bucket that is none', 'PUT', '/other/a', 'NoSuchBucket'],
  ['a way out of the bucket', 'PUT', '/lake/%2E%2E/runner.sqlite', 'InvalidArgument'],
  ['a part of an upload', 'PUT', '/lake/a?partNumber=1', 'NotImplemented'],
  ['another method', 'POST', '/lake/a', 'MethodNotAllowed'],
  ['a key that is too long', 'PUT', `/lake/${'k'.repeat(1025)}`, 'KeyTooLongError'],
  ['the older list', 'GET', '/lake/', 'InvalidArgument'],
])('%s is refused', (_, method, url, code) => {
  expect(ask(method, url).code).toBe(code)
})

test('bytes that are not those of which the sum was said are refused', () => {
  const headers = { 'x-amz-content-sha256': '0'.repeat(64) }
  expect(ask('PUT', '/lake/a', 'x', 'local', headers).code).toBe('XAmzContentSHA256Mismatch')
  expect(ask('GET', '/lake/a').code).toBe('NoSuchKey')
})

test('a link reads what its signer may, while it holds', () => {
  access.grant(
    'reader',
    readPolicy(
      { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: `${arn}/exports/*` }] },
      'here',
    ),
  )
  const { AWS_ACCESS_KEY_ID: reader } = access.assume('reader', 'exports')
  for (const key of ['exports/a.xlsx', 'events/b']) ask('PUT', `/lake/${key}`, 'sheet')
  const follow = (key: string, seconds: number, at: number) => {
    const date = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')
    const credential = encodeURIComponent(`${reader}/${date.slice(0, 8)}/local/s3/aws4_request`)
    const url = `/lake/${key}?X-Amz-Credential=${credential}&X-Amz-Date=${date}&X-Amz-Expires=${seconds}&response-content-disposition=attachment`
    const answer = serveS3({ method: 'GET', url, headers: {}, body: Buffer.from('') }, buckets, access, now)
    return { status: answer.status, body: String(answer.body), headers: answer.headers }
  }
  expect(follow('exports/a.xlsx', 300, now)).toMatchObject({
    status: 200,
    body: 'sheet',
    headers: { 'content-disposition': 'attachment' },
  })
  expect(follow('exports/a.xlsx', 300, now - 301_000).status).toBe(403)
  expect(follow('events/b', 300, now).status).toBe(403)
})
