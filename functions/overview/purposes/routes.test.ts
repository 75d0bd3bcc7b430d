import { beforeEach, expect, test } from 'vitest'
import { type World, worldOf } from '../../../shared/assessing/testing/world.ts'
import type { Endpoint } from '../../../shared/contracts/endpoint.ts'
import { contact, feedback, visit } from '../../../shared/domain/testing/events.ts'
import { linksTo, world as scenarioOf } from '../../../shared/domain/testing/world.ts'
import { serve } from '../../../shared/http/serve.ts'
import { call, claimsOf } from '../../../shared/http/testing.ts'
import { directoryOn } from '../../../shared/repositories/roster/directory.ts'
import { getCadrePurposes, getOrgPurposes } from './endpoints.ts'
import { routes } from './routes.ts'

const admin = claimsOf('orgAdmin', 'ls')
let world: World
let get: (
  endpoint: Endpoint,
  query?: Record<string, string>,
  claims?: Record<string, string>,
) => ReturnType<typeof call>

beforeEach(async () => {
  const scenario = scenarioOf([
    contact(1, '2026-06-02', { purpose: 'listen', programmes: ['leftBehindChildren'] }),
    contact(2, '2026-04-02', { purpose: 'help', youthIds: ['y-1', 'y-2'] }),
    contact(3, '2026-06-03', { cadreId: 'c-2', purpose: 'listen' }),
    visit(4, '2026-06-04', { youthIds: ['y-3'], activity: 'openDay', programmes: ['openDay'] }),
  ])
  const [own] = scenario.cadres
  if (!own) throw new Error('no cadre')
  world = await worldOf({
    ...scenario,
    cadres: [own, { ...own, cadreId: 'c-2', name: '李梅' }],
    links: [...scenario.links, ...linksTo(1, { cadreId: 'c-2', field: 'rural' })],
  })
  const deps = { ...world, directory: directoryOn(world.roster, world.now) }
  const handler = serve({}, routes(deps), deps)
  get = (endpoint, query = {}, claims = admin) =>
    call(handler, endpoint, {
      params: endpoint === getOrgPurposes ? { orgId: 'ls' } : { cadreId: 'c-1' },
      query,
      claims,
    })
})

test('a cadre’s month, quarter or year is counted by purpose, field and programme', async () => {
  const { status, body } = await get(getCadrePurposes, { month: '2026-06' })
  expect([status, body.name, body.from, body.to]).toEqual([200, '王建国', '2026-06', '2026-06'])
  expect([body.contacts, body.visits, body.youths]).toEqual([1, 1, 2])
  expect(body.purposes.find((each: { purpose: string }) => each.purpose === 'listen')).toEqual({
    purpose: 'listen',
    contacts: 1,
    youths: 1,
  })
  expect(body.programmes).toEqual([
    { programme: 'leftBehindChildren', name: '“百千万”留守儿童关爱', contacts: 1, visits: 0, youths: 1 },
    { programme: 'openDay', name: '机关开放日', contacts: 0, visits: 1, youths: 1 },
  ])
  expect((await get(getCadrePurposes, { period: '2026-Q2' })).body.youths).toBe(3)
  expect((await get(getCadrePurposes, { period: '2026', field: 'student' })).body.contacts).toBe(0)
})

test('an org’s cadres are counted one by one, with the sums of the page', async () => {
  const { body } = await get(getOrgPurposes, { month: '2026-06' })
  expect([body.orgId, body.name, body.cadres, body.contacts, body.youths]).toEqual([
    'ls',
    '共青团涟水县委',
    2,
    2,
    3,
  ])
  expect(body.items.map(({ cadreId, name }: { cadreId: string; name: string }) => [cadreId, name])).toEqual([
    ['c-1', '王建国'],
    ['c-2', '李梅'],
  ])
  const first = await get(getOrgPurposes, { month: '2026-06', limit: '1' })
  expect([first.body.cadres, first.body.contacts]).toEqual([1, 1])
  const second = await get(getOrgPurposes, {
    month: '2026-06',
    limit: '1',
    cursor: first.body.nextCursor,
  })
  expect(second.body.items[0].cadreId).toBe('c-2')
  expect((await get(getOrgPurposes, { month: '2026-06', field: 'rural' })).body.contacts).toBe(1)
})

test('what youths say changes nothing of it', async () => {
  const self = claimsOf('cadre', 'c-1')
  const before = await get(getCadrePurposes, { month: '2026-06' }, self)
  await world.record(feedback(9, '2026-06-20', { youthId: 'y-7' }))
  expect(await get(getCadrePurposes, { month: '2026-06' }, self)).toEqual(before)
})

test.each([
  [{ month: '2026-06', period: '2026' }, 'period'],
  [{ period: '2026-Q5' }, 'period'],
  [{ field: 'village' }, 'field'],
])('asked %j is refused, naming %s', async (query, path) => {
  const { status, body } = await get(getCadrePurposes, query as Record<string, string>)
  expect([status, body.errors[0].path]).toEqual([400, path])
})

test('is for the committee, and a cadre’s own for itself', async () => {
  expect((await get(getOrgPurposes, {}, claimsOf('cadre', 'c-1'))).status).toBe(403)
  expect((await get(getOrgPurposes, {}, claimsOf('orgAdmin', 'xx'))).status).toBe(404)
  expect((await get(getCadrePurposes, {}, claimsOf('cadre', 'c-2'))).status).toBe(404)
})
