import { beforeEach, expect, test } from 'vitest'
import { serve } from '../../../shared/http/serve.ts'
import { call, claimsOf, type Sent } from '../../../shared/http/testing.ts'
import type { Roster } from '../../../shared/repositories/roster/roster.ts'
import { rosterDependencies } from '../../../shared/repositories/roster/testing/dependencies.ts'
import {
  admin,
  city,
  county,
  populate,
  township,
} from '../../../shared/repositories/roster/testing/examples.ts'
import { memoryRoster } from '../../../shared/repositories/testing/memory.ts'
import type { Traces } from '../../../shared/repositories/traces.ts'
import { getOrg, putOrg } from './endpoints.ts'
import { routes } from './routes.ts'

const today = '2026-05-20'
/** What the records know; of nobody anything unless a test says so. */
const traces: { -readonly [Name in keyof Traces]: Traces[Name] } = {
  findTracesOfCadre: async () => [],
  findTracesOfOrg: async () => [],
}
let roster: Roster
/** Whether the stack is open to roots. */
let open: boolean
let put: (orgId: string, body: unknown, claims?: Sent['claims']) => ReturnType<typeof call>
let get: (orgId: string, claims: Sent['claims']) => ReturnType<typeof call>

const ofCity = claimsOf('orgAdmin', 'ha')
const ofCounty = claimsOf('orgAdmin', 'ls')
const elsewhere = claimsOf('orgAdmin', 'nj')

beforeEach(async () => {
  roster = memoryRoster()
  await populate(roster)
  const deps = { ...rosterDependencies(roster, () => new Date('2026-05-20T09:00:00+08:00')), traces }
  open = false
  const handler = ((event, context) =>
    serve({}, routes({ ...deps, openRoots: open }), deps)(event, context)) as ReturnType<typeof serve>
  put = (orgId, body, claims = ofCity) => call(handler, putOrg, { params: { orgId }, body, claims })
  get = (orgId, claims) => call(handler, getOrg, { params: { orgId }, claims })
})

test('an org is created, replaced, left alone', async () => {
  const gxq = { ...county, name: '高新区团工委' }
  const first = { ...gxq, effectiveFrom: '1900-01-01' }
  const created = { orgId: 'gxq', ...first, history: [first] }
  expect(await put('gxq', gxq)).toEqual({ status: 201, body: created })
  expect(await put('gxq', gxq)).toEqual({ status: 200, body: created })
  const renamed = { ...gxq, name: '淮安高新区团工委' }
  const second = { ...renamed, effectiveFrom: today }
  const replaced = { orgId: 'gxq', ...second, history: [first, second] }
  expect(await put('gxq', renamed)).toEqual({ status: 200, body: replaced })
  expect(await get('gxq', ofCity)).toEqual({ status: 200, body: replaced })
  expect(
    (await roster.listAuditEvents({ org: 'gxq' })).map(({ by, at, change }) => [by, at, change]),
  ).toEqual([
    ['u-orgAdmin', '2026-05-20T01:00:00.000Z', 'created'],
    ['u-orgAdmin', '2026-05-20T01:00:00.000Z', 'replaced'],
  ])
})

test('what is planned is in the history, and holds from its day on', async () => {
  const planned = { ...township, name: '朱码镇团委', effectiveFrom: '2026-07-01' }
  expect(await put('ls-zhuma', planned)).toMatchObject({
    status: 200,
    body: { name: '朱码街道团工委', effectiveFrom: '1900-01-01', history: [{}, planned] },
  })
})

test('a move back in time within the scope moves the org on those days too', async () => {
  await put('hz', { ...county, name: '共青团洪泽区委', region: '洪泽区' })
  const moved = { ...township, parentId: 'hz', effectiveFrom: '2026-03-01' }
  expect(await put('ls-zhuma', moved)).toMatchObject({ status: 200, body: { parentId: 'hz' } })
  expect(await roster.readOrgPath('ls-zhuma', '2026-02-28')).toEqual(['ls-zhuma', 'ls', 'ha'])
  expect(await roster.readOrgPath('ls-zhuma', '2026-03-01')).toEqual(['ls-zhuma', 'hz', 'ha'])
})

