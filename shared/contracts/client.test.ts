import { expect, expectTypeOf, test } from 'vitest'
import * as z from 'zod'
import { ApiProblem, openClient, type RoutesOf, readAll } from './client.ts'
import { defineEndpoint } from './endpoint.ts'
import { download, upload, xlsx } from './media.ts'

const common = { summary: '', description: '', roles: ['assessor'], scope: 'anyone' } as const
const orgId = z.string()
const query = z.strictObject({
  q: z.string().optional(),
  limit: z.coerce.number<number | string>().default(100),
})
const cadre = z.strictObject({ cadreId: z.string() })

const declarations = {
  endpoints: [
    defineEndpoint({ ...common, name: 'me', route: 'GET /v1/me', responses: { 200: cadre } }),
    defineEndpoint({
      ...common,
      name: 'list',
      route: 'GET /v1/orgs/{orgId}/cadres',
      query,
      responses: { 200: z.strictObject({ items: z.array(cadre), nextCursor: z.string().optional() }) },
    }),
    defineEndpoint({
      ...common,
      name: 'put',
      route: 'PUT /v1/orgs/{orgId}',
      body: z.strictObject({ name: z.string(), region: z.string().default('淮安市') }),
      responses: { 200: cadre, 201: z.strictObject({ made: z.literal(true) }) },
    }),
    defineEndpoint({
      ...common,
      name: 'send',
      route: 'POST /v1/rosters',
      query: z.strictObject({ orgId }),
      body: upload(1000, xlsx),
      responses: { 200: download(xlsx) },
    }),
  ],
} as const
type Api = RoutesOf<typeof declarations>

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })

/** A client of an API that answers so, one after the other, and what it was asked. */
function clientOf(...answers: Response[]) {
  const asked: { url: string; init: RequestInit | undefined }[] = []
  const client = openClient<Api>({
    baseUrl: 'http://127.0.0.1:3100',
    token: async () => 'T',
    fetch: async (url, init) => {
      asked.push({ url: String(url), init })
      return answers.shift() as Response
    },
  })
  return { client, asked }
}

test('path and query go into the address, the body as JSON, the token along', async () => {
  const { client, asked } = clientOf(json({ items: [] }), json({ made: true }, 201))
  await client('GET /v1/orgs/{orgId}/cadres', { path: { orgId: '涟水 1/2' }, query: { q: '王&', limit: 5 } })
  const put = await client('PUT /v1/orgs/{orgId}', { path: { orgId: 'ls' }, body: { name: '涟水县委' } })
  expect(asked).toEqual([
    {
      url: 'http://127.0.0.1:3100/v1/orgs/%E6%B6%9F%E6%B0%B4%201%2F2/cadres?q=%E7%8E%8B%26&limit=5',
      init: { method: 'GET', headers: { authorization: 'Bearer T' } },
    },
    {
      url: 'http://127.0.0.1:3100/v1/orgs/ls',
      init: {
        method: 'PUT',
        headers: { authorization: 'Bearer T', 'content-type': 'application/json' },
        body: '{"name":"涟水县委"}',
      },
    },
  ])
  expect(put).toEqual({ status: 201, body: { made: true } })
})

test('a file goes as it is and comes back under its own name', async () => {
  const headers = {
    'content-type': xlsx,
    'content-disposition': `attachment; filename="x.xlsx"; filename*=UTF-8''${encodeURIComponent('一览表.xlsx')}`,
  }
  const { client, asked } = clientOf(new Response(new Uint8Array([80, 75]), { headers }))
  const bytes = new Uint8Array([1])
  const { body } = await client('POST /v1/rosters', {
    query: { orgId: 'ls' },
    body: { mediaType: xlsx, bytes },
  })
  expect(body).toEqual({ name: '一览表.xlsx', mediaType: xlsx, bytes: new Uint8Array([80, 75]) })
  expect(asked[0]?.init).toMatchObject({ headers: { 'content-type': xlsx }, body: bytes })
})

