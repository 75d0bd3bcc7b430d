import { afterEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { defineEndpoint } from '../contracts/endpoint.ts'
import { download, xlsx } from '../contracts/media.ts'
import { Problem } from '../contracts/problem.ts'
import type { Directory } from '../repositories/directory.ts'
import { hashedSubject } from './access-log.ts'
import { on, serve } from './serve.ts'
import { call, claimsOf, download as take } from './testing.ts'

const read = {
  summary: 'Read',
  description: '',
  roles: ['orgAdmin', 'cadre'],
} as const
const listThings = defineEndpoint({
  ...read,
  name: 'listThings',
  route: 'GET /v1/orgs/{orgId}/things',
  scope: { org: 'orgId' },
  responses: { 200: z.strictObject({ items: z.array(z.string()) }) },
})
const exportThings = defineEndpoint({
  ...read,
  name: 'exportThings',
  route: 'GET /v1/orgs/{orgId}/things.xlsx',
  scope: { org: 'orgId' },
  responses: { 200: download(xlsx) },
})
const readWords = defineEndpoint({
  ...read,
  name: 'readWords',
  route: 'GET /v1/orgs/{orgId}/words',
  scope: 'anyone',
  responses: { 200: z.strictObject({}) },
})

const directory = { readOrgPath: async () => ['ls'], today: () => '2026-11-25' } as unknown as Directory
const file = { mediaType: xlsx, name: '表.xlsx', asciiName: 'table.xlsx', bytes: new Uint8Array(9) } as const
let items = ['张三', '李四']
const handler = serve(
  {},
  [
    on(listThings, async () => {
      if (items.length === 0) throw new Problem('not_found')
      return { status: 200 as const, body: { items } }
    }),
    on(exportThings, async () => ({ status: 200 as const, body: file })),
    on(readWords, async () => ({ status: 200 as const, body: {} })),
  ],
  { directory },
)
const printed = vi.spyOn(console, 'info').mockImplementation(() => {})
afterEach(() => {
  printed.mockClear()
  items = ['张三', '李四']
})
const sent = { params: { orgId: 'ls' }, claims: claimsOf('orgAdmin', 'ls') }
const lines = () => printed.mock.calls.map(([line]) => line)

describe('who reads what belongs to people', () => {
  test('leaves a line: who, in which role, by which route, of whom, how much', async () => {
    expect((await call(handler, listThings, sent)).status).toBe(200)
    expect(lines()).toMatchObject([
      {
        message: 'access',
        by: hashedSubject('u-orgAdmin'),
        role: 'orgAdmin',
        org: 'ls',
        route: 'GET /v1/orgs/{orgId}/things',
        orgId: 'ls',
        count: 2,
      },
    ])
  })

  test('leaves one of an export, with its size', async () => {
    expect((await take(handler, exportThings, sent)).status).toBe(200)
    expect(lines()).toMatchObject([{ message: 'access', count: 1, bytes: 9, orgId: 'ls' }])
  })

  test('is named in none by itself, nor are they', async () => {
    await call(handler, listThings, sent)
    expect(JSON.stringify(lines())).not.toMatch(/u-orgAdmin|张三|李四/)
    expect(hashedSubject('u-orgAdmin')).toMatch(/^[0-9a-f]{16}$/)
  })

  test('leaves none of what was refused, or belongs to nobody', async () => {
    items = []
    expect((await call(handler, listThings, sent)).status).toBe(404)
    expect((await call(handler, readWords, sent)).status).toBe(200)
    expect(lines()).toEqual([])
  })
})
