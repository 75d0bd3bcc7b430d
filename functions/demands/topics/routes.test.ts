import { beforeEach, expect, test, vi } from 'vitest'
import { demand, feedback, id, step } from '../../../shared/domain/testing/events.ts'
import { serve } from '../../../shared/http/serve.ts'
import { call, claimsOf } from '../../../shared/http/testing.ts'
import { type ProjectedWorld, projectedWorld } from '../../record/testing/projected.ts'
import { listCadreDemands, listDemands } from '../list/endpoints.ts'
import { routes as list } from '../list/routes.ts'
import { escalateTogether, listTopics, putTopic } from './endpoints.ts'
import { routes } from './routes.ts'

const county = claimsOf('orgAdmin', 'ls')
const wang = { cadreId: 'c-wang', recordedBy: 'u-c-wang' } as const
const zhao = { cadreId: 'c-zhao', recordedBy: 'u-c-zhao' } as const
const orgId = { orgId: 'ls' }

let world: ProjectedWorld
let handler: ReturnType<typeof serve>
const topicOf = (n: number, cadreId: string, topic: string | null, claims = county) =>
  call(handler, putTopic, { params: { demandId: id(n) }, query: { cadreId }, body: { topic }, claims })
const escalation = {
  id: id(90),
  to: '县教育局',
  text: '集中反映',
  occurredAt: '2026-05-23T10:00:00+08:00',
}
const escalate = (body: object, claims = county) =>
  call(handler, escalateTogether, { params: orgId, body: { ...escalation, ...body }, claims })
const listed = async (query: Record<string, string> = {}) =>
  (await call(handler, listDemands, { params: orgId, query, claims: county })).body.items
/** Lets the views see what the ledger has. */
async function settle() {
  for (const { cadreId } of [wang, zhao])
    for (const event of await world.ledger.readMonthEvents(cadreId, '2026-05', true)) await world.take(event)
}

/** Today is 24 May 2026. 1 and 2 are about kindergartens, 2 by feedback; 3 is about buses. */
beforeEach(async () => {
  world = await projectedWorld()
  handler = serve({}, [...list(world), ...routes(world)], world)
  await world.take(
    demand(1, '2026-05-10', { ...wang, youthId: 'y-1', text: '孩子入托困难' }),
    feedback(2, '2026-05-20', {
      ...zhao,
      recordedBy: 'u-collector',
      youthId: 'y-2',
      score: 2,
      demand: { category: 'difficulty', text: '没有托班' },
    }),
    demand(3, '2026-05-11', { ...wang, youthId: 'y-3', category: 'suggestion', text: '增设夜班公交' }),
  )
  await topicOf(1, 'c-wang', '孩子入托')
  await topicOf(2, 'c-zhao', '孩子入托')
})

test('demands are counted and found by topic', async () => {
  const { body } = await call(handler, listTopics, { params: orgId, claims: county })
  expect(body.items).toEqual([
    { topic: '孩子入托', count: 2, youths: 2, states: { overdue: 1, open: 1, escalated: 0, resolved: 0 } },
  ])
  expect((await listed({ topic: '孩子入托' })).map((row: { demandId: string }) => row.demandId)).toEqual([
    id(1),
    id(2),
  ])
  expect((await topicOf(1, 'c-wang', null)).body).toEqual({ demandId: id(1), cadreId: 'c-wang', topic: null })
  expect(await listed({ topic: '孩子入托' })).toHaveLength(1)
  expect((await topicOf(1, 'c-zhao', '孩子入托')).status).toBe(404)
})

test('a topic goes to a department once for all, however often it is sent', async () => {
  const first = await escalate({ topic: '孩子入托' })
  expect([first.status, first.body.items.length]).toEqual([201, 2])
  await settle()
  const again = await escalate({ topic: '孩子入托' })
  expect([again.status, again.body]).toEqual([200, first.body])
  expect((await escalate({ topic: '孩子入托', text: '另一句' })).body.code).toBe('id_reused')
  expect((await world.ledger.readMonthEvents('c-wang', '2026-05', true)).length).toBe(3)
  const rows = await listed({ department: '县教育局' })
  expect(rows).toHaveLength(2)
  expect(rows[0]).toMatchObject({
    department: '县教育局',
    escalatedOn: '2026-05-23',
    passedOn: true,
    answer: '集中反映',
  })
})

