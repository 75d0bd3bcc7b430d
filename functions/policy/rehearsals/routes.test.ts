import { beforeEach, describe, expect, test, vi } from 'vitest'
import { viewKeys } from '../../../shared/aws/keys.ts'
import { huaian2016 } from '../../../shared/domain/policy/huaian-2016.ts'
import { firstVersion, type PolicyVersion } from '../../../shared/domain/policy/versions.ts'
import { call, claimsOf, httpEvent, type Sent } from '../../../shared/http/testing.ts'
import { type County, closedCounty } from '../../assess/testing/county.ts'
import { build } from '../handler.ts'
import { putPolicy } from '../versions/endpoints.ts'
import { getPolicyRehearsal, startPolicyRehearsal } from './endpoints.ts'

const assessor = claimsOf('assessor', 'ha')
const { id: _id, version: _version, timeZone: _timeZone, ...numbers } = huaian2016
/** `c-li` comes to 65.4 in May, which is 合格 no more. */
const harder = { ...numbers, grades: { ...numbers.grades, pass: 66 } }
const may = '2026-05'

let town: County
let versions: PolicyVersion[]
let handler: ReturnType<typeof build>
beforeEach(async () => {
  town = await closedCounty()
  versions = [firstVersion]
  handler = build(
    {},
    {
      ...town,
      policies: {
        ...town.policies,
        listPolicyVersions: async () => versions,
        addPolicyVersion: async () => false,
      },
    },
  )
})

const post = (sent: Partial<Sent> & { body: object }) =>
  call(handler, startPolicyRehearsal, { claims: assessor, ...sent })
const get = (rehearsalId: string, sent: Partial<Sent> = {}) =>
  call(handler, getPolicyRehearsal, { params: { rehearsalId }, claims: assessor, ...sent })

/** A rehearsal that is done: its id. */
async function done(body: object = {}, claims: Record<string, string> = assessor): Promise<string> {
  const answer = await post({ body: { policy: harder, months: [may], orgId: 'ha', ...body }, claims })
  expect(answer.status).toBe(202)
  await town.settle()
  return answer.body.rehearsalId
}

