import { beforeEach, expect, test } from 'vitest'
import { type World, worldOf } from '../../../shared/assessing/testing/world.ts'
import { contact, demand, feedback, visit } from '../../../shared/domain/testing/events.ts'
import { linksTo, world as scenarioOf } from '../../../shared/domain/testing/world.ts'
import { serve } from '../../../shared/http/serve.ts'
import { call, claimsOf } from '../../../shared/http/testing.ts'
import { directoryOn } from '../../../shared/repositories/roster/directory.ts'
import { listYouths } from './endpoints.ts'
import { routes } from './routes.ts'

const admin = claimsOf('orgAdmin', 'ls')
let world: World
let list: (query?: Record<string, string>, claims?: Record<string, string>) => ReturnType<typeof call>

beforeEach(async () => {
  const rivals = ['c-a', 'c-b', 'c-c']
  const scenario = scenarioOf(
    [
      contact(1, '2026-05-02'),
      contact(2, '2026-04-11', { youthIds: ['y-2'], channel: 'wechat' }),
      visit(3, '2026-06-01', { youthIds: ['y-3'], activity: 'groupActivity' }),
      demand(4, '2026-06-02', { youthId: 'y-2' }),
    ],
    {},
    [
      ...linksTo(3),
      ...linksTo(1, { since: '2026-06-10' }).map(link => ({
        ...link,
        youthId: 'y-9',
        baseId: 'b-2',
        field: 'student' as const,
      })),
      ...rivals.flatMap(cadreId => linksTo(1, { cadreId, since: '2024-01-01' })),
    ],
  )
  const [own] = scenario.cadres
  if (!own) throw new Error('no cadre')
  world = await worldOf({
    ...scenario,
    cadres: [own, ...rivals.map(cadreId => ({ ...own, cadreId, serviceFrom: '2024-01-01' }))],
  })
  const deps = { ...world, directory: directoryOn(world.roster, world.now) }
  const handler = serve({}, routes(deps), deps)
  list = (query = {}, claims = admin) =>
    call(handler, listYouths, { params: { cadreId: 'c-1' }, query, claims })
})

const ids = ({ body }: { body: { items: { youthId: string }[] } }) => body.items.map(({ youthId }) => youthId)

test('the longest silent come first, with base, last contact and demands', async () => {
  const { status, body } = await list()
  expect([status, ids({ body })]).toEqual([200, ['y-2', 'y-1', 'y-3', 'y-9']])
  expect(body.items[0]).toEqual({
    youthId: 'y-2',
    baseId: 'b-1',
    baseName: '红星社区团支部',
    baseKind: 'communityBranch',
    field: 'community',
    since: '2025-01-01',
    last: { on: '2026-04-11', by: 'online' },
    silentDays: 81,
    metThisYear: false,
    openDemands: 1,
    overlapping: false,
  })
  expect(body.items.map(({ overlapping }: { overlapping: boolean }) => overlapping)).toEqual([
    false,
    true,
    false,
    false,
  ])
})

test('they are found by base and field, and sorted', async () => {
  expect(ids(await list({ baseId: 'b-2' }))).toEqual(['y-9'])
  expect(ids(await list({ field: 'community', sort: 'youthId' }))).toEqual(['y-1', 'y-2', 'y-3'])
})

test('a page goes on behind the last, whoever was reached meanwhile', async () => {
  const first = await list({ limit: '1' })
  expect(ids(first)).toEqual(['y-2'])
  await world.record(contact(9, '2026-06-29', { youthIds: ['y-2'] }))
  const rest = await list({ cursor: first.body.nextCursor })
  expect(ids(rest)).toEqual(['y-1', 'y-3', 'y-9', 'y-2'])
})

test('nothing of it changes for the cadre when a youth rates, or confirms', async () => {
  const self = claimsOf('cadre', 'c-1')
  const before = await list({}, self)
  await world.record(
    feedback(8, '2026-06-29', { youthId: 'y-3', score: 1, confirms: contact(1, '2026-05-02').id }),
  )
  expect(await list({}, self)).toEqual(before)
  expect(before.status).toBe(200)
})

test.each([
  ['orgAdmin', 'xx', 404],
  ['analyst', 'ls', 403],
  ['collector', 'ls', 403],
  ['cadre', 'c-a', 404],
] as const)('%s of %s gets %i', async (role, of, status) => {
  expect((await list({}, claimsOf(role, of))).status).toBe(status)
})
