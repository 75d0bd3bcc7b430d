import { beforeEach, expect, test } from 'vitest'
import { memoryItems } from '../../../shared/aws/items/memory.ts'
import { serve } from '../../../shared/http/serve.ts'
import { call, claimsOf, type Sent } from '../../../shared/http/testing.ts'
import { directoryOn } from '../../../shared/repositories/roster/directory.ts'
import { rosterOn } from '../../../shared/repositories/roster/open.ts'
import { plansOn } from '../../../shared/repositories/roster/plans.ts'
import type { Roster } from '../../../shared/repositories/roster/roster.ts'
import { admin, county, populate } from '../../../shared/repositories/roster/testing/examples.ts'
import { openInMemory } from '../../../shared/repositories/testing/open.ts'
import { opens } from '../ports.ts'
import { getPlan, putPlan } from './endpoints.ts'
import { routes } from './routes.ts'

const plan = { reference: '涟团发〔2026〕12号', date: '2026-06-24' }
const ofCounty = claimsOf('orgAdmin', 'ls')

let roster: Roster
let put: (body: unknown, claims?: Sent['claims'], orgId?: string) => ReturnType<typeof call>
let get: (claims?: Sent['claims'], orgId?: string) => ReturnType<typeof call>

beforeEach(async () => {
  const items = memoryItems()
  roster = rosterOn(items)
  await populate(roster)
  const now = () => new Date('2026-06-24T09:00:00+08:00')
  const deps = {
    ...openInMemory(opens, now),
    plans: plansOn(items),
    directory: directoryOn(roster, now),
    now,
  }
  const handler = serve({}, routes(deps), deps)
  put = (body, claims = ofCounty, orgId = 'ls') => call(handler, putPlan, { params: { orgId }, body, claims })
  get = (claims = ofCounty, orgId = 'ls') => call(handler, getPlan, { params: { orgId }, claims })
})

test('a plan is handed in, replaced, left alone; each change is kept with who and when', async () => {
  expect(await get()).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect(await put(plan)).toEqual({ status: 201, body: { orgId: 'ls', ...plan } })
  expect(await put(plan)).toEqual({ status: 200, body: { orgId: 'ls', ...plan } })
  const better = { ...plan, reference: '涟团发〔2026〕13号' }
  expect(await put(better)).toEqual({ status: 200, body: { orgId: 'ls', ...better } })
  expect(await get()).toEqual({ status: 200, body: { orgId: 'ls', ...better } })
  const [_created, ...ofPlan] = await roster.listAuditEvents({ org: 'ls' })
  const common = { by: 'u-orgAdmin', at: '2026-06-24T01:00:00.000Z' }
  expect(ofPlan).toEqual([
    { n: 1, ...common, change: 'created', after: plan },
    { n: 2, ...common, change: 'replaced', before: plan, after: better },
  ])
})

test('a plan and the org itself change beside each other', async () => {
  await put(plan)
  const renamed = { ...county, name: '涟水团县委' }
  await roster.putOrg('ls', renamed, admin('2026-06-25'))
  expect((await get()).body).toEqual({ orgId: 'ls', ...plan })
  expect(await roster.listAuditEvents({ org: 'ls' })).toHaveLength(3)
})

test.each([
  ['cadre', 'c-wang', [403, 403]],
  ['collector', 'ls', [403, 403]],
  ['analyst', 'ls', [403, 403]],
  ['orgAdmin', 'ls-zhuma', [404, 404]],
  ['assessor', 'ha', [200, 200]],
] as const)('%s of %s: %j', async (role, of, statuses) => {
  await put(plan)
  const claims = claimsOf(role, of)
  expect([(await put(plan, claims)).status, (await get(claims)).status]).toEqual(statuses)
})

test('an org that is not there has no plan', async () => {
  expect((await put(plan, ofCounty, 'nobody')).status).toBe(404)
  expect((await get(ofCounty, 'nobody')).status).toBe(404)
})

test.each([
  ['reference', { ...plan, reference: '' }],
  ['reference', { ...plan, reference: '字'.repeat(201) }],
  ['reference', { date: plan.date }],
  ['date', { ...plan, date: '2026-06-31' }],
  ['file', { ...plan, file: 'x' }],
])('a bad %s is named, and nothing is kept', async (path, body) => {
  const answer = await put(body)
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request', errors: [{ path }] } })
  expect((await get()).status).toBe(404)
})
