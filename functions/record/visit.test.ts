import { beforeEach, describe, expect, test } from 'vitest'
import { visitExample } from '../../events/visit.ts'
import { call, claimsOf, type Received } from '../../shared/http/testing.ts'
import { recordVisit } from './endpoints.ts'
import { build } from './handler.ts'
import { changed, named, recordingWorld, tested, type World } from './testing/world.ts'

let world: World
let post: (body: unknown, claims?: Record<string, string>) => Promise<Received>
const kept = () => world.ledger.readMonthEvents('c-wang', '2026-05', true)

beforeEach(async () => {
  world = await recordingWorld()
  const handler = build({}, world)
  post = (body, claims = claimsOf('cadre', 'c-wang')) => call(handler, recordVisit, { body, claims })
})

test('a visit is taken once, and gives the same receipt again', async () => {
  const { id, cadreId, occurredAt } = visitExample
  const receipt = { id, type: 'visit', cadreId, occurredAt, recordedAt: tested, month: '2026-05' }
  expect(await post(visitExample)).toEqual({ status: 201, body: receipt })
  world.instant = '2026-05-25T00:00:00.000Z'
  expect(await post(visitExample)).toEqual({ status: 200, body: receipt })
  expect((await post({ ...visitExample, activity: 'survey' })).status).toBe(409)
  expect(await kept()).toEqual([{ ...visitExample, recordedAt: tested, recordedBy: 'u-c-wang' }])
})

describe('the base', () => {
  test.each(['groupActivity', 'openDay'])('may be left out of a %s', async activity => {
    const body = changed({ ...visitExample, activity }, 'baseId', undefined)
    expect((await post(body)).status).toBe(201)
  })

  test.each(['checkIn', 'themeDay', 'survey'])('must be named of a %s', async activity => {
    const answer = await post(changed({ ...visitExample, activity }, 'baseId', undefined))
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    expect(named(answer)).toEqual(['baseId'])
  })

  test.each(['checkIn', 'openDay'])('of a %s must exist', async activity => {
    const answer = await post({ ...visitExample, activity, baseId: 'b-nowhere' })
    expect(answer).toMatchObject({ status: 400, body: { code: 'unknown_base' } })
    expect(named(answer)).toEqual(['baseId'])
    expect(await kept()).toEqual([])
  })

  test('of another root is none', async () => {
    const author = { by: 'u-admin', at: tested }
    await world.roster.putOrg(
      'cb',
      { name: '共青团盐城市委', kind: 'cityCommittee', region: '盐城市' },
      author,
    )
    await world.roster.putBase('b-foreign', { name: '绿合', kind: 'association', orgId: 'cb' }, author)
    const answer = await post({ ...visitExample, baseId: 'b-foreign' })
    expect(answer).toMatchObject({ status: 400, body: { code: 'unknown_base' } })
    expect(named(answer)).toEqual(['baseId'])
    expect(await kept()).toEqual([])
  })

  test('may be one that is not assigned to the cadre: it counts for less, it happened all the same', async () => {
    const base = { name: '绿合志愿者协会', kind: 'association', orgId: 'ls' } as const
    await world.roster.putBase('b-lvhe', base, { by: 'u-admin', at: tested })
    expect((await post({ ...visitExample, baseId: 'b-lvhe' })).status).toBe(201)
  })
})

describe('a field at fault is named, and nothing is written', () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => `y-${n}`)
  test.each<[path: string, value: unknown]>([
    ['id', 'visit-1'],
    ['cadreId', 5],
    ['type', 'contact'],
    ['occurredAt', '2026-05-21 09:00'],
    ['activity', undefined],
    ['activity', 'picnic'],
    ['baseId', 'b hongxing'],
    ['baseId', null],
    ['youthIds', undefined],
    ['youthIds', many(501)],
    ['youthIds', ['y-1', 'y-1']],
    ['note', '字'.repeat(501)],
    ['channel', 'phone'],
  ])('%s = %j', async (path, value) => {
    const answer = await post(changed(visitExample, path, value))
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    expect(named(answer)).toEqual([path])
    expect(await kept()).toEqual([])
  })

  test.each([0, 500])('but %i youths are good', async count => {
    expect((await post({ ...visitExample, youthIds: many(count) })).status).toBe(201)
  })
})

test.each([
  ['collector', 'ls', 403],
  ['analyst', 'ls', 403],
  ['cadre', 'c-zhao', 404],
  ['orgAdmin', 'xuyi', 404],
  ['assessor', 'ha', 201],
] as const)('%s of %s: %i', async (role, of, status) => {
  expect((await post(visitExample, claimsOf(role, of))).status).toBe(status)
})
