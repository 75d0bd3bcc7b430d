import { beforeEach, describe, expect, test } from 'vitest'
import { huaian2016 } from '../../../shared/domain/policy/huaian-2016.ts'
import type { Policy } from '../../../shared/domain/policy/policy.ts'
import { serve } from '../../../shared/http/serve.ts'
import { call, claimsOf, type Sent } from '../../../shared/http/testing.ts'
import type { Roster } from '../../../shared/repositories/roster/roster.ts'
import { rosterDependencies } from '../../../shared/repositories/roster/testing/dependencies.ts'
import { admin, populate, wang } from '../../../shared/repositories/roster/testing/examples.ts'
import { memoryRoster } from '../../../shared/repositories/testing/memory.ts'
import type { Traces } from '../../../shared/repositories/traces.ts'
import { getCadre, putCadre, putOwnContact } from './endpoints.ts'
import { routes } from './routes.ts'

const ofCounty = claimsOf('orgAdmin', 'ls')
const ofTownship = claimsOf('orgAdmin', 'ls-zhuma')

/** What the records know; of nobody anything unless a test says so. */
const traces: { -readonly [Name in keyof Traces]: Traces[Name] } = {
  findTracesOfCadre: async () => [],
  findTracesOfOrg: async () => [],
}
let roster: Roster
let put: (cadreId: string, body: unknown, claims?: Sent['claims']) => ReturnType<typeof call>
let get: (cadreId: string, claims?: Sent['claims']) => ReturnType<typeof call>
let keepContact: (cadreId: string, body: unknown, claims: Sent['claims']) => ReturnType<typeof call>
let policy: Policy
let now: Date

beforeEach(async () => {
  roster = memoryRoster()
  await populate(roster)
  now = new Date('2026-05-20T09:00:00+08:00')
  policy = huaian2016
  const deps = { ...rosterDependencies(roster, () => now, { readPolicyOfMonth: async () => policy }), traces }
  const handler = serve({}, routes(deps), deps)
  put = (cadreId, body, claims = ofCounty) => call(handler, putCadre, { params: { cadreId }, body, claims })
  keepContact = (cadreId, body, claims) => call(handler, putOwnContact, { params: { cadreId }, body, claims })
  get = (cadreId, claims = ofCounty) => call(handler, getCadre, { params: { cadreId }, claims })
})

/** With a phone of its own: a shared one is told of. */
const li = { ...wang, mobile: '13800000002' }
const { serviceFrom, ...attributes } = wang
const [assigned] = wang.bases
const first = { ...attributes, effectiveFrom: '2026-01-01' }

test('a cadre is created, left alone, replaced from the day of the change on', async () => {
  const own = { ...first, mobile: li.mobile }
  const created = { cadreId: 'c-li', serviceFrom, ...own, history: [own] }
  expect(await put('c-li', li)).toEqual({ status: 201, body: created })
  expect(await put('c-li', li)).toEqual({ status: 200, body: created })
  const second = { ...own, post: '书记', effectiveFrom: '2026-05-20' }
  const replaced = { cadreId: 'c-li', serviceFrom, ...second, history: [own, second] }
  expect(await put('c-li', { ...li, post: '书记' })).toEqual({ status: 200, body: replaced })
  expect(await get('c-li')).toEqual({ status: 200, body: replaced })
})

test.each([
  ['name', '王\n建国'],
  ['name', '王\u200b建国'],
  ['name', '\u202e王建国'],
  ['name', '王\u3164建国'],
  ['name', '葛\u{E0100}'],
  ['post', '副书记\t'],
])('a %s is a line of what can be seen: %j', async (field, value) => {
  expect(await put('c-wang', { ...wang, [field]: value })).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', errors: [{ path: field, code: 'bad_format' }] },
  })
})

test.each([
  [[{ ...assigned, until: '2026-01-01' }], 'bases.0.until', 'too_small'],
  [[assigned, { ...assigned, until: '2026-06-01' }], 'bases.1.baseId', 'not_unique'],
])('an assignment holds for a day at least, and begins once', async (bases, path, code) => {
  expect(await put('c-wang', { ...wang, bases })).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', errors: [{ path, code }] },
  })
})

test('leaves are the latest replacement’s, and lie within the service', async () => {
  const leaves = [{ since: '2026-03-09', until: '2026-03-20', reason: '病假' }]
  expect(await put('c-wang', { ...wang, leaves })).toMatchObject({ status: 200, body: { leaves } })
  expect(await put('c-wang', { ...wang, leaves })).toMatchObject({ status: 200, body: { history: [first] } })
  expect(
    await put('c-wang', { ...wang, leaves: [{ since: '2025-03-09', until: '2025-03-20' }] }),
  ).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'leaves.0', code: 'not_allowed' }] },
  })
  expect((await get('c-wang')).body.leaves).toEqual(leaves)
  expect((await put('c-wang', wang)).body).not.toHaveProperty('leaves')
})

