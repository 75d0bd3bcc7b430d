import { beforeEach, describe, expect, test, vi } from 'vitest'
import { assessCadre } from '../../../shared/assessing/assess-cadre.ts'
import { rollUp } from '../../../shared/assessing/roll-up.ts'
import { type World, worldOf } from '../../../shared/assessing/testing/world.ts'
import { memoryItems } from '../../../shared/aws/items/memory.ts'
import type { Endpoint } from '../../../shared/contracts/endpoint.ts'
import { goldenOf } from '../../../shared/domain/testing/goldens.ts'
import { hashedSubject } from '../../../shared/http/access-log.ts'
import { serve } from '../../../shared/http/serve.ts'
import { call, claimsOf, type Received } from '../../../shared/http/testing.ts'
import { countsOn } from '../../../shared/repositories/counts.ts'
import { directoryOn } from '../../../shared/repositories/roster/directory.ts'
import { type VoiceResponses, voiceResponsesOn } from '../../../shared/repositories/voice-responses.ts'
import { getRollup, listCadreAssessments, listCadreMonths, listOrgMonths } from './endpoints.ts'
import { routes } from './routes.ts'

const { scenario, rollup, month, expected } = goldenOf('10')
const admin = claimsOf('orgAdmin', 'city')
let world: World
let rankings: boolean
let get: (
  endpoint: Endpoint,
  orgId: string,
  query?: Record<string, string>,
  claims?: typeof admin,
  of?: string,
) => Promise<Received>

/** What nobody needs of a small org. */
const counting = () => ({ counts: countsOn(memoryItems(), world.now), sendReport: async () => {} })

beforeEach(async () => {
  vi.restoreAllMocks()
  rankings = false
  world = await worldOf(scenario)
  for (const { cadreId } of scenario.cadres) await assessCadre(world, cadreId, month, '2026-06-30', 'final')
  for (const { orgId } of [...scenario.orgs].reverse()) await rollUp(world, orgId, month)
  const policies = {
    ...world.policies,
    readPolicyOfMonth: async (of: string, orgId?: string) => ({
      ...(await world.policies.readPolicyOfMonth(of, orgId)),
      rankings,
    }),
  }
  const responses = voiceResponsesOn(memoryItems(), world.roster.readOrgPath)
  await responses.addIssued('gaogou', month, 'excellent', ['y01', 'y02', 'y03'])
  await responses.addAnswered('gaogou', month, 'excellent', 'y02')
  const deps = {
    ...world,
    ...counting(),
    policies,
    responses,
    directory: directoryOn(world.roster, world.now),
  }
  const handler = serve({}, routes(deps), deps)
  get = (endpoint, orgId, query = {}, claims = admin, of = month) =>
    call(handler, endpoint, { params: { orgId, month: of }, query, claims })
})

