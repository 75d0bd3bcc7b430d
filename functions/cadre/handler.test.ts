import { beforeEach, describe, expect, test } from 'vitest'
import type { RecordedEvent } from '../../events/index.ts'
import { assessCadre } from '../../shared/assessing/assess-cadre.ts'
import { type World, worldOf } from '../../shared/assessing/testing/world.ts'
import type { Endpoint } from '../../shared/contracts/endpoint.ts'
import type { CadreAttributes } from '../../shared/domain/roster/roster.ts'
import { goldenOf } from '../../shared/domain/testing/goldens.ts'
import { call, claimsOf, type Received, type Sent } from '../../shared/http/testing.ts'
import { directoryOn } from '../../shared/repositories/roster/directory.ts'
import type { CadreWithLinks } from '../../shared/repositories/roster/roster.ts'
import { getAssessment, getCredit, getFacts, getProgress, listEvents, listRevisions } from './endpoints.ts'
import { build } from './handler.ts'

const { scenario, expected } = goldenOf('10')
const admin = claimsOf('orgAdmin', 'lianshui')
const self = claimsOf('cadre', 'excellent')
const both = { ...admin, cadreId: 'excellent' }
const rated: RecordedEvent = {
  type: 'feedback',
  id: '0000000a-0000-4000-8000-0000000000f1',
  cadreId: 'excellent',
  youthId: 'y02',
  score: 2,
  source: 'app',
  comment: '不常见到',
  demand: { category: 'difficulty', text: '租房押金难以退还' },
  occurredAt: '2026-06-29T12:00:00+08:00',
  recordedAt: '2026-06-29T04:00:30.000Z',
  recordedBy: 'u-collector-7',
}

let world: World
let clock: string
let get: (
  endpoint: Endpoint,
  query?: Record<string, string>,
  claims?: Sent['claims'],
  params?: object,
) => Promise<Received>

beforeEach(async () => {
  clock = '2026-06-30T10:00:00+08:00'
  world = await worldOf(scenario)
  const now = () => new Date(clock)
  const handler = build({}, { ...world, directory: directoryOn(world.roster, now), now })
  get = (endpoint, query = {}, claims = admin, params = {}) => {
    const month = endpoint.path.includes('{month}') ? { month: '2026-06' } : {}
    return call(handler, endpoint, { params: { cadreId: 'excellent', ...month, ...params }, query, claims })
  }
})

describe('progress', () => {
  const shown = ({ status, body }: Received) => [status, body.month, body.asOf]

  test('is the assessment as of today, with what is short', async () => {
    const { status, body } = await get(getProgress)
    const { dimensions, total, grade } = body
    expect([status, { dimensions, total, grade }]).toEqual([200, expected.excellent])
    expect([body.cadreId, body.orgId, body.asOf]).toEqual(['excellent', 'gaogou', '2026-06-30'])
    for (const { num, den, missing } of body.short) expect(num + missing).toBe(den)
  })

  test.each([
    ['2026-06-10T10:00:00+08:00', {}, '2026-06', '2026-06-10'],
    ['2026-06-30T15:59:59Z', {}, '2026-06', '2026-06-30'],
    ['2026-06-30T16:00:00Z', {}, '2026-07', '2026-07-01'],
    ['2026-06-10T10:00:00+08:00', { month: '2026-06' }, '2026-06', '2026-06-10'],
    ['2026-06-10T10:00:00+08:00', { month: '2026-02' }, '2026-02', '2026-02-28'],
    ['2026-06-10T10:00:00+08:00', { asOf: '2026-05-07' }, '2026-05', '2026-05-07'],
    ['2026-06-10T10:00:00+08:00', { month: '2026-06', asOf: '2026-06-01' }, '2026-06', '2026-06-01'],
    ['2026-06-10T10:00:00+08:00', { month: '2026-06', asOf: '2026-06-30' }, '2026-06', '2026-06-30'],
  ])('at %s, asked %j, is of %s as of %s', async (now, query, month, asOf) => {
    clock = now
    expect(shown(await get(getProgress, query))).toEqual([200, month, asOf])
  })

  test.each([
    [{ month: '2026-06', asOf: '2026-07-01' }, 'asOf'],
    [{ month: '2026-06', asOf: '2026-05-31' }, 'asOf'],
    [{ asOf: '2026-06-31' }, 'asOf'],
    [{ month: '2026-07' }, 'month'],
    [{ month: '2026-6' }, 'month'],
    [{ day: '2026-06-01' }, 'day'],
  ])('asked %j is refused, naming %s', async (query, path) => {
    const { status, body } = await get(getProgress, query)
    expect([status, body.code, body.errors[0].path]).toEqual([400, 'invalid_request', path])
  })

  test('of a month before the service is none', async () => {
    expect(await get(getProgress, { month: '2024-12' })).toMatchObject({
      status: 404,
      body: { code: 'not_assessed' },
    })
  })

  test('of a year whose working days nobody knows says so', async () => {
    clock = '2046-06-30T10:00:00+08:00'
    const fullTime = await get(getProgress, { month: '2046-06' }, claimsOf('assessor', 'city'), {
      cadreId: 'fails',
    })
    expect(fullTime.status).toBe(200)
    expect(fullTime.body.dimensions.activity.indicators.halfDays).toBeNull()
    expect(fullTime.body.calendarMissing[0]).toBe('2046-05-28')
  })
})