test('what is valid later shows from its day on', async () => {
  const body = { ...wang, post: '书记', effectiveFrom: '2026-06-01' }
  expect(await put('c-wang', body)).toMatchObject({ status: 200, body: { post: '副书记' } })
  now = new Date('2026-05-31T23:59:59+08:00')
  expect(await get('c-wang')).toMatchObject({ body: { post: '副书记', effectiveFrom: '2026-01-01' } })
  now = new Date('2026-06-01T00:00:00+08:00')
  expect(await get('c-wang')).toMatchObject({ body: { post: '书记', effectiveFrom: '2026-06-01' } })
})

test('the end of service holds at once', async () => {
  expect(await put('c-wang', { ...wang, serviceUntil: '2026-06-01' })).toMatchObject({
    status: 200,
    body: { serviceUntil: '2026-06-01', history: [first] },
  })
})

test('a cadre moves only between orgs that its admin covers', async () => {
  const moved = { ...wang, orgId: 'ls-zhuma' }
  expect(await put('c-wang', moved, ofTownship)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect(await put('c-wang', moved, ofCounty)).toMatchObject({ status: 200, body: { orgId: 'ls-zhuma' } })
  expect(await put('c-wang', wang, ofTownship)).toMatchObject({
    status: 404,
    body: { code: 'unknown_org', errors: [{ path: 'orgId' }] },
  })
  expect((await get('c-wang')).body.orgId).toBe('ls-zhuma')
})

test('a cadre of an org out of scope looks like one of no org', async () => {
  const [outside, unknown] = [
    await put('c-li', { ...wang, orgId: 'ha' }),
    await put('c-li', { ...wang, orgId: 'x' }),
  ]
  expect(outside).toEqual(unknown)
  expect(outside).toMatchObject({ status: 404, body: { code: 'unknown_org', errors: [{ path: 'orgId' }] } })
  expect(await roster.readProfile('c-li')).toBeUndefined()
})

test('a cadre may report to any base that exists', async () => {
  const assigned = { baseId: 'b-far', plannedOn: '2026-05-25', since: '2026-05-20' }
  const body = { ...wang, bases: [...wang.bases, assigned] }
  expect(await put('c-wang', body)).toMatchObject({
    status: 400,
    body: { code: 'unknown_base', errors: [{ path: 'bases.1.baseId' }] },
  })
  await roster.putBase(
    'b-far',
    { name: '远方', kind: 'association', orgId: 'ha' },
    { by: 'u', at: '2026-05-01T00:00:00Z' },
  )
  expect(await put('c-wang', body)).toMatchObject({ status: 200 })
})

test.each([
  ['name', { ...wang, name: '王'.repeat(51) }],
  ['orgId', { ...wang, orgId: '' }],
  ['post', { ...wang, post: undefined }],
  ['mobile', { ...wang, mobile: '12345678901' }],
  ['category', { ...wang, category: 'volunteer' }],
  ['quota', { ...wang, quota: 0 }],
  ['serviceFrom', { ...wang, serviceFrom: '2026-02-30' }],
  ['serviceFrom', { ...wang, serviceFrom: '0026-01-01' }],
  ['serviceUntil', { ...wang, serviceUntil: '2025-12-31' }],
  ['accounts.0.platform', { ...wang, accounts: [{ platform: 'x', displayName: '王' }] }],
  ['bases.0.until', { ...wang, bases: [{ ...wang.bases[0], until: '2025-01-01' }] }],
  ['effectiveFrom', { ...wang, effectiveFrom: 'tomorrow' }],
  ['cadreId', { ...wang, cadreId: 'c-new' }],
])('a bad %s is named, and nothing is written', async (path, body) => {
  expect(await put('c-new', body)).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', errors: [{ path }] },
  })
  expect(await roster.readProfile('c-new')).toBeUndefined()
})

test('who may see a cadre: those who keep the roster above it, and itself', async () => {
  expect(await get('c-wang', claimsOf('assessor', 'ha'))).toMatchObject({ body: { mobile: '13800000001' } })
  expect(await get('c-wang', claimsOf('cadre', 'c-wang'))).toMatchObject({ body: { mobile: '13800000001' } })
  const unseen = await get('c-nobody')
  expect(unseen).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect(await get('c-wang', ofTownship)).toEqual(unseen)
  expect(await get('c-wang', claimsOf('cadre', 'c-li'))).toEqual(unseen)
})