test('nobody changes what an org was while it lay in another’s scope, nor puts it below one that did', async () => {
  await put('hz', { ...county, name: '共青团洪泽区委', region: '洪泽区' })
  await put('ls-zhuma', { ...township, parentId: 'hz', effectiveFrom: '2026-03-01' })
  const ofHongze = claimsOf('orgAdmin', 'hz')
  const renamed = { ...township, name: '朱码镇团委', parentId: 'hz' }
  for (const effectiveFrom of ['2026-01-01', '1900-01-01'])
    expect(await put('ls-zhuma', { ...renamed, effectiveFrom }, ofHongze)).toMatchObject({
      status: 404,
      body: { code: 'unknown_org', errors: [{ path: 'effectiveFrom' }] },
    })
  expect(await put('ls-zhuma', { ...renamed, effectiveFrom: '2026-03-01' }, ofHongze)).toMatchObject({
    status: 200,
  })
  // Who had it until then changes nothing of it any more.
  expect(await put('ls-zhuma', { ...renamed, parentId: 'ls' }, ofCounty)).toMatchObject({ status: 404 })
  const own = { ...township, parentId: 'hz' }
  await put('hz-new', own)
  const below = { ...own, parentId: 'ls-zhuma', effectiveFrom: '2026-02-01' }
  expect(await put('hz-new', below, ofHongze)).toMatchObject({
    status: 404,
    body: { code: 'unknown_org', errors: [{ path: 'parentId' }] },
  })
  expect(await put('hz-new', { ...below, effectiveFrom: '2026-03-01' }, ofHongze)).toMatchObject({
    status: 200,
  })
})

test('a cycle on any day is refused', async () => {
  await put('hz', { ...county, name: '共青团洪泽区委' })
  await put('ls-zhuma', { ...township, parentId: 'hz', effectiveFrom: '2026-03-01' })
  expect(await put('ls', { ...county, parentId: 'ls-zhuma', effectiveFrom: '2026-02-28' })).toMatchObject({
    status: 409,
    body: { code: 'org_cycle', errors: [{ path: 'parentId' }] },
  })
})