describe('a roll-up', () => {
  test.each(Object.keys(rollup ?? {}))('of %s is as expected', async orgId => {
    const { status, body } = await get(getRollup, orgId)
    expect(status).toBe(200)
    expect(body).toMatchObject(rollup?.[orgId] ?? {})
  })

  test('says whether it is known, and how many are kept back', async () => {
    expect((await get(getRollup, 'city')).body).toMatchObject({ state: 'assessed', keptBack: 0 })
    await world.keptBack.keepBack({ orgId: 'xuyi', month, cadreId: 'x', runIds: [], at: '' }, 'internal')
    for (const orgId of ['xuyi', 'city']) await rollUp(world, orgId, month)
    expect((await get(getRollup, 'city')).body).toMatchObject({ state: 'assessed', keptBack: 1 })
    const of = async (other: string, orgId: string) =>
      (await get(getRollup, orgId, {}, admin, other)).body.state
    expect(await of('2026-07', 'gaogou')).toBe('none')
    await world.openings.openMonth({ month: '2026-07', orgId: 'lianshui', status: 'provisional' })
    expect([await of('2026-07', 'gaogou'), await of('2026-07', 'city')]).toEqual(['running', 'none'])
  })

  test('says whether all of it is final', async () => {
    expect((await get(getRollup, 'city')).body.status).toBe('final')
    expect((await get(getRollup, 'ent')).body).not.toHaveProperty('status')
    const [{ cadreId = '' } = {}] = scenario.cadres
    await assessCadre(world, cadreId, '2026-07', '2026-07-15', 'provisional')
    for (const { orgId } of [...scenario.orgs].reverse()) await rollUp(world, orgId, '2026-07')
    expect((await get(getRollup, 'city', {}, admin, '2026-07')).body.status).toBe('provisional')
  })

  test('tells the responses of more than 500 orgs as they were counted last, and to a cadre as they stand', async () => {
    const of = { what: 'responses', orgId: 'city', of: month } as const
    const counted = countsOn(memoryItems(), world.now)
    const line = { issued: 2, answered: 1 }
    const responses: VoiceResponses = {
      ...world.responses,
      readResponses: async () => new Map(),
      listResponses: async (_, __, limit = 600) =>
        new Map(Array.from({ length: limit }, (_, n) => [`o-${n}`, line])),
    }
    const sent: unknown[] = []
    const sendReport = async (messages: readonly unknown[]) => void sent.push(...messages)
    const directory = directoryOn(world.roster, world.now)
    const deps = { ...world, counts: counted, sendReport, responses, directory }
    const ask = async (claims = admin) =>
      (await call(serve({}, routes(deps), deps), getRollup, { params: { orgId: 'city', month }, claims }))
        .body.response
    expect(await ask()).toEqual({ issued: 1200, answered: 600, rate: 0.5 })
    expect(sent).toEqual([of])
    await counted.keepCount(of, async () => ({ issued: 1000, answered: 500 }))
    const countedAt = world.now().toISOString()
    expect(await ask()).toEqual({ issued: 1000, answered: 500, rate: 0.5, countedAt })
    expect(await ask({ ...admin, cadreId: 'excellent' })).toEqual({ issued: 1200, answered: 600, rate: 0.5 })
  })

  test('of an org without assessed cadres is zeros and nulls, never rolled up or not', async () => {
    const { status, body } = await get(getRollup, 'ent')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      orgId: 'ent',
      month,
      assessed: 0,
      grades: { excellent: 0, good: 0, pass: 0, fail: 0, exempt: 0 },
      unrated: 0,
      histogram: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      dimensions: { attainment: { score: null }, activity: { score: null }, satisfaction: { score: null } },
    })
    expect(body.dimensions.attainment.indicators.quota).toBeNull()
  })
})

