import { beforeEach, describe, expect, test } from 'vitest'
import { memoryItems } from '../../../shared/aws/items/memory.ts'
import { emptyRollUp } from '../../../shared/domain/assessment/rollup.ts'
import { huaian2016 } from '../../../shared/domain/policy/huaian-2016.ts'
import { firstVersion, type PolicyVersion, policyFor } from '../../../shared/domain/policy/versions.ts'
import { call, claimsOf } from '../../../shared/http/testing.ts'
import type { RollupView } from '../../../shared/repositories/rollups.ts'
import { memoryRehearsals, memoryRollups } from '../../../shared/repositories/testing/memory.ts'
import { turnsOn } from '../../../shared/repositories/turns.ts'
import { build } from '../handler.ts'
import { getPolicy, listPolicyVersions, putPolicy } from './endpoints.ts'

const city = claimsOf('assessor', 'ha')
const { id: _id, version: _version, timeZone: _timeZone, ...numbers } = huaian2016

let versions: PolicyVersion[]
let rollups: Map<string, RollupView>
let handler: ReturnType<typeof build>
let put: (body: object, claims?: Record<string, string>) => ReturnType<typeof call>
let get: (month?: string) => Promise<{ version: number; minRaters: number; effectiveFrom: string }>

const now = () => new Date('2026-05-20T09:00:00+08:00')

/** Today is 20 May 2026. */
beforeEach(() => {
  versions = [firstVersion]
  rollups = new Map()
  handler = build(
    {},
    {
      policies: {
        listPolicyVersions: async () => [...versions],
        readPolicyOfMonth: async month => policyFor(versions, month),
        readPolicyVersion: async version => (versions[version - 1] as PolicyVersion).policy,
        addPolicyVersion: async kept =>
          versions.length === kept.policy.version - 1 && versions.push(kept) > 0,
      },
      directory: {
        today: () => '2026-05-20',
        readProfile: async () => undefined,
        readOrgPath: async orgId => (orgId === 'ha' ? ['ha'] : [orgId, 'ha']),
        readBase: async () => undefined,
      },
      rollups: { ...memoryRollups(), readRollup: async (orgId, month) => rollups.get(`${orgId} ${month}`) },
      rehearsals: memoryRehearsals(now),
      turns: turnsOn(memoryItems(), now),
      sendRehearsal: async () => {},
      now,
    },
  )
  put = (body, claims = city) => call(handler, putPolicy, { body, claims })
  get = async month =>
    (await call(handler, getPolicy, { ...(month && { query: { month } }), claims: city })).body
})

const zeros = (weights: object) => Object.fromEntries(Object.keys(weights).map(id => [id, 0]))

