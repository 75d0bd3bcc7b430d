import { beforeEach, expect, test, vi } from 'vitest'
import { claimsOf } from '../../../shared/http/testing.ts'
import { admin, city, linkTo } from '../../../shared/repositories/roster/testing/examples.ts'
import { getHandover } from '../../import-results/endpoints.ts'
import { openWorld, type World } from '../testing/world.ts'
import { handOver } from './endpoints.ts'

const id = '0197a2c4-5b00-7000-8000-0000000000aa'

let world: World
beforeEach(async () => {
  world = await openWorld()
  for (const link of [
    linkTo('y-1'),
    linkTo('y-2', '2026-02-01', '2026-12-01'),
    linkTo('y-3', '2026-02-01', '2026-03-01'),
    linkTo('y-4', '2026-07-01'),
  ])
    await world.roster.putLink('c-wang', link, admin('2026-01-01'))
  await world.roster.putOrg('cb', { ...city, name: '共青团盐城市委', region: '盐城市' }, admin('2026-01-01'))
  const foreign = { name: '绿合志愿者协会', kind: 'association', orgId: 'cb' } as const
  await world.roster.putBase('b-foreign', foreign, admin('2026-01-01'))
})

const post = (body: object, claims?: Record<string, string>) =>
  world.call(
    handOver,
    { params: { cadreId: 'c-wang' }, body: { id, to: 'c-li', on: '2026-06-01', ...body } },
    claims,
  )
const watch = async () =>
  (await world.call(getHandover, { params: { cadreId: 'c-wang', handoverId: id } })).body
const done = async (body = {}) => {
  await post(body)
  await world.work()
  return watch()
}
const linksOf = async (cadreId: string) =>
  (await world.roster.readCadreWithLinks(cadreId))?.links.map(({ youthId, since, until }) =>
    `${youthId} ${since} ${until ?? ''}`.trim(),
  )

test('all links of the day end and begin with the successor the same day', async () => {
  expect(await post({})).toMatchObject({ status: 202, body: { handoverId: id } })
  await world.work()
  expect(await watch()).toMatchObject({
    handoverId: id,
    state: 'done',
    counts: { changed: 2, refused: 0 },
    notices: ['1名青年的联系在交接日之后才开始，未交接'],
    items: [
      { cadreId: 'c-wang', youthId: 'y-1', result: 'changed' },
      { cadreId: 'c-wang', youthId: 'y-2', result: 'changed' },
    ],
  })
  expect(await linksOf('c-wang')).toEqual([
    'y-1 2026-01-01 2026-06-01',
    'y-2 2026-02-01 2026-06-01',
    'y-3 2026-02-01 2026-03-01',
    'y-4 2026-07-01',
  ])
  expect(await linksOf('c-li')).toEqual(['y-1 2026-06-01', 'y-2 2026-06-01 2026-12-01'])
  expect(await world.roster.readClaims(['y-1'])).toMatchObject({
    'y-1': [
      { cadreId: 'c-wang', since: '2026-01-01', until: '2026-06-01' },
      { cadreId: 'c-li', since: '2026-06-01' },
    ],
  })
})

test('some youths, to another base', async () => {
  const base = { name: '东风社区团支部', kind: 'communityBranch', orgId: 'ls' } as const
  await world.roster.putBase('b-dongfeng', base, admin('2026-01-01'))
  const body = await done({ youthIds: ['y-1', 'y-3'], bases: { 'b-hongxing': 'b-dongfeng' } })
  expect(body.items).toMatchObject([
    { youthId: 'y-1', result: 'changed' },
    { youthId: 'y-3', result: 'refused', reason: '该青年在交接日未被联系' },
  ])
  expect((await world.roster.readCadreWithLinks('c-li'))?.links).toMatchObject([{ baseId: 'b-dongfeng' }])
})

test('is told to who asks for the cadre whose links it is about', async () => {
  await done()
  const other = await world.call(getHandover, { params: { cadreId: 'c-li', handoverId: id } })
  expect(other).toMatchObject({ status: 404, body: { code: 'not_found' } })
})

test('sent again it begins nothing again', async () => {
  await done()
  const sent = world.sent.length
  expect(await post({})).toMatchObject({ status: 202, body: { handoverId: id } })
  expect(world.sent).toHaveLength(sent)
})

test('sent again after nothing of it was sent, it is done', async () => {
  world.lose(1)
  await post({})
  expect((await watch()).rowsDone).toBe(0)
  expect((await done()).counts).toMatchObject({ changed: 2 })
})

