import { beforeEach, expect, test } from 'vitest'
import { claimsOf } from '../../../shared/http/testing.ts'
import { admin, linkTo } from '../../../shared/repositories/roster/testing/examples.ts'
import { getLinkImport } from '../../import-results/endpoints.ts'
import { openWorld, type World } from '../testing/world.ts'
import { endLinks } from './endpoints.ts'

const id = '0197a2c4-5b00-7000-8000-0000000000bb'

let world: World
beforeEach(async () => {
  world = await openWorld()
  const base = { name: '东风社区团支部', kind: 'communityBranch', orgId: 'ls' } as const
  await world.roster.putBase('b-dongfeng', base, admin('2026-01-01'))
  for (const link of [
    linkTo('y-1'),
    { ...linkTo('y-2', '2026-02-01', '2026-12-01'), baseId: 'b-dongfeng' },
    linkTo('y-3', '2026-02-01', '2026-03-01'),
    linkTo('y-4', '2026-07-01'),
  ])
    await world.roster.putLink('c-wang', link, admin('2026-01-01'))
})

const post = (body: object = {}, claims?: Record<string, string>) =>
  world.call(endLinks, { params: { cadreId: 'c-wang' }, body: { id, on: '2026-06-01', ...body } }, claims)
const done = async (body: object = {}) => {
  await post(body)
  await world.work()
  return (await world.call(getLinkImport, { params: { importId: id } })).body
}
const links = async () =>
  (await world.roster.readCadreWithLinks('c-wang'))?.links.map(({ youthId, since, until }) =>
    `${youthId} ${since} ${until ?? ''}`.trim(),
  )

test('all links of the day end with it, and what begins later is told', async () => {
  expect(await post()).toMatchObject({ status: 202, body: { importId: id } })
  await world.work()
  const { body } = await world.call(getLinkImport, { params: { importId: id } })
  expect(body).toMatchObject({
    importId: id,
    state: 'done',
    counts: { created: 0, changed: 2, unchanged: 0, refused: 0 },
    notices: ['1名青年的联系在结束日之后才开始，未结束'],
  })
  const ended = ['y-1 2026-01-01 2026-06-01', 'y-2 2026-02-01 2026-06-01']
  expect(await links()).toEqual([...ended, 'y-3 2026-02-01 2026-03-01', 'y-4 2026-07-01'])
})

test('through one base, or to some youths only', async () => {
  expect((await done({ baseId: 'b-dongfeng' })).items).toMatchObject([{ youthId: 'y-2', result: 'changed' }])
  expect(await links()).toContain('y-1 2026-01-01')
  const other = { id: '0197a2c4-5b00-7000-8000-0000000000cc', youthIds: ['y-1', 'y-3'] }
  await post(other)
  await world.work()
  const { body } = await world.call(getLinkImport, { params: { importId: other.id } })
  expect(body.items).toMatchObject([
    { youthId: 'y-1', result: 'changed' },
    { youthId: 'y-3', result: 'refused', reason: '该青年在结束日未被联系' },
  ])
})

test('a link that was changed since it was ordered ends as it is now, and none is made longer', async () => {
  await post()
  const now = admin('2026-05-20')
  await world.roster.putLink('c-wang', { ...linkTo('y-1'), baseId: 'b-dongfeng' }, now)
  await world.roster.putLink(
    'c-wang',
    { ...linkTo('y-2', '2026-02-01', '2026-05-10'), baseId: 'b-dongfeng' },
    now,
  )
  await world.work()
  const kept = (await world.roster.readCadreWithLinks('c-wang'))?.links ?? []
  expect(kept.slice(0, 2)).toMatchObject([
    { youthId: 'y-1', baseId: 'b-dongfeng', until: '2026-06-01' },
    { youthId: 'y-2', until: '2026-05-10' },
  ])
  const { body } = await world.call(getLinkImport, { params: { importId: id } })
  expect(body.counts).toMatchObject({ changed: 1, unchanged: 1 })
})

test('the same id again begins nothing, for another order it is refused', async () => {
  await done({ youthIds: ['y-1'] })
  expect(await done({ youthIds: ['y-1'] })).toMatchObject({ rowsTotal: 1, counts: { changed: 1 } })
  expect(await post({})).toMatchObject({ status: 409, body: { code: 'id_reused' } })
  expect(await links()).toContain('y-2 2026-02-01 2026-12-01')
})

test('is refused for a cadre out of scope, and to a cadre', async () => {
  expect(await post({}, claimsOf('orgAdmin', 'ls-zhuma'))).toMatchObject({ status: 404 })
  expect(await post({}, claimsOf('cadre', 'c-wang'))).toMatchObject({ status: 403 })
  expect(world.sent).toEqual([])
})
