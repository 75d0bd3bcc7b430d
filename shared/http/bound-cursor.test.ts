import { expect, test } from 'vitest'
import * as z from 'zod'
import { defineEndpoint } from '../contracts/endpoint.ts'
import { byCadre, page, pageFrom, pageOf } from './page.ts'
import { on, reply, serve } from './serve.ts'
import { call, claimsOf } from './testing.ts'

const item = z.strictObject({ cadreId: z.string() })
const listOf = <const Name extends string>(name: Name) =>
  defineEndpoint({
    name,
    summary: name,
    description: name,
    route: `GET /v1/orgs/{orgId}/${name}`,
    roles: ['orgAdmin'],
    scope: 'anyone',
    query: z.strictObject({ ...page, kind: z.enum(['old', 'new']).default('old') }),
    responses: { 200: pageOf(item) },
  })
const [cadres, others] = [listOf('cadres'), listOf('others')]
const all = ['c-1', 'c-2', 'c-3'].map(cadreId => ({ cadreId }))
const handler = serve(
  {},
  [cadres, others].map(endpoint =>
    on(endpoint, async ({ query }) => reply(200, pageFrom(all, byCadre, query))),
  ),
)
const ask = (endpoint: typeof cadres | typeof others, query: Record<string, string>, orgId = 'ls') =>
  call(handler, endpoint, { params: { orgId }, query, claims: claimsOf('orgAdmin', 'ls') })
const cursor = async () => (await ask(cadres, { limit: '1' })).body.nextCursor as string

test('a cursor goes on in its list, however many items a page has, and whether a default is said', async () => {
  for (const query of [{}, { limit: '2' }, { kind: 'old' }])
    expect((await ask(cadres, { ...query, cursor: await cursor() })).body).toEqual({ items: all.slice(1) })
})

test.each<[string, (cursor: string) => ReturnType<typeof ask>]>([
  ['of another endpoint', cursor => ask(others, { cursor })],
  ['of another path', cursor => ask(cadres, { cursor }, 'hz')],
  ['with another filter', cursor => ask(cadres, { cursor, kind: 'new' })],
  ['without its end', cursor => ask(cadres, { cursor: cursor.slice(0, -1) })],
  ['without what it is bound by', cursor => ask(cadres, { cursor: cursor.split('.')[0] as string })],
  ['with something behind', cursor => ask(cadres, { cursor: `${cursor}.` })],
])('one %s is refused by name', async (_, asking) => {
  const { status, body } = await asking(await cursor())
  expect([status, body.errors]).toEqual([
    400,
    [{ path: 'cursor', code: 'bad_format', message: 'not a cursor of this list' }],
  ])
})