describe('a rehearsal', () => {
  test('is a job: 202 with its address, then planning, then done', async () => {
    const event = httpEvent(startPolicyRehearsal, {
      body: { policy: harder, months: [may], orgId: 'ha' },
      claims: assessor,
    })
    const { statusCode, headers, body } = await handler(event, undefined as never)
    const { rehearsalId } = JSON.parse(String(body))
    expect([statusCode, headers?.location]).toEqual([202, `/v1/policy/rehearsals/${rehearsalId}`])
    const begun = { rehearsalId, orgId: 'ha', months: [may], changes: [], items: [], keptBack: [] }
    expect((await get(rehearsalId)).body).toEqual({
      ...begun,
      policy: { ...huaian2016, ...harder, version: 2 },
      ...{ state: 'planning', startedAt: '2026-06-20T01:00:00.000Z', cadresDone: 0, cadresTotal: 0 },
    })
    await town.settle()
    expect((await get(rehearsalId)).body).toMatchObject({ state: 'done', cadresDone: 2, cadresTotal: 2 })
  })

  test('waits for the one that the same person began before, and keeps nobody else waiting', async () => {
    const body = { policy: harder, months: [may], orgId: 'ha' }
    expect((await post({ body })).status).toBe(202)
    const { statusCode, headers } = await handler(
      httpEvent(startPolicyRehearsal, { body, claims: assessor }),
      undefined as never,
    )
    expect([statusCode, headers?.['retry-after']]).toEqual([429, '10'])
    expect((await post({ body, claims: { ...assessor, sub: 'u-other' } })).status).toBe(202)
    await town.settle()
    expect((await post({ body })).status).toBe(202)
  })

  test('that is refused takes no turn', async () => {
    const refused = await post({ body: { policy: harder, months: ['2026-06'], orgId: 'ha' } })
    expect([refused.status, refused.body.code]).toEqual([409, 'month_not_over'])
    await done()
  })

  test('tells by org, indicator and cadre what the draft would change', async () => {
    const { changes, items } = (await get(await done())).body
    expect(changes).toMatchObject([
      {
        month: may,
        policy: { id: 'huaian-2016', version: 1 },
        assessed: 2,
        keptBack: 0,
        moves: { down: 1, up: 0, exempt: 0, score: 0, same: 1 },
        before: { grades: { pass: 1, fail: 1 }, unrated: 2 },
        after: { grades: { pass: 0, fail: 2 }, unrated: 2 },
        orgs: [
          {
            orgId: 'ls',
            name: '共青团涟水县委',
            assessed: 2,
            moves: { down: 1, same: 1 },
            before: { pass: 1, fail: 1 },
            after: { pass: 0, fail: 2 },
          },
        ],
        moreOrgs: 0,
      },
    ])
    const reach = (sums: 'before' | 'after') => changes[0][sums].dimensions.activity.indicators.monthlyReach
    expect([reach('before'), reach('after')]).toEqual([
      { num: 6, den: 88 },
      { num: 6, den: 88 },
    ])
    expect(items).toEqual([
      {
        month: may,
        cadreId: 'c-li',
        name: '李华',
        orgId: 'ls-zhuma',
        orgName: '朱码街道团工委',
        move: 'down',
        before: { total: 65.4, grade: 'pass' },
        after: { total: 65.4, grade: 'fail' },
      },
    ])
  })

  test('of other numbers says what was due and reached by them', async () => {
    const policy = { ...numbers, monthlyReach: { num: 1, den: 2 } }
    const { changes, items } = (await get(await done({ policy, orgId: 'ls-zhuma' }))).body
    const reach = (sums: 'before' | 'after') => changes[0][sums].dimensions.activity.indicators.monthlyReach
    expect([reach('before'), reach('after')]).toEqual([
      { num: 6, den: 8 },
      { num: 5, den: 5 },
    ])
    expect(items).toMatchObject([
      {
        cadreId: 'c-li',
        move: 'up',
        before: { total: 65.4, grade: 'pass' },
        after: { total: 70.6, grade: 'good' },
      },
    ])
    expect(changes[0].orgs).toMatchObject([{ orgId: 'ls-zhuma', moves: { up: 1 } }])
  })

  test('writes nothing but itself', async () => {
    const { jobs: _, ...others } = town.tables
    const all = async () =>
      Object.fromEntries(
        await Promise.all(
          Object.entries(others).map(async ([name, items]) => [name, await Array.fromAsync(items.scan())]),
        ),
      )
    const before = await all()
    await done({ months: ['2026-03', '2026-04', may] })
    expect(await all()).toEqual(before)
  })

  test('of what stands changes nothing, month by month; of a month before there was anything it is empty', async () => {
    const months = ['2019-01', '2026-03', may]
    const { changes, items, ...rest } = (await get(await done({ policy: numbers, months }))).body
    const none = { down: 0, up: 0, exempt: 0, score: 0 }
    expect(changes).toMatchObject([
      { month: '2019-01', assessed: 0, moves: { ...none, same: 0 }, orgs: [{ orgId: 'ls', assessed: 0 }] },
      { month: '2026-03', assessed: 2, moves: { ...none, same: 2 } },
      { month: may, assessed: 2, moves: { ...none, same: 2 } },
    ])
    expect(changes[0]).not.toHaveProperty('policy')
    expect(changes[2].after).toEqual(changes[2].before)
    expect(items).toEqual([])
    expect(rest).toMatchObject({ state: 'done', cadresDone: 4, cadresTotal: 4 })
  })

  test('measures a closed month by the version by which it was closed, another one by what holds', async () => {
    const second = { policy: { ...huaian2016, ...harder, version: 2 }, effectiveFrom: '2026-03' }
    versions.push(second)
    town.addPolicy(second)
    const { changes } = (await get(await done({ months: ['2026-04', may] }))).body
    expect(changes).toMatchObject([
      { month: '2026-04', policy: { version: 2 }, moves: { down: 0 } },
      { month: may, policy: { version: 1 }, moves: { down: 1 } },
    ])
  })

  test('names whom it cannot assess, and goes on with everybody else', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    await town.tables.views.put({ ...viewKeys.facts('c-wang', may), value: Uint8Array.of(1, 2, 3) })
    expect((await get(await done())).body).toMatchObject({
      state: 'done',
      cadresDone: 1,
      cadresTotal: 2,
      keptBack: [{ month: may, cadreId: 'c-wang', reason: 'internal' }],
      changes: [{ assessed: 1, keptBack: 1, moves: { down: 1, same: 0 } }],
    })
  })

  test('lists whom it moves page by page, or those that it moves so', async () => {
    const policy = { ...harder, dimensions: { ...harder.dimensions, activity: 45 } }
    const id = await done({ policy, months: ['2026-04', may] })
    const list = async (query: Record<string, string>) => {
      const { items, nextCursor } = (await get(id, { query })).body
      return [
        items.map((item: Record<string, string>) => `${item.month} ${item.cadreId} ${item.move}`),
        nextCursor,
      ]
    }
    const [first, cursor] = await list({ limit: '1' })
    expect(first).toEqual(['2026-05 c-li down'])
    expect(cursor).toEqual(expect.any(String))
    const [all] = await list({})
    expect((await list({ limit: '100', cursor }))[0]).toEqual(all.slice(1))
    expect(await list({ move: 'down' })).toEqual([['2026-05 c-li down'], undefined])
    expect(await list({ move: 'up' })).toEqual([[], undefined])
  })

  test('is forgotten after a day', async () => {
    const id = await done()
    town.at('2026-06-21T09:00:01')
    expect((await get(id)).status).toBe(404)
  })
})

