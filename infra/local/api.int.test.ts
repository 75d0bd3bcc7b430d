import { request } from 'node:http'
import { generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LocalStack } from './stack.ts'
import { type Probed, startFixture } from './testing/fixture.ts'

let stack: LocalStack
let base: string

beforeAll(async () => {
  stack = await startFixture()
  base = stack.baseUrl
})

afterAll(() => stack?.stop())

const probe = async (path: string, init?: RequestInit) =>
  (await (await fetch(`${base}${path}`, init)).json()) as Probed

test('the event of a request, to the letter', async () => {
  const { event, functionName, remaining } = await probe('/probe/a%20b/c?x=1&x=2&y=%E5%BF%83', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'X-Own': 'one', cookie: 'a=1; b=2' },
    body: '{"心":1}',
  })
  expect(event).toEqual({
    version: '2.0',
    routeKey: 'ANY /probe/{rest+}',
    rawPath: '/probe/a b/c',
    rawQueryString: 'x=1&x=2&y=%E5%BF%83',
    cookies: ['a=1', 'b=2'],
    headers: expect.objectContaining({
      'x-own': 'one',
      'content-type': 'application/json',
      'x-forwarded-proto': 'http',
    }),
    queryStringParameters: { x: '1,2', y: '心' },
    pathParameters: { rest: 'a b/c' },
    body: '{"心":1}',
    isBase64Encoded: false,
    requestContext: {
      accountId: '000000000000',
      apiId: expect.any(String),
      domainName: new URL(base).host,
      domainPrefix: expect.any(String),
      http: {
        method: 'POST',
        path: '/probe/a b/c',
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: expect.any(String),
      },
      requestId: expect.any(String),
      routeKey: 'ANY /probe/{rest+}',
      stage: '$default',
      time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
      timeEpoch: expect.any(Number),
    },
  })
  expect(functionName).toMatch(/^Fixture-probe/)
  expect(remaining).toBeGreaterThan(1000)
})

test.each([['application/octet-stream'], ['text/csv; charset=gb18030']])(
  'a body of %s that is no UTF-8 comes as base64',
  async type => {
    const headers = { 'content-type': type }
    const { event } = await probe('/probe/x', { method: 'PUT', headers, body: new Uint8Array([0, 255, 1]) })
    expect([event.body, event.isBase64Encoded]).toEqual(['AP8B', true])
  },
)

test('a function sees the template’s environment and Lambda’s own, and nothing of the machine’s', async () => {
  const { environment } = await probe('/probe/x')
  expect(environment).toContain('TRAP')
  expect(environment).toContain('AWS_ENDPOINT_URL_EVENTBRIDGE')
  expect(environment).not.toContain('PATH')
  expect(environment).not.toContain('HOME')
})

test.each([
  ['throw', 500, '{"message":"Internal Server Error"}'],
  ['exit', 500, '{"message":"Internal Server Error"}'],
  ['malformed', 500, '{"message":"Internal Server Error"}'],
  ['slow', 500, '{"message":"Internal Server Error"}'],
  ['plain', 200, '["plain",1]'],
  ['cookies', 200, 'text'],
])('a function that does %s gives %i', async (how, status, body) => {
  const response = await fetch(`${base}/probe/x?how=${how}`)
  expect([response.status, await response.text()]).toEqual([status, body])
  if (how === 'cookies') expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2'])
})

test('a base64 response is sent as bytes', async () => {
  const response = await fetch(`${base}/probe/x?how=binary`)
  expect(response.headers.get('content-type')).toBe('image/png')
  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0, 255, 1])
})

test('no route: 404; CORS only for the origin allowed', async () => {
  const missing = await fetch(`${base}/nowhere`, { headers: { origin: 'https://app.example' } })
  expect([missing.status, await missing.text()]).toEqual([404, '{"message":"Not Found"}'])
  expect(missing.headers.get('access-control-allow-origin')).toBe('https://app.example')
  const preflight = (origin: string) =>
    fetch(`${base}/me`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'PUT' } })
  expect((await preflight('https://app.example')).headers.get('access-control-allow-methods')).toBe('*')
  expect((await preflight('https://evil.example')).headers.get('access-control-allow-methods')).toBeNull()
})