test.each(['analyst', 'collector'] as const)('a %s sees neither names nor phones', async role => {
  expect(await get('c-wang', claimsOf(role, 'ha'))).toMatchObject({
    status: 403,
    body: { code: 'forbidden' },
  })
})

test.each(['analyst', 'collector'] as const)('a %s never keeps cadres', async role => {
  expect(await put('c-wang', wang, claimsOf(role, 'c-wang'))).toMatchObject({ status: 403 })
})

describe('a cadre keeps of itself', () => {
  const self = claimsOf('cadre', 'c-wang')
  const accounts = [{ platform: 'qq', displayName: '共青团涟水县委王建国' }]
  const contact = (body: object, claims: Sent['claims'] = self, cadreId = 'c-wang') =>
    keepContact(cadreId, body, claims)

  test('its accounts and phone, from today on; the audit says who', async () => {
    expect(await contact({ accounts, mobile: '13800000009' })).toMatchObject({
      status: 200,
      body: {
        mobile: '13800000009',
        accounts,
        effectiveFrom: '2026-05-20',
        post: wang.post,
        bases: wang.bases,
      },
    })
    expect(await contact({ mobile: '13800000008' })).toMatchObject({
      body: { mobile: '13800000008', accounts },
    })
    const [, ...changes] = await roster.listAuditEvents({ cadre: 'c-wang' })
    expect(changes.map(({ by }) => by)).toEqual(['u-c-wang', 'u-c-wang'])
  })

  test('the same by sending itself back', async () => {
    expect(await put('c-wang', { ...wang, accounts }, self)).toMatchObject({
      status: 200,
      body: { accounts },
    })
    expect(await put('c-wang', { ...wang, category: 'partTime' }, self)).toMatchObject({
      status: 403,
      body: { code: 'another_hand' },
    })
    expect(await put('c-wang', { ...wang, accounts, effectiveFrom: '2026-04-01' }, self)).toMatchObject({
      status: 403,
    })
  })

  test('nothing of others, nothing else, and nothing that is no phone', async () => {
    expect(await contact({ accounts }, claimsOf('cadre', 'c-li'))).toMatchObject({ status: 404 })
    expect(await contact({ post: '书记' })).toMatchObject({ status: 400 })
    expect(await contact({ mobile: '110' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'mobile' }] },
    })
    expect(await contact({ accounts }, ofTownship)).toMatchObject({ status: 404 })
    expect(await contact({ accounts }, ofCounty)).toMatchObject({ status: 200 })
  })

  test('nothing where the policy has no self-service', async () => {
    policy = { ...huaian2016, selfService: false }
    expect(await contact({ accounts })).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect(await put('c-wang', { ...wang, accounts }, self)).toMatchObject({ status: 403 })
    expect(await contact({ accounts }, ofCounty)).toMatchObject({ status: 200 })
  })
})

describe('a warning', () => {
  const warnings = async (cadreId: string, body: object) => (await put(cadreId, body)).body.warnings
  const mobile = '13800000099'

  test('tells who shares a phone, as far as the caller may know', async () => {
    expect(await warnings('c-li', { ...wang, mobile })).toBeUndefined()
    expect(await warnings('c-wang', { ...wang, mobile })).toEqual([
      { code: 'mobileShared', message: '该手机号码另有1名在任团干部登记，请核对', ids: ['c-li'] },
    ])
    await roster.putCadre('c-ha', { ...wang, orgId: 'ha', mobile: '13800000098' }, admin('2026-01-01'))
    expect(await warnings('c-li', { ...wang, mobile: '13800000098' })).toEqual([
      { code: 'mobileShared', message: '该手机号码另有1名在任团干部登记，请核对' },
    ])
    await put('c-li', { ...wang, mobile, serviceUntil: '2026-05-01' })
    expect(await warnings('c-wang', { ...wang, mobile, post: '书记' })).toBeUndefined()
  })

  test.each([
    ['2027-01-01', ['shortSecondment']],
    ['2027-01-02', undefined],
  ])('tells of a secondment until %s', async (serviceUntil, codes) => {
    const found = await warnings('c-li', { ...wang, mobile, category: 'seconded', serviceUntil })
    expect(found?.map(({ code }: { code: string }) => code)).toEqual(codes)
  })

  test('tells of a change that is planned and will take the place of this one', async () => {
    await put('c-wang', { ...wang, effectiveFrom: '2026-07-01' })
    expect(await warnings('c-wang', { ...wang, mobile })).toMatchObject([
      { code: 'changesLater', message: '已登记自2026-07-01起的变更，届时以该变更为准' },
    ])
  })
})