test.each([
  [{ demandIds: [id(1)] }],
  [{ demandIds: [id(1), id(2), id(3)] }],
  [{ topic: '孩子入托' }],
  [{ demandIds: [id(1), id(2)], to: '县公安局' }],
  [{ demandIds: [id(1), id(2)], occurredAt: '2026-05-23T10:00:01+08:00' }],
])('an id that was used for two demands is not used for %j', async other => {
  expect((await escalate({ demandIds: [id(1), id(2)] })).status).toBe(201)
  const answer = await escalate(other)
  expect([answer.status, answer.body.code]).toEqual([409, 'id_reused'])
  const same = { demandIds: [id(2), id(1)], occurredAt: '2026-05-23T02:00:00Z' }
  expect((await escalate(same)).status).toBe(200)
})

test('sent again, it takes no demand along that has got the topic meanwhile', async () => {
  const first = await escalate({ topic: '孩子入托' })
  await settle()
  await topicOf(3, 'c-wang', '孩子入托')
  const again = await escalate({ topic: '孩子入托' })
  expect([again.status, again.body.items]).toEqual([200, first.body.items])
})

test('of the list nothing is read to find demands by their ids, and of a topic no more than it takes', async () => {
  const asked = vi.spyOn(world.demandLists, 'listDemands')
  const { body } = await escalate({ demandIds: [id(2), id(1)] })
  expect(body.items).toMatchObject([
    { demandId: id(1), cadreId: 'c-wang' },
    { demandId: id(2), cadreId: 'c-zhao' },
  ])
  expect((await escalate({ id: id(93), demandIds: [id(1), id(9)] })).status).toBe(400)
  expect(asked).not.toHaveBeenCalled()
  await escalate({ id: id(91), topic: '孩子入托' })
  expect(asked.mock.calls.map(([, part]) => part)).not.toContain('resolved')
  asked.mockClear()
  expect((await escalate({ id: id(92), topic: '公交' })).status).toBe(400)
  expect(asked).not.toHaveBeenCalled()
})

test('an id under which more recorded a demand than go together is refused before any of them is read', async () => {
  const owners = Array.from({ length: 101 }, (_, n) => `c-${n}`)
  const find = vi.spyOn(world.demandLists, 'findOwners').mockResolvedValueOnce(new Set(owners))
  const read = vi.spyOn(world.facts, 'readDemandFacts')
  const { status, body } = await escalate({ demandIds: [id(1)] })
  expect([status, body.errors]).toEqual([
    400,
    [{ path: 'demandIds', code: 'too_long', message: 'more than 100 demands' }],
  ])
  expect(find.mock.calls).toEqual([['ls', [id(1)], 100]])
  expect(read).not.toHaveBeenCalled()
})

test('"passed on" stays visible after solving', async () => {
  await escalate({ demandIds: [id(1)] })
  await settle()
  await world.take({ ...step(50, '2026-05-24', 'resolve', 1), ...wang })
  expect((await listed({ youthId: 'y-1' }))[0]).toMatchObject({
    state: 'resolved',
    passedOn: true,
    department: '县教育局',
    resolution: '…',
  })
})

test.each([
  [{ demandIds: [id(9)] }, 'demandIds.0'],
  [{ topic: '公交' }, 'topic'],
  [{}, 'demandIds'],
  [{ topic: '孩子入托', occurredAt: '2026-05-12T10:00:00+08:00' }, 'occurredAt'],
  [{ topic: '孩子入托', occurredAt: '2026-06-12T10:00:00+08:00' }, 'occurredAt'],
])('%j is refused, naming %s, and nothing is written', async (body, path) => {
  const before = (await world.ledger.readMonthEvents('c-zhao', '2026-05', true)).length
  const { status, body: problem } = await escalate(body)
  expect([status, problem.errors[0].path]).toEqual([400, path])
  expect((await world.ledger.readMonthEvents('c-zhao', '2026-05', true)).length).toBe(before)
})

test('a cadre lists its own demands, a youth’s by an alias and its day, by due date and youth', async () => {
  const own = (cadreId: string, query: Record<string, string> = {}, claims = claimsOf('cadre', cadreId)) =>
    call(handler, listCadreDemands, { params: { cadreId }, query, claims })
  const { body } = await own('c-zhao')
  const alias = (await world.aliases()).aliasOf(id(2))
  expect(body.items).toMatchObject([
    { demandId: alias, youthId: 'y-2', text: '没有托班', topic: '孩子入托', raisedOn: '2026-05-20' },
  ])
  expect(JSON.stringify(body)).not.toContain(id(2))
  expect((await own('c-wang', { dueBy: '2026-05-17' })).body.items).toHaveLength(1)
  expect((await own('c-wang', { youthId: 'y-3' })).body.items).toHaveLength(1)
  expect((await own('c-wang', {}, claimsOf('cadre', 'c-zhao'))).status).toBe(404)
  expect((await own('c-wang', {}, claimsOf('analyst', 'ls'))).status).toBe(403)
})