test('the id of another order is refused, and what that one does stays', async () => {
  await post({ youthIds: ['y-2', 'y-1'] })
  const refused = { status: 409, body: { code: 'id_reused', errors: [{ path: 'id' }] } }
  for (const other of [{ youthIds: ['y-4'] }, {}, { on: '2026-06-02', youthIds: ['y-1', 'y-2'] }])
    expect(await post(other)).toMatchObject(refused)
  expect(await post({ youthIds: ['y-1', 'y-2'] })).toMatchObject({ status: 202 })
  await world.work()
  expect(await watch()).toMatchObject({ state: 'done', rowsTotal: 2, counts: { changed: 2 } })
})

test('after a crash it goes on, and tells what the first try did', async () => {
  await post({})
  const { handOverLink } = world.roster
  let count = 0
  const crash = vi.spyOn(world.roster, 'handOverLink').mockImplementation((...handover) => {
    count += 1
    if (count === 2) throw new Error('crash')
    return handOverLink(...handover)
  })
  await world.work()
  crash.mockRestore()
  await world.work()
  expect(await watch()).toMatchObject({ state: 'done', counts: { changed: 2 } })
  expect(await linksOf('c-li')).toEqual(['y-1 2026-06-01', 'y-2 2026-06-01 2026-12-01'])
})

test('done again, since it died before it had said so, it takes nothing from the successor', async () => {
  const { put } = world.jobItems
  let count = 0
  const crash = vi.spyOn(world.jobItems, 'put').mockImplementation(async (...item) => {
    count += 1
    if (count === 4) throw new Error('crash')
    return put(...item)
  })
  await post({})
  await world.work()
  crash.mockRestore()
  await world.work()
  expect(await watch()).toMatchObject({ state: 'done', counts: { changed: 2 } })
  expect(await linksOf('c-li')).toEqual(['y-1 2026-06-01', 'y-2 2026-06-01 2026-12-01'])
})

test('a link that somebody ended meanwhile stays so, and does not go over', async () => {
  await post({})
  await world.roster.putLink('c-wang', linkTo('y-1', '2026-01-01', '2026-05-01'), admin('2026-05-01'))
  await world.work()
  expect((await watch()).items).toMatchObject([
    { youthId: 'y-1', result: 'refused', reason: '他人同时修改了同一内容，请重新导入' },
    { youthId: 'y-2', result: 'changed' },
  ])
  expect(await linksOf('c-wang')).toContain('y-1 2026-01-01 2026-05-01')
  expect(await linksOf('c-li')).toEqual(['y-2 2026-06-01 2026-12-01'])
})

test.each([
  [1, 'rows', 3],
  [2, 'job', 2],
  [3, 'plan', 2],
  [4, 'results', 2],
  [5, 'counts', 2],
])(
  'who sends it again after it died with write %i, its %s, gets %i links done',
  async (nth, _, rowsTotal) => {
    const { put } = world.jobItems
    let count = 0
    vi.spyOn(world.jobItems, 'put').mockImplementation(async (...item) => {
      const outcome = await put(...item)
      count += 1
      if (count === nth) throw new Error('crash')
      return outcome
    })
    await post({})
    await world.work()
    world.drop()
    await world.roster.putLink('c-wang', linkTo('y-5'), admin('2026-01-01'))
    expect(await post({})).toMatchObject({ status: 202 })
    await world.work()
    expect(await watch()).toMatchObject({ state: 'done', rowsTotal, counts: { changed: rowsTotal } })
  },
)

test('what the successor holds already is refused, and nothing of it is half done', async () => {
  await world.roster.putLink('c-li', linkTo('y-1', '2026-03-01'), admin('2026-01-01'))
  expect((await done()).items[0]).toMatchObject({
    result: 'refused',
    reason: '该团干部与该青年已有时间重叠的联系',
  })
  expect((await linksOf('c-wang'))?.[0]).toBe('y-1 2026-01-01')
})

test.each([
  ['to', { to: 'c-wang' }, 400, 'invalid_request'],
  ['to', { to: 'c-nobody' }, 404, 'unknown_cadre'],
  ['bases.b-hongxing', { bases: { 'b-hongxing': 'b-nobody' } }, 400, 'unknown_base'],
  ['bases.b-hongxing', { bases: { 'b-hongxing': 'b-foreign' } }, 400, 'unknown_base'],
  ['on', { on: 'tomorrow' }, 400, 'invalid_request'],
  ['id', { id: 'x' }, 400, 'invalid_request'],
])('a bad %s is named: %j', async (path, body, status, code) => {
  expect(await post(body)).toMatchObject({ status, body: { code, errors: [{ path }] } })
  expect(world.sent).toEqual([])
})

test('a cadre out of scope looks like one that is not there', async () => {
  expect(await post({}, claimsOf('orgAdmin', 'ls-zhuma'))).toMatchObject({
    status: 404,
    body: { code: 'not_found' },
  })
  expect(await post({}, claimsOf('cadre', 'c-wang'))).toMatchObject({ status: 403 })
})