describe('the table', () => {
  const ids = ({ body }: Received) => body.items.map(({ cadreId }: { cadreId: string }) => cadreId)
  const totals = ({ body }: Received) => body.items.map(({ total }: { total: number }) => total)

  test('lists the cadres of the org and of all below, by id', async () => {
    expect(ids(await get(listCadreAssessments, 'city'))).toEqual([
      'capped',
      'excellent',
      'exempt',
      'fails',
      'unheard',
    ])
    expect(ids(await get(listCadreAssessments, 'lianshui'))).toEqual(['capped', 'excellent'])
    expect(ids(await get(listCadreAssessments, 'ent'))).toEqual([])
  })

  test('is ranked by no score unless the policy says so', async () => {
    const { status, body } = await get(listCadreAssessments, 'city', { sort: 'total' })
    expect([status, body.code, body.errors[0].path]).toEqual([403, 'rankings_off', 'sort'])
  })

  test.each([
    [{ grade: 'excellent' }, ['excellent']],
    [{ grade: 'exempt' }, ['exempt']],
    [{ category: 'fullTime' }, ['fails']],
    [{ q: '王' }, ['excellent']],
    [{ grade: 'excellent', category: 'fullTime' }, []],
  ])('asked %j is of %j', async (query, expected) => {
    expect(ids(await get(listCadreAssessments, 'city', query as Record<string, string>))).toEqual(expected)
    rankings = true
    vi.spyOn(console, 'info').mockImplementation(() => {})
    const sorted = { ...query, sort: 'activity' } as unknown as Record<string, string>
    expect(ids(await get(listCadreAssessments, 'city', sorted))).toEqual(expected)
  })

  test('comes by any score, the highest first, those without last, and who ranked is noted', async () => {
    rankings = true
    const noted = vi.spyOn(console, 'info').mockImplementation(() => {})
    const sorted = totals(await get(listCadreAssessments, 'city', { sort: 'total' }))
    expect(noted.mock.calls.flat()).toContainEqual(
      expect.objectContaining({
        message: 'people were ranked',
        by: hashedSubject('u-orgAdmin'),
        role: 'orgAdmin',
        orgId: 'city',
        month,
        sort: 'total',
      }),
    )
    expect(sorted).toEqual([...sorted].sort((a, b) => b - a))
    expect(sorted).toContain(expected.excellent?.total)
    const { body } = await get(listCadreAssessments, 'city', { sort: 'satisfaction' })
    const scores = body.items.map(
      ({ dimensions }: { dimensions: { satisfaction: { score: number | null } } }) =>
        dimensions.satisfaction.score,
    )
    const rated = scores.filter((score: number | null) => score !== null)
    expect(scores).toEqual([...rated.sort((a: number, b: number) => b - a), ...scores.slice(rated.length)])
    expect(scores.slice(rated.length)).toEqual(scores.slice(rated.length).map(() => null))
    expect(scores.at(-1)).toBeNull()
  })

  test('comes in pages that neither repeat nor miss anybody', async () => {
    rankings = true
    vi.spyOn(console, 'info').mockImplementation(() => {})
    for (const sort of ['cadreId', 'total', 'activity']) {
      const all = ids(await get(listCadreAssessments, 'city', { sort }))
      const paged: string[] = []
      let cursor: string | undefined
      do {
        const page = await get(listCadreAssessments, 'city', { sort, limit: '2', ...(cursor && { cursor }) })
        paged.push(...ids(page))
        cursor = page.body.nextCursor
      } while (cursor)
      expect(paged).toEqual(all)
    }
  })

  test('shows names to the committee, and none to an analyst', async () => {
    const { body } = await get(listCadreAssessments, 'gaogou')
    expect(body.items).toMatchObject([{ cadreId: 'excellent', name: '王建国', grade: 'excellent' }])
    const analysed = await get(listCadreAssessments, 'gaogou', {}, claimsOf('analyst', 'city'))
    expect(analysed.body.items).toMatchObject([{ cadreId: 'excellent', grade: 'excellent' }])
    expect(JSON.stringify(analysed.body)).not.toMatch(/王建国|13800000001/)
    expect(JSON.stringify(body)).not.toContain('13800000001')
  })

  test('refuses an unknown order', async () => {
    const { status, body } = await get(listCadreAssessments, 'city', { sort: 'name' })
    expect([status, body.errors[0].path]).toEqual([400, 'sort'])
  })
})

test('how many youths spoke stands beside what they say, but not for the cadre itself', async () => {
  const response = { issued: 3, answered: 1, rate: 0.3333 }
  const nobody = { issued: 0, answered: 0, rate: null }
  const both = { ...admin, cadreId: 'excellent' }
  expect((await get(getRollup, 'city')).body.response).toEqual(response)
  expect((await get(getRollup, 'city', {}, both)).body.response).toEqual(nobody)
  expect((await get(listCadreAssessments, 'gaogou')).body.items).toMatchObject([{ response }])
  expect((await get(listCadreAssessments, 'gaogou', {}, both)).body.items[0]).not.toHaveProperty('response')
})

test.each([
  ['orgAdmin', 'xuyi', 404],
  ['orgAdmin', 'lianshui', 200],
  ['assessor', 'city', 200],
  ['analyst', 'lianshui', 200],
  ['analyst', 'gaogou', 404],
  ['collector', 'city', 403],
  ['cadre', 'capped', 403],
] as const)('%s of %s reads of lianshui: %i', async (role, of, status) => {
  for (const endpoint of [getRollup, listCadreAssessments])
    expect((await get(endpoint, 'lianshui', {}, claimsOf(role, of))).status).toBe(status)
})