describe('a draft', () => {
  test.each([
    ['grades', { grades: { ...numbers.grades, good: 90 } }],
    ['monthlyReach', { monthlyReach: { num: 5, den: 4 } }],
    ['minRaters', { minRaters: 0 }],
    ['realName.suffix', { realName: { ...numbers.realName, suffix: '\ud800' } }],
    ['timeZone', { timeZone: 'Asia/Urumqi' }],
    ['version', { version: 7, effectiveFrom: '2026-07' }],
  ])('that PUT would refuse at %s is refused so', async (path, wrong) => {
    const policy = { effectiveFrom: '2026-07', ...numbers, ...wrong }
    const put = await call(handler, putPolicy, { body: policy, claims: assessor })
    const tried = await post({ body: { policy, months: [may], orgId: 'ha' } })
    const [error] = put.body.errors
    expect(error.path).toBe(path)
    expect(tried).toMatchObject({
      status: put.status,
      body: { code: put.body.code, errors: [{ ...error, path: `policy.${path}` }] },
    })
  })

  test.each([
    ['months.1', 409, 'month_not_begun', { months: [may, '2026-07'] }],
    ['months.0', 400, 'invalid_request', { months: ['1969-12'] }],
    ['months.0', 409, 'month_not_over', { months: ['2026-06'] }],
    ['months', 400, 'invalid_request', { months: [may, may] }],
    ['months', 400, 'invalid_request', { months: [] }],
    ['months', 400, 'invalid_request', { months: Array.from({ length: 13 }, (_, n) => `20${10 + n}-01`) }],
    ['orgId', 404, 'unknown_org', { orgId: 'cb' }],
    ['orgId', 400, 'invalid_request', { orgId: undefined }],
    ['policy', 400, 'invalid_request', { policy: undefined }],
  ])('with a bad %s is refused: %s %s', async (path, status, code, wrong) => {
    const answer = await post({ body: { policy: numbers, months: [may], orgId: 'ha', ...wrong } })
    expect(answer).toMatchObject({ status, body: { code, errors: [{ path }] } })
  })

  test('is the city’s to try', async () => {
    const body = { policy: numbers, months: [may], orgId: 'ls' }
    for (const claims of [claimsOf('assessor', 'ls'), claimsOf('orgAdmin', 'ha'), claimsOf('analyst', 'ha')])
      expect((await post({ body, claims })).status).toBe(403)
  })
})

describe('who is a cadre', () => {
  const li = { ...assessor, cadreId: 'c-li' }
  let id: string

  test('is in no sum of its own rehearsals', async () => {
    id = await done({}, li)
    expect((await get(id, { claims: li })).body).toMatchObject({
      leftOut: 'c-li',
      cadresTotal: 1,
      changes: [{ assessed: 1, moves: { down: 0, same: 1 } }],
      items: [],
    })
  })

  test('does not read those of others, in which it is', async () => {
    id = await done()
    expect(await get(id, { claims: li })).toMatchObject({ status: 403, body: { code: 'another_hand' } })
    expect((await get(id, { claims: claimsOf('assessor', 'ls') })).status).toBe(404)
  })
})