describe('who reads of whom', () => {
  test.each([
    ['cadre', 'excellent', 200],
    ['cadre', 'capped', 404],
    ['orgAdmin', 'gaogou', 200],
    ['orgAdmin', 'city', 200],
    ['orgAdmin', 'xuyi', 404],
    ['assessor', 'lianshui', 200],
    ['analyst', 'lianshui', 200],
    ['analyst', 'xuyi', 404],
    ['collector', 'city', 403],
  ] as const)('%s of %s: %i', async (role, of, status) => {
    await assessCadre(world, 'excellent', '2026-06', '2026-06-30', 'final')
    const claims = claimsOf(role, of)
    for (const endpoint of [getAssessment, listRevisions])
      expect((await get(endpoint, {}, claims)).status).toBe(status)
    for (const endpoint of [getProgress, listEvents, getFacts, getCredit]) {
      const query = endpoint === listEvents ? { month: '2026-06' } : {}
      expect((await get(endpoint, query, claims)).status).toBe(role === 'analyst' ? 403 : status)
    }
  })

  test('outside the scope and nowhere at all look the same', async () => {
    const outside = await get(getProgress, {}, claimsOf('orgAdmin', 'xuyi'))
    expect(await get(getProgress, {}, claimsOf('orgAdmin', 'xuyi'), { cadreId: 'c-nobody' })).toEqual(outside)
  })
})