describe('an admin who is one of the cadres', () => {
  const both = { ...admin, cadreId: 'excellent' }

  // Five have rated; one of them again, so that the change would tell its score.
  beforeEach(async () => {
    const again = {
      type: 'feedback',
      id: '0000000a-0000-4000-8000-0000000000f1',
      cadreId: 'excellent',
      youthId: 'y02',
      score: 2,
      source: 'app',
      occurredAt: '2026-06-29T12:00:00+08:00',
      recordedAt: '2026-06-29T04:00:30.000Z',
      recordedBy: 'u-collector-7',
    } as const
    await world.record(again)
    await assessCadre(world, 'excellent', month, '2026-06-30', 'final')
    for (const orgId of ['gaogou', 'lianshui', 'city']) await rollUp(world, orgId, month)
  })

  test('reads its own line as it reads its result as a cadre, and nobody else’s otherwise', async () => {
    const all = (await get(listCadreAssessments, 'city')).body.items
    const seen = (await get(listCadreAssessments, 'city', {}, both)).body.items
    const own = seen.find(({ cadreId }: { cadreId: string }) => cadreId === 'excellent')
    expect(own).toMatchObject({ withheld: true, total: null, grade: null })
    expect(own.dimensions.satisfaction).toMatchObject({ score: null, indicators: { rating: null } })
    expect(own).not.toHaveProperty('digest')
    const others = (items: { cadreId: string }[]) => items.filter(({ cadreId }) => cadreId !== 'excellent')
    expect(others(seen)).toEqual(others(all))
  })

  test('finds its own rating in no sum', async () => {
    const { body } = await get(getRollup, 'gaogou', {}, both)
    expect(body.dimensions.satisfaction.indicators.rating).toBeNull()
    expect(body.grades).toEqual({ excellent: 0, good: 0, pass: 0, fail: 0, exempt: 0 })
    expect(body.assessed).toBe((await get(getRollup, 'gaogou')).body.assessed)
  })
})

describe('months in a row', () => {
  const row = async (endpoint: Endpoint, params: object, query: Record<string, string>, claims = admin) => {
    const deps = {
      ...world,
      ...counting(),
      responses: voiceResponsesOn(memoryItems(), async () => []),
      directory: directoryOn(world.roster, world.now),
    }
    return call(serve({}, routes(deps), deps), endpoint, { params: { ...params }, query, claims })
  }

  test('of an org are its roll-ups', async () => {
    const { status, body } = await row(listOrgMonths, { orgId: 'city' }, { from: '2026-01', to: '2026-06' })
    expect([status, body.orgId, body.items.map((item: { month: string }) => item.month)]).toEqual([
      200,
      'city',
      ['2026-06'],
    ])
    expect(body.items[0]).toMatchObject({ ...rollup?.city, state: 'assessed', keptBack: 0 })
  })

  test('of a cadre are its results', async () => {
    await assessCadre(world, 'excellent', '2026-05', '2026-05-31', 'final')
    const { body } = await row(listCadreMonths, { cadreId: 'excellent' }, { to: '2026-06' })
    expect(body.items.map((item: { month: string }) => item.month)).toEqual(['2026-05', '2026-06'])
    expect(body.items[1]).toMatchObject({ grade: 'excellent', total: expected.excellent?.total })
    expect(body.items[1]).not.toHaveProperty('evidence')
  })

  test('of a cadre to itself are as it sees each of them', async () => {
    const self = claimsOf('cadre', 'excellent')
    const { status, body } = await row(listCadreMonths, { cadreId: 'excellent' }, { to: '2026-06' }, self)
    expect([status, body.items.length]).toEqual([200, 1])
    expect(body.items[0].digest).toBeUndefined()
    expect(body.items[0].grade).toBe(body.items[0].withheld ? null : 'excellent')
  })

  test.each([
    [{ from: '2026-07', to: '2026-06' }, 'from'],
    [{ from: '2020-01', to: '2026-06' }, 'from'],
    [{ to: '2026' }, 'to'],
  ])('asked %j is refused, naming %s', async (query, path) => {
    const { status, body } = await row(listOrgMonths, { orgId: 'city' }, query as Record<string, string>)
    expect([status, body.errors[0].path]).toEqual([400, path])
  })

  test('are for who reaches them', async () => {
    const of = async (role: 'analyst' | 'orgAdmin' | 'cadre', id: string) =>
      (await row(listCadreMonths, { cadreId: 'excellent' }, {}, claimsOf(role, id))).status
    expect([await of('analyst', 'city'), await of('orgAdmin', 'xuyi'), await of('cadre', 'capped')]).toEqual([
      200, 404, 404,
    ])
  })
})