test('a root is made by an operator only, unless the stack is open to roots', async () => {
  const nanjing = { ...city, region: '南京市' }
  expect(await put('nj', nanjing, elsewhere)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  expect(await roster.readOrg('nj', today)).toBeUndefined()
  open = true
  expect(await put('nj', nanjing, elsewhere)).toMatchObject({ status: 201 })
  expect(await put('nj', { ...nanjing, name: '南京团市委' }, elsewhere)).toMatchObject({ status: 200 })
})

test('an org that does not exist gives no rights: not below another, not even where roots are open', async () => {
  open = true
  expect(await put('hz', county, claimsOf('orgAdmin', 'hz'))).toMatchObject({
    status: 404,
    body: { code: 'unknown_org', errors: [{ path: 'parentId' }] },
  })
  expect(await put('sub', { ...county, parentId: 'hz' }, claimsOf('orgAdmin', 'hz'))).toMatchObject({
    status: 404,
  })
  expect(await roster.readOrg('hz', today)).toBeUndefined()
})

test('who is a cadre of an org changes its name, but not what its own assessment is measured by', async () => {
  const self = { ...ofCounty, cadreId: 'c-wang' }
  expect(await put('ls', { ...county, name: '涟水团县委' }, self)).toMatchObject({ status: 200 })
  for (const eased of [
    { ...county, kind: 'department' },
    { ...county, region: '涟水' },
  ])
    expect(await put('ls', eased, self)).toMatchObject({ status: 403, body: { code: 'another_hand' } })
  expect(await put('ls-zhuma', { ...township, region: '朱码' }, self)).toMatchObject({ status: 200 })
  expect(await put('ls', { ...county, kind: 'department' }, ofCity)).toMatchObject({ status: 200 })
})

test('an admin renames its own org where it is, but cannot take it elsewhere', async () => {
  expect(await put('ls', { ...county, name: '涟水团县委' }, ofCounty)).toMatchObject({ status: 200 })
  const { parentId: _, ...root } = county
  for (const body of [root, { ...county, parentId: 'nobody' }])
    expect(await put('ls', body, ofCounty)).toMatchObject({
      status: 404,
      body: { code: 'unknown_org', errors: [{ path: 'parentId' }] },
    })
  expect(await roster.readOrgPath('ls', today)).toEqual(['ls', 'ha'])
})

test('an org moves within the scope of its admin', async () => {
  expect(await put('ls-zhuma', { ...township, parentId: 'ha' })).toMatchObject({ status: 200 })
  expect(await roster.readOrgPath('ls-zhuma', today)).toEqual(['ls-zhuma', 'ha'])
})

test.each([
  ['outside', 'ha'],
  ['unknown', 'nobody'],
])('a new org below a parent that is %s is refused', async (_, parentId) => {
  expect(await put('new', { ...county, parentId }, ofCounty)).toMatchObject({
    status: 404,
    body: { code: 'unknown_org', errors: [{ path: 'parentId' }] },
  })
  expect(await roster.readOrg('new', today)).toBeUndefined()
})

test('no second root, and nobody takes over an org by naming a parent of its own', async () => {
  expect(await put('root', city)).toMatchObject({ status: 404, body: { code: 'unknown_org' } })
  await roster.putOrg('nj', city, admin('2026-01-01'))
  expect(await put('ls', { ...county, parentId: 'nj' }, elsewhere)).toMatchObject({
    status: 404,
    body: { code: 'not_found' },
  })
  expect(await roster.readOrg('ls', today)).toEqual(county)
})

test('an org is never below itself', async () => {
  for (const parentId of ['ha', 'ls', 'ls-zhuma'])
    expect(await put('ha', { ...city, parentId })).toMatchObject({
      status: 409,
      body: { code: 'org_cycle', errors: [{ path: 'parentId' }] },
    })
})

test.each([
  ['name', { ...county, name: '' }],
  ['kind', { ...county, kind: 'club' }],
  ['region', { ...county, region: 7 }],
  ['parentId', { ...county, parentId: 'a b' }],
  ['effectiveFrom', { ...county, effectiveFrom: '2026-02-30' }],
  ['colour', { ...county, colour: 'red' }],
  ['name', { kind: 'township', region: '涟水县', parentId: 'ha' }],
])('a bad %s is named, and nothing is written', async (path, body) => {
  expect(await put('new', body)).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', errors: [{ path }] },
  })
  expect(await roster.readOrg('new', today)).toBeUndefined()
})

test('an id that is none, and a body that is no JSON', async () => {
  expect(await put('a b', county)).toMatchObject({ status: 400, body: { errors: [{ path: 'orgId' }] } })
  expect(await put('new', '{')).toMatchObject({ status: 400, body: { code: 'invalid_json' } })
})

test('who may see an org: everybody of it and above, and the cadre who belongs to it', async () => {
  for (const role of ['orgAdmin', 'assessor', 'analyst'] as const) {
    expect(await get('ls-zhuma', claimsOf(role, 'ls'))).toMatchObject({ status: 200 })
    expect(await get('ha', claimsOf(role, 'ls'))).toMatchObject({ status: 404 })
  }
  expect(await get('ls', claimsOf('collector', 'ls'))).toMatchObject({ status: 403 })
  expect(await get('ls', claimsOf('cadre', 'c-wang'))).toMatchObject({ status: 200 })
  expect(await get('ha', claimsOf('cadre', 'c-wang'))).toMatchObject({ status: 404 })
})

test('an org out of sight looks like one that is not there', async () => {
  expect(await get('ha', ofCounty)).toEqual(await get('nobody', ofCounty))
})

test.each(['cadre', 'collector', 'analyst'] as const)('a %s never keeps orgs', async role => {
  expect(await put('ls', county, claimsOf(role, 'ha'))).toMatchObject({
    status: 403,
    body: { code: 'forbidden' },
  })
})