describe('no cadre sees who gave which score', () => {
  const { demand: _, ...silent } = rated
  const rater = { ...silent, id: '0000000a-0000-4000-8000-0000000000f2', youthId: 'y-nobody-met' }

  beforeEach(() => world.record(rated, rater as RecordedEvent))

  test.each([
    ['as a cadre', self],
    ['nor as an admin who is that cadre', both],
  ])('in the timeline, %s', async (_, claims) => {
    const { body } = await get(listEvents, { month: '2026-06', limit: '500' }, claims)
    const alias = (await world.aliases()).aliasOf(rated.id)
    expect(body.items.find(({ id }: { id: string }) => id === alias)).toEqual({
      type: 'demand',
      id: alias,
      cadreId: 'excellent',
      youthId: 'y02',
      category: 'difficulty',
      text: '租房押金难以退还',
      occurredAt: '2026-06-29T00:00:00+08:00',
      recordedAt: '2026-06-29T00:00:00+08:00',
      recordedBy: 'youth',
      late: false,
      voided: false,
    })
    const facts = await get(getFacts, {}, claims)
    expect(facts.body.facts.ratings).toEqual([])
    expect(facts.body.facts.demands).toContainEqual([
      alias,
      expect.any(Number),
      'difficulty',
      Date.parse('2026-06-29T00:00:00+08:00'),
      1,
      Date.parse('2026-06-29T00:00:00+08:00'),
    ])
    expect([facts.body.version, facts.body.facts.events]).toEqual([body.items.length, body.items.length])
    const credit = await get(getCredit, {}, claims)
    expect([credit.status, credit.body.credit.rating]).toEqual([200, undefined])
    const progress = await get(getProgress, {}, claims)
    expect(progress.body).not.toHaveProperty('digest')
    expect(progress.body.dimensions.satisfaction.indicators.rating).toBeNull()
    const all = JSON.stringify([body, facts.body, credit.body, progress.body])
    expect(all).not.toMatch(/"score":[1-5],|"comment"|feedback|不常见到|u-collector-7/)
    for (const secret of [rated.id, rater.id, rater.youthId]) expect(all).not.toContain(secret)
  })

  test('but its committee does', async () => {
    const { body } = await get(listEvents, { month: '2026-06', limit: '500' })
    expect(body.items).toContainEqual({ ...rated, late: false, voided: false })
    expect((await get(getFacts)).body.facts.ratings.length).toBeGreaterThan(0)
    expect((await get(getCredit)).body.credit.rating).toContain(rated.id)
  })
})

describe('assessments', () => {
  test('are not there before they are made', async () => {
    expect(await get(getAssessment)).toMatchObject({ status: 404, body: { code: 'not_assessed' } })
    expect(await get(listRevisions)).toEqual({ status: 200, body: { items: [] } })
  })

  test('are shown as kept: the latest, or any', async () => {
    await assessCadre(world, 'excellent', '2026-06', '2026-06-30', 'final')
    await world.record(rated)
    await assessCadre(world, 'excellent', '2026-06', '2026-06-30', 'final')
    const [first, second] = (await world.assessments.readRevisions('excellent', '2026-06')).map(
      ({ voiced: _, ...shown }) => shown,
    )
    expect((await get(getAssessment)).body).toEqual(second)
    expect((await get(getAssessment, { revision: '1' })).body).toEqual(first)
    expect((await get(listRevisions)).body).toEqual({ items: [first, second] })
    expect((await get(getAssessment, { revision: '3' })).status).toBe(404)
    expect((await get(getAssessment, { revision: 'first' })).body.errors[0].path).toBe('revision')
  })
})

test('a restatement tells the committee who changed the roster, but no analyst', async () => {
  await assessCadre(world, 'excellent', '2026-06', '2026-06-30', 'final')
  const { profile } = (await world.roster.readCadreWithLinks('excellent')) as CadreWithLinks
  const { cadreId: _, history, ...service } = profile
  const { effectiveFrom, ...attributes } = history.at(-1) as CadreAttributes
  const author = { by: 'u-13800000009', at: '2026-07-09T10:00:00+08:00' }
  await world.roster.putCadre('excellent', { ...service, ...attributes, effectiveFrom, accounts: [] }, author)
  await assessCadre(world, 'excellent', '2026-06', '2026-06-30', 'final')
  const analyst = claimsOf('analyst', 'lianshui')
  const causes = async (claims: Sent['claims']) => [
    (await get(getAssessment, {}, claims)).body.restates.rosterChanges,
    (await get(listRevisions, {}, claims)).body.items[1].restates.rosterChanges,
  ]
  const change = { at: author.at, subject: 'cadre', subjectId: 'excellent' }
  const told = [{ ...change, by: author.by }]
  expect(await causes(admin)).toEqual([told, told])
  expect(await causes(analyst)).toEqual([[change], [change]])
})

test('facts of a month in which nothing happened are empty', async () => {
  const { status, body } = await get(getFacts, {}, admin, { month: '2026-01', cadreId: 'capped' })
  expect([status, body.version, body.facts.events]).toEqual([200, 0, 0])
})