describe('a new version', () => {
  test('holds from its month on; the month before keeps what held', async () => {
    const made = await put({ ...numbers, minRaters: 6, effectiveFrom: '2026-06' })
    expect(made).toMatchObject({ status: 201, body: { version: 2, minRaters: 6, effectiveFrom: '2026-06' } })
    expect(await get()).toMatchObject({ version: 1 })
    expect(await get('2026-06')).toMatchObject({ version: 2 })
  })

  test('is made once, however often it is sent', async () => {
    const change = { ...(await get()), minRaters: 6, effectiveFrom: '2026-06' }
    await put(change)
    expect((await put(change)).status).toBe(200)
    expect(versions).toHaveLength(2)
  })

  test('may be what GET answered, also while another version is planned for later', async () => {
    await put({ ...numbers, minRaters: 6, effectiveFrom: '2027-01' })
    const today = await get()
    expect((await put({ ...today, minRaters: 7, effectiveFrom: '2026-06' })).status).toBe(201)
    expect(await get('2026-12')).toMatchObject({ version: 3, minRaters: 7 })
  })

  test('that would overwrite a version which its author has not seen is a conflict', async () => {
    const seen = await get()
    await put({ ...numbers, minRaters: 6, effectiveFrom: '2026-06' })
    const late = await put({ ...seen, minRaters: 7, effectiveFrom: '2026-07' })
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'conflict', errors: [{ path: 'version' }] },
    })
  })

  test('mends a slip of the finger in the month of the one before', async () => {
    await put({ ...numbers, minRaters: 6, effectiveFrom: '2062-06' })
    expect((await put({ ...numbers, minRaters: 6, effectiveFrom: '2026-06' })).status).toBe(201)
    expect(await get('2026-06')).toMatchObject({ version: 3, minRaters: 6 })
    expect(await get('2062-06')).toMatchObject({ version: 3 })
  })

  test.each([
    ['grades', { grades: { ...numbers.grades, good: 90 } }],
    ['campaign', { campaign: { ...numbers.campaign, fromMonth: 9 } }],
    ['monthlyReach', { monthlyReach: { num: 5, den: 4 } }],
    ['monthlyReach.num', { monthlyReach: { num: 0, den: 1 } }],
    ['closing.finalDay', { closing: { provisionalDay: 8, finalDay: 8, hour: 2 } }],
    ['weights.activity', { weights: { ...numbers.weights, activity: zeros(numbers.weights.activity) } }],
    [
      'weights.attainment',
      {
        weights: { ...numbers.weights, attainment: { ...zeros(numbers.weights.attainment), branchYouth: 1 } },
      },
    ],
    ['dimensions.attainment', { dimensions: { attainment: 0, activity: 0, satisfaction: 0 } }],
    [
      'categories.seconded.baseKinds',
      {
        categories: {
          ...numbers.categories,
          seconded: { ...numbers.categories.seconded, baseKinds: ['branch', 'branch'] },
        },
      },
    ],
    ['review.concentration', { review: { ...numbers.review, concentration: { num: 2, den: 1 } } }],
    [
      'realName.leadingOrgans',
      { realName: { ...numbers.realName, leadingOrgans: ['township', 'township'] } },
    ],
    ['realName.prefix', { realName: { ...numbers.realName, prefix: 'x'.repeat(51) } }],
    ['realName.prefix', { realName: { ...numbers.realName, prefix: '\u0000' } }],
    ['realName.suffix', { realName: { ...numbers.realName, suffix: '\ud800' } }],
    ['timeZone', { timeZone: 'Asia/Urumqi' }],
  ])('is refused where its numbers contradict each other: %s', async (path, wrong) => {
    expect(await put({ ...numbers, ...wrong, effectiveFrom: '2026-06' })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', errors: [{ path }] },
    })
    expect(versions).toHaveLength(1)
  })

  test('may leave the rules of review as they were', async () => {
    const { review: _, ...rest } = numbers
    const made = await put({ ...rest, minRaters: 6, effectiveFrom: '2026-06' })
    expect(made).toMatchObject({ status: 201, body: { review: numbers.review } })
  })

  test('is the fiftieth at most, for whoever assesses reads them all', async () => {
    for (let count = 2; count <= 50; count++)
      versions.push({ policy: { ...huaian2016, version: count }, effectiveFrom: '2026-05' })
    expect(await put({ ...numbers, minRaters: 6, effectiveFrom: '2026-06' })).toMatchObject({
      status: 409,
      body: { errors: [{ path: 'version', message: 'there are 50 versions, which is the most' }] },
    })
  })

  test('is the city’s to make: it holds for all', async () => {
    const county = await put({ ...numbers, effectiveFrom: '2026-06' }, claimsOf('assessor', 'ls'))
    const admin = await put({ ...numbers, effectiveFrom: '2026-06' }, claimsOf('orgAdmin', 'ha'))
    expect([county.status, admin.status]).toEqual([403, 403])
  })
})

describe('the policy of a month', () => {
  const closed = (status: 'provisional' | 'final'): RollupView => ({
    rollup: emptyRollUp('ha', '2026-03'),
    status,
    policy: { id: 'huaian-2016', version: 1 },
    version: 1,
  })

  test('that is closed is the version by which it was closed, whatever came later', async () => {
    await put({ ...numbers, minRaters: 6, effectiveFrom: '2026-03' })
    expect(await get('2026-03')).toMatchObject({ version: 2 })
    rollups.set('ha 2026-03', closed('provisional'))
    expect(await get('2026-03')).toMatchObject({ version: 2 })
    rollups.set('ha 2026-03', closed('final'))
    expect(await get('2026-03')).toMatchObject({ version: 1, effectiveFrom: '1970-01' })
    expect(await get('2026-04')).toMatchObject({ version: 2 })
  })

  test('is the caller’s city’s: a county asks for the month of its root', async () => {
    await put({ ...numbers, minRaters: 6, effectiveFrom: '2026-03' })
    rollups.set('ha 2026-03', closed('final'))
    const query = { month: '2026-03' }
    const answer = await call(handler, getPolicy, { query, claims: claimsOf('analyst', 'ls') })
    expect(answer.body.version).toBe(1)
  })

  test('that a county closed before its city is for the county the version by which it did', async () => {
    await put({ ...numbers, minRaters: 6, effectiveFrom: '2026-03' })
    rollups.set('ls 2026-03', closed('final'))
    const query = { month: '2026-03' }
    const answer = await call(handler, getPolicy, { query, claims: claimsOf('analyst', 'ls') })
    expect(answer.body.version).toBe(1)
    expect(await get('2026-03')).toMatchObject({ version: 2 })
  })

  test('stands in the list of all versions, page by page', async () => {
    await put({ ...numbers, minRaters: 6, effectiveFrom: '2026-06' })
    const list = (query: Record<string, string>) => call(handler, listPolicyVersions, { query, claims: city })
    const first = await list({ limit: '1' })
    expect(first.body).toMatchObject({ items: [{ version: 1, effectiveFrom: '1970-01' }] })
    expect((await list({ cursor: first.body.nextCursor })).body).toMatchObject({
      items: [{ version: 2, effectiveFrom: '2026-06', minRaters: 6 }],
    })
  })
})
