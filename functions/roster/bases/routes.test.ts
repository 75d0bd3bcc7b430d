import { beforeEach, expect, test } from 'vitest'
import { rosterExamples } from '../../../events/roster.ts'
import { serve } from '../../../shared/http/serve.ts'
import { call, claimsOf, type Sent } from '../../../shared/http/testing.ts'
import type { Roster } from '../../../shared/repositories/roster/roster.ts'
import { rosterDependencies } from '../../../shared/repositories/roster/testing/dependencies.ts'
import { admin, city, populate, wang } from '../../../shared/repositories/roster/testing/examples.ts'
import { memoryRoster } from '../../../shared/repositories/testing/memory.ts'
import { getBase, putBase } from './endpoints.ts'
import { routes } from './routes.ts'

const { base } = rosterExamples
const ofCounty = claimsOf('orgAdmin', 'ls')
const ofTownship = claimsOf('orgAdmin', 'ls-zhuma')

let roster: Roster
let put: (baseId: string, body: unknown, claims?: Sent['claims']) => ReturnType<typeof call>
let get: (baseId: string, claims: Sent['claims']) => ReturnType<typeof call>

beforeEach(async () => {
  roster = memoryRoster()
  await populate(roster)
  const deps = rosterDependencies(roster, () => new Date('2026-05-20T09:00:00+08:00'))
  const handler = serve({}, routes(deps), deps)
  put = (baseId, body, claims = ofCounty) => call(handler, putBase, { params: { baseId }, body, claims })
  get = (baseId, claims) => call(handler, getBase, { params: { baseId }, claims })
})

test('a base is created, replaced, left alone', async () => {
  const lvhe = { ...base, name: '绿荷志愿者协会', kind: 'association' }
  expect(await put('b-lvhe', lvhe)).toEqual({ status: 201, body: { baseId: 'b-lvhe', ...lvhe } })
  expect(await put('b-lvhe', lvhe)).toEqual({ status: 200, body: { baseId: 'b-lvhe', ...lvhe } })
  expect(await put('b-lvhe', { ...lvhe, name: '绿荷' })).toMatchObject({
    status: 200,
    body: { name: '绿荷' },
  })
  expect(await get('b-lvhe', ofCounty)).toMatchObject({ status: 200, body: { name: '绿荷' } })
  expect(await roster.listAuditEvents({ base: 'b-lvhe' })).toHaveLength(2)
})

test('its kind does not change, and a past name is mended from a day on, never from one to come', async () => {
  expect(await put('b-hongxing', { ...base, kind: 'association' })).toMatchObject({
    status: 409,
    body: { code: 'kind_fixed', errors: [{ path: 'kind', code: 'conflict' }] },
  })
  expect(await put('b-hongxing', { ...base, name: '红星团支部', effectiveFrom: '2026-05-01' })).toEqual({
    status: 200,
    body: { baseId: 'b-hongxing', ...base, name: '红星团支部' },
  })
  const names = async (on: string) => (await roster.readBaseNames(['b-hongxing'], on))['b-hongxing']
  expect([await names('2026-04-30'), await names('2026-05-01')]).toEqual([base.name, '红星团支部'])
  expect(await put('b-hongxing', { ...base, effectiveFrom: '2026-05-21' })).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', errors: [{ path: 'effectiveFrom' }] },
  })
})

test.each([
  ['outside', 'ha'],
  ['unknown', 'nobody'],
])('a base of an org that is %s is refused', async (_, orgId) => {
  expect(await put('b-new', { ...base, orgId })).toMatchObject({
    status: 404,
    body: { code: 'unknown_org', errors: [{ path: 'orgId' }] },
  })
  expect(await roster.readBase('b-new')).toBeUndefined()
})

test('nobody takes over a base of another org', async () => {
  expect(await put('b-hongxing', { ...base, orgId: 'ls-zhuma' }, ofTownship)).toMatchObject({
    status: 404,
    body: { code: 'not_found' },
  })
  expect(await roster.readBase('b-hongxing')).toEqual(base)
})

test.each([
  ['name', { ...base, name: '名'.repeat(101) }],
  ['kind', { ...base, kind: 'branch' }],
  ['orgId', { name: base.name, kind: base.kind }],
  ['since', { ...base, since: '2026-01-01' }],
])('a bad %s is named, and nothing is written', async (path, body) => {
  expect(await put('b-new', body)).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', errors: [{ path }] },
  })
  expect(await roster.readBase('b-new')).toBeUndefined()
})

test.each([
  ['orgAdmin', 'ls', 200],
  ['assessor', 'ha', 200],
  ['analyst', 'ls', 200],
  ['analyst', 'ls-zhuma', 404],
  ['orgAdmin', 'nobody', 404],
  ['cadre', 'c-wang', 200],
  ['cadre', 'c-elsewhere', 404],
  ['collector', 'ls', 403],
] as const)('a base is seen within the scope: %s of %s: %i', async (role, of, status) => {
  await roster.putOrg('xuyi', { ...city, parentId: 'ha' }, admin('2026-01-01'))
  await roster.putCadre('c-elsewhere', { ...wang, orgId: 'xuyi', bases: [] }, admin('2026-01-01'))
  expect((await get('b-hongxing', claimsOf(role, of))).status).toBe(status)
})

test('a cadre sees a base that is assigned to it, wherever it lies; one out of sight is not there', async () => {
  await roster.putOrg('xuyi', { ...city, parentId: 'ha' }, admin('2026-01-01'))
  await roster.putCadre('c-away', { ...wang, orgId: 'xuyi' }, admin('2026-01-01'))
  expect(await get('b-hongxing', claimsOf('cadre', 'c-away'))).toEqual({
    status: 200,
    body: { baseId: 'b-hongxing', ...base },
  })
  const nowhere = await get('b-nobody', ofCounty)
  expect(nowhere).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect(await get('b-hongxing', claimsOf('orgAdmin', 'xuyi'))).toEqual(nowhere)
})

test.each(['cadre', 'collector', 'analyst'] as const)('a %s never keeps bases', async role => {
  expect(await put('b-hongxing', base, claimsOf(role, 'ls'))).toMatchObject({ status: 403 })
})

test('a base of the same kind and name in the same org is told of', async () => {
  expect((await put('b-dup', base)).body.warnings).toEqual([
    {
      code: 'sameName',
      message: '本组织已有名为“红星社区团支部”的同类基层组织，如系重复登记请合并',
      ids: ['b-hongxing'],
    },
  ])
  expect((await put('b-other', { ...base, name: '东风社区团支部' })).body).not.toHaveProperty('warnings')
})
