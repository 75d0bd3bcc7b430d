import { beforeEach, expect, test } from 'vitest'
import { rosterExamples } from '../../../events/roster.ts'
import { serve } from '../../../shared/http/serve.ts'
import { call, claimsOf, type Sent } from '../../../shared/http/testing.ts'
import type { Roster } from '../../../shared/repositories/roster/roster.ts'
import { rosterDependencies } from '../../../shared/repositories/roster/testing/dependencies.ts'
import { admin, populate, wang } from '../../../shared/repositories/roster/testing/examples.ts'
import { memoryRoster } from '../../../shared/repositories/testing/memory.ts'
import { listLinks, putLink } from './endpoints.ts'
import { routes } from './routes.ts'

const { link } = rosterExamples
const ofCounty = claimsOf('orgAdmin', 'ls')
const ofTownship = claimsOf('orgAdmin', 'ls-zhuma')

let roster: Roster
let put: (
  youthId: string,
  body: unknown,
  claims?: Sent['claims'],
  cadreId?: string,
) => ReturnType<typeof call>
let list: (query?: Sent['query'], claims?: Sent['claims']) => ReturnType<typeof call>

beforeEach(async () => {
  roster = memoryRoster()
  await populate(roster)
  const deps = rosterDependencies(roster, () => new Date('2026-05-20T09:00:00+08:00'))
  const handler = serve({}, routes(deps), deps)
  put = (youthId, body, claims = ofCounty, cadreId = 'c-wang') =>
    call(handler, putLink, { params: { cadreId, youthId }, body, claims })
  list = (query = {}, claims = ofCounty) =>
    call(handler, listLinks, { params: { cadreId: 'c-wang' }, query, claims })
})

test('a link is added, left alone, ended, and taken up again', async () => {
  const shown = { cadreId: 'c-wang', youthId: 'y-0001', ...link }
  expect(await put('y-0001', link)).toEqual({ status: 201, body: shown })
  expect(await put('y-0001', link)).toEqual({ status: 200, body: shown })
  const ended = { ...link, until: '2026-03-01' }
  expect(await put('y-0001', ended)).toEqual({ status: 200, body: { ...shown, until: '2026-03-01' } })
  const again = { ...link, since: '2026-05-01' }
  expect(await put('y-0001', again)).toMatchObject({ status: 201 })
  expect(await list()).toEqual({
    status: 200,
    body: {
      items: [
        { ...shown, ...ended },
        { ...shown, ...again },
      ],
    },
  })
})

test('links of one pair never overlap', async () => {
  await put('y-0001', link)
  expect(await put('y-0001', { ...link, since: '2026-02-01' })).toMatchObject({
    status: 409,
    body: { code: 'link_overlaps', errors: [{ path: 'since' }] },
  })
  expect((await list()).body.items).toHaveLength(1)
})

test('a list comes in pages', async () => {
  for (const youthId of ['y-0001', 'y-0002', 'y-0003']) await put(youthId, link)
  const first = await list({ limit: '2' })
  expect(first.body.items).toMatchObject([{ youthId: 'y-0001' }, { youthId: 'y-0002' }])
  const second = await list({ limit: '2', cursor: first.body.nextCursor })
  expect(second.body).toEqual({ items: [{ cadreId: 'c-wang', youthId: 'y-0003', ...link }] })
})

test.each([
  ['cursor', { cursor: 'abc' }],
  ['cursor', { cursor: '' }],
  ['cursor', { cursor: Buffer.from('AUDIT#00000001').toString('base64url') }],
  ['limit', { limit: '0' }],
  ['limit', { limit: '501' }],
  ['limit', { limit: 'all' }],
  ['page', { page: '2' }],
])('a bad %s is named: %j', async (path, query) => {
  expect(await list(query as unknown as Sent['query'])).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', errors: [{ path }] },
  })
})

test('the base must exist', async () => {
  expect(await put('y-0001', { ...link, baseId: 'b-nobody' })).toMatchObject({
    status: 400,
    body: { code: 'unknown_base', errors: [{ path: 'baseId' }] },
  })
})

test.each([
  ['baseId', { ...link, baseId: undefined }],
  ['field', { ...link, field: 'moon' }],
  ['since', { ...link, since: '2026-13-01' }],
  ['until', { ...link, until: '2025-12-31' }],
  ['youthId', { ...link, youthId: 'y-0002' }],
])('a bad %s is named, and nothing is written', async (path, body) => {
  expect(await put('y-0001', body)).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', errors: [{ path }] },
  })
  expect(await roster.readClaims(['y-0001'])).toEqual({})
})

test('a cadre out of scope looks like one that is not there', async () => {
  const unknown = await put('y-0001', link, ofCounty, 'c-nobody')
  expect(unknown).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect(await put('y-0001', link, ofTownship)).toEqual(unknown)
  expect(await list({}, ofTownship)).toEqual(unknown)
  expect(await list({}, claimsOf('cadre', 'c-li'))).toEqual(unknown)
})

test('a cadre sees its own links, and keeps those of this month', async () => {
  await put('y-0001', link)
  const self = claimsOf('cadre', 'c-wang')
  expect((await list({}, self)).body.items).toHaveLength(1)
  expect(await put('y-0002', link, self)).toMatchObject({ status: 403, body: { code: 'another_hand' } })
  expect(await put('y-0002', { ...link, since: '2026-05-20' }, self)).toMatchObject({ status: 201 })
  expect(await put('y-0001', { ...link, until: '2026-05-20' }, self)).toMatchObject({ status: 200 })
  expect(await put('y-0003', { ...link, since: '2026-05-20' }, claimsOf('cadre', 'c-li'))).toMatchObject({
    status: 404,
  })
  const audit = await roster.listAuditEvents({ cadre: 'c-wang' })
  expect(audit.filter(({ by }) => by === 'u-c-wang')).toHaveLength(2)
})

test.each(['analyst', 'collector'] as const)('a %s sees no links', async role => {
  expect(await list({}, claimsOf(role, 'ha'))).toMatchObject({ status: 403 })
})

test('links are found by base', async () => {
  await put('y-0001', link)
  expect((await list({ baseId: link.baseId })).body.items).toHaveLength(1)
  expect((await list({ baseId: 'b-other' })).body.items).toEqual([])
})

test('three others who have the youth already are told of, and the link is taken', async () => {
  for (const n of [1, 2, 3]) {
    await roster.putCadre(`c-${n}`, wang, admin('2026-01-01'))
    expect((await put('y-0001', link, ofCounty, `c-${n}`)).body).not.toHaveProperty('warnings')
  }
  expect(await put('y-0001', link)).toMatchObject({
    status: 201,
    body: {
      warnings: [
        { code: 'manyCadres', message: '该青年已有3名团干部联系，最多3名计入联系数，请避免重复联系' },
      ],
    },
  })
  expect((await put('y-0001', { ...link, until: '2026-05-01' })).body).not.toHaveProperty('warnings')
})