test('a problem is thrown with its code and fields, and tells no value of the path', async () => {
  const problem = {
    type: 'about:blank',
    title: 'The request is not valid',
    status: 400,
    code: 'invalid_request',
    errors: [{ path: 'name', code: 'required', message: 'is missing' }],
  }
  const { client } = clientOf(
    new Response(JSON.stringify(problem), {
      status: 400,
      headers: { 'content-type': 'application/problem+json' },
    }),
    json({ message: 'Unauthorized' }, 401),
    new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } }),
  )
  const input = { path: { orgId: 'secret' }, body: { name: '' } }
  const thrown = async () => client('PUT /v1/orgs/{orgId}', input).catch(error => error)
  const first = await thrown()
  expect(first).toBeInstanceOf(ApiProblem)
  expect(first).toMatchObject({ status: 400, code: 'invalid_request', errors: problem.errors })
  expect(first.message).toBe(
    'PUT /v1/orgs/{orgId}: 400 invalid_request The request is not valid; name: is missing',
  )
  expect(await thrown()).toMatchObject({ status: 401, code: undefined, title: 'Unauthorized' })
  expect(await thrown()).toMatchObject({ status: 502, code: undefined, errors: [] })
})

test('a list is read to its end', async () => {
  const pages = [
    json({ items: [{ cadreId: 'c-1' }], nextCursor: 'a=' }),
    json({ items: [{ cadreId: 'c-2' }] }),
  ]
  const { client, asked } = clientOf(...pages)
  const cadres = await readAll(client, 'GET /v1/orgs/{orgId}/cadres', {
    path: { orgId: 'ls' },
    query: { q: '王' },
  })
  expectTypeOf(cadres).toEqualTypeOf<{ cadreId: string }[]>()
  expect(cadres).toEqual([{ cadreId: 'c-1' }, { cadreId: 'c-2' }])
  expect(asked.map(({ url }) => url.split('?')[1])).toEqual(['q=%E7%8E%8B', 'q=%E7%8E%8B&cursor=a%3D'])
})

test('what the declarations do not say does not compile', () => {
  const { client } = clientOf()
  const path = { orgId: 'ls' }
  const file = { mediaType: 'text/csv', bytes: new Uint8Array() } as const
  /** Never called: only its types are looked at. */
  const never = async () => {
    // @ts-expect-error no such route
    await client('GET /v1/you')
    // @ts-expect-error the path lacks a parameter
    await client('GET /v1/orgs/{orgId}/cadres')
    // @ts-expect-error a parameter of another name
    await client('GET /v1/orgs/{orgId}/cadres', { path: { org: 'ls' } })
    // @ts-expect-error a misspelt query
    await client('GET /v1/orgs/{orgId}/cadres', { path, query: { limitt: 5 } })
    // @ts-expect-error no body
    await client('PUT /v1/orgs/{orgId}', { path })
    // @ts-expect-error a body that lacks a field
    await client('PUT /v1/orgs/{orgId}', { path, body: { region: '淮安市' } })
    // @ts-expect-error a body with a field too many
    await client('PUT /v1/orgs/{orgId}', { path, body: { name: '', nmae: '' } })
    // @ts-expect-error a body where none is taken
    await client('GET /v1/me', { body: {} })
    // @ts-expect-error a file of another kind
    await client('POST /v1/rosters', { query: path, body: file })
    // @ts-expect-error no list
    await readAll(client, 'GET /v1/me')
    const put = await client('PUT /v1/orgs/{orgId}', { path, body: { name: '' } })
    if (put.status === 201) expectTypeOf(put.body).toEqualTypeOf<{ made: true }>()
    else expectTypeOf(put.body).toEqualTypeOf<{ cadreId: string }>()
    expectTypeOf((await client('GET /v1/me')).body.cadreId).toBeString()
  }
  expect(never).toBeTypeOf('function')
})