test('claims reach the function as text', async () => {
  const token = await stack.token({ sub: 's', role: 'assessor', levels: ['a', 'b'], admin: true, n: 7 })
  const { event } = await probe('/me', { headers: { authorization: `Bearer ${token}` } })
  const { claims, scopes } = event.requestContext.authorizer.jwt
  expect(scopes).toBeNull()
  expect(claims).toMatchObject({
    sub: 's',
    role: 'assessor',
    levels: '[a b]',
    admin: 'true',
    n: '7',
    aud: 'local',
  })
  expect(claims.exp).toMatch(/^\d{10}$/)
})

test('tokens that are missing, foreign, expired or for others are refused', async () => {
  const { privateKey } = await generateKeyPair('RS256')
  const foreign = await new SignJWT({ sub: 'x' })
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(stack.endpoints.issuer)
    .setAudience('local')
    .setExpirationTime('1h')
    .sign(privateKey)
  const tokens = [
    undefined,
    'garbage',
    foreign,
    await stack.token({ exp: 1000 }),
    await stack.token({ nbf: 9e9 }),
    await stack.token({ iat: 8e9, exp: 9e9 }),
  ]
  for (const token of tokens) {
    const response = await fetch(`${base}/me`, token ? { headers: { authorization: `Bearer ${token}` } } : {})
    expect([response.status, await response.text()]).toEqual([401, '{"message":"Unauthorized"}'])
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/)
  }
})

test('a body over 10 MB is refused before it has all been sent, and one over 6 MB by Lambda', async () => {
  const send = (announced: number | undefined, size: number) =>
    new Promise<[number | undefined, string]>((resolve, reject) => {
      const headers = announced === undefined ? {} : { 'content-length': announced }
      const outgoing = request(`${base}/probe/x`, { method: 'POST', headers }, async response => {
        let text = ''
        for await (const chunk of response) text += chunk
        resolve([response.statusCode, text])
        outgoing.destroy()
      })
      outgoing.once('error', reject)
      outgoing.write(Buffer.alloc(size))
      if (announced === undefined) outgoing.end()
    })
  const refused = [413, '{"message":"Request Entity Too Large"}']
  expect(await send(11 * 1024 * 1024, 1000)).toEqual(refused)
  expect(await send(undefined, 12 * 1024 * 1024)).toEqual(refused)
  expect(await send(undefined, 7 * 1024 * 1024)).toEqual(refused)
})

test.each(['/_local/status', '/probe/x'])('%s answers to no other name than this machine’s', async path => {
  const status = await new Promise(resolve =>
    request(`${base}${path}`, { headers: { host: 'evil.example' } }, response => {
      response.resume()
      resolve(response.statusCode)
    }).end(),
  )
  expect(status).toBe(403)
})

test('headers of more than 10,240 bytes are refused', async () => {
  const ask = async (length: number) => {
    const response = await fetch(`${base}/probe/x`, { headers: { 'x-long': 'x'.repeat(length) } })
    return [response.status, response.ok ? '' : await response.text()]
  }
  expect(await ask(9_000)).toEqual([200, ''])
  expect(await ask(10_240)).toEqual([431, '{"message":"Request Header Fields Too Large"}'])
})

test('an answer of more than 6 MB fails, counted in bytes', async () => {
  const answer = async (characters: number) =>
    (await fetch(`${base}/probe/x?how=long&n=${characters}`)).status
  expect([await answer(2_000_000), await answer(2_200_000)]).toEqual([200, 500])
})

test('a call that the function’s role doesn’t allow is refused, naming action, resource and role', async () => {
  const { __type: type, message } = (await (await fetch(`${base}/probe/x?how=scan&table=secret`)).json()) as {
    __type: string
    message: string
  }
  expect(type).toBe('com.amazon.coral.service#AccessDeniedException')
  expect(message).toMatch(
    /^User: arn:aws:sts::000000000000:assumed-role\/Fixture-probeServiceRole\w+\/Fixture-probe\w+ is not authorized to perform: dynamodb:Scan on resource: secret because no identity-based policy allows the dynamodb:Scan action$/,
  )
})

test('DynamoDB itself shows its tables to nobody who lacks its key', async () => {
  const response = await fetch(stack.dynamo.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.ListTables',
      authorization:
        'AWS4-HMAC-SHA256 Credential=nobody/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: '{}',
  })
  expect(await response.json()).toEqual({ TableNames: [] })
})
