import { beforeEach, describe, expect, test } from 'vitest'
import type { Endpoint } from '../../../shared/contracts/endpoint.ts'
import { demand, feedback, id, step, voiding } from '../../../shared/domain/testing/events.ts'
import { serve } from '../../../shared/http/serve.ts'
import { call, claimsOf, type Received, type Sent } from '../../../shared/http/testing.ts'
import { type ProjectedWorld, projectedWorld } from '../../record/testing/projected.ts'
import { named } from '../../record/testing/world.ts'
import { getDemand, groupDemands, listDemands } from './endpoints.ts'
import { routes } from './routes.ts'

const county = claimsOf('orgAdmin', 'ls')
const wang = { cadreId: 'c-wang', recordedBy: 'u-c-wang' } as const
const zhao = { cadreId: 'c-zhao', recordedBy: 'u-c-zhao' } as const

let world: ProjectedWorld
let get: (endpoint: Endpoint, sent?: Partial<Sent>) => Promise<Received>
const list = (query: Record<string, string> = {}, claims = county) => get(listDemands, { query, claims })

/** Today is 24 May 2026. 1: overdue; 2: fresh, of the township; 3: passed on; 4: solved. */
beforeEach(async () => {
  world = await projectedWorld()
  const handler = serve({}, routes(world), world)
  get = (endpoint, { params = { orgId: 'ls' }, query = {}, claims = county } = {}) =>
    call(handler, endpoint, { params, query, claims })
  const raised = { text: '想换岗位', category: 'confusion' } as const
  await world.take(
    demand(1, '2026-05-10', { ...wang, youthId: 'y-1', text: '租房押金难以退还' }),
    feedback(2, '2026-05-20', {
      ...zhao,
      recordedBy: 'u-collector',
      score: 2,
      comment: '没人管',
      demand: raised,
    }),
    demand(3, '2026-05-11', { ...wang, youthId: 'y-3', category: 'suggestion', text: '增设夜班公交' }),
    { ...step(31, '2026-05-12', 'escalate', 3), ...wang },
    demand(4, '2026-04-02', { ...wang, youthId: 'y-4', text: '求职' }),
    { ...step(41, '2026-05-04', 'resolve', 4), ...wang },
  )
})

describe('the demand list', () => {
  test('says of each demand what it is, whose, and when it is due; the most urgent first', async () => {
    const { status, body } = await list()
    expect(status).toBe(200)
    expect(
      body.items.map((item: { demandId: string; state: string }) => [item.demandId, item.state]),
    ).toEqual([
      [id(1), 'overdue'],
      [id(2), 'open'],
      [id(3), 'escalated'],
      [id(4), 'resolved'],
    ])
    expect(body.items[0]).toEqual({
      demandId: id(1),
      cadreId: 'c-wang',
      name: '王建国',
      orgId: 'ls',
      youthId: 'y-1',
      category: 'difficulty',
      text: '租房押金难以退还',
      byFeedback: false,
      raisedAt: '2026-05-10T04:00:00.000Z',
      raisedOn: '2026-05-10',
      ageDays: 14,
      state: 'overdue',
      passedOn: false,
      answered: false,
      settled: false,
      answerDue: '2026-05-17',
      settleDue: '2026-06-09',
      due: '2026-05-17',
      answeredOn: null,
      escalatedOn: null,
      resolvedOn: null,
    })
    expect(body.items[1]).toMatchObject({
      cadreId: 'c-zhao',
      orgId: 'ls-zhuma',
      text: '想换岗位',
      byFeedback: true,
    })
    expect(JSON.stringify(body)).not.toContain('没人管')
  })

  test.each([
    [{ state: 'open' }, [2]],
    [{ state: 'overdue' }, [1]],
    [{ state: 'escalated' }, [3]],
    [{ state: 'resolved' }, [4]],
    [{ category: 'difficulty' }, [1, 4]],
    [{ cadreId: 'c-zhao' }, [2]],
    [{ cadreId: 'c-qian' }, []],
    [{ category: 'difficulty', state: 'resolved' }, [4]],
  ])('asked for %j', async (query, numbers) => {
    const { body } = await list(query)
    expect(body.items.map(({ demandId }: { demandId: string }) => demandId)).toEqual(numbers.map(id))
  })

  test('goes page by page', async () => {
    const first = await list({ limit: '3' })
    const rest = await list({ limit: '3', cursor: first.body.nextCursor })
    expect([first.body.items.length, rest.body.items.length, rest.body.nextCursor]).toEqual([3, 1, undefined])
  })

  test('drops what was voided, and follows a cadre who moves', async () => {
    await world.take(voiding(11, '2026-05-21', 1, wang))
    expect((await list({ state: 'overdue' })).body.items).toEqual([])
    const profile = await world.roster.readProfile('c-wang')
    const { effectiveFrom: _, ...now } = profile?.history[0] ?? (undefined as never)
    const moved = { ...now, orgId: 'xuyi', serviceFrom: '2026-01-01', effectiveFrom: '2026-05-20' }
    await world.roster.putCadre('c-wang', moved, { by: 'u', at: '2026-05-20T12:00:00+08:00' })
    expect((await list()).body.items).toHaveLength(1)
  })
})

test('groups count demands and youths by category, the commonest first', async () => {
  await world.take(demand(5, '2026-05-21', { ...zhao, youthId: 'y-9' }))
  const none = { overdue: 0, open: 0, escalated: 0, resolved: 0 }
  expect(await get(groupDemands)).toEqual({
    status: 200,
    body: {
      items: [
        {
          category: 'difficulty',
          count: 3,
          youths: 3,
          states: { ...none, overdue: 1, open: 1, resolved: 1 },
        },
        { category: 'confusion', count: 1, youths: 1, states: { ...none, open: 1 } },
        { category: 'suggestion', count: 1, youths: 1, states: { ...none, escalated: 1 } },
      ],
    },
  })
})

describe('who may read', () => {
  test.each([
    ['cadre', 'c-wang', 403],
    ['collector', 'ls', 403],
    ['analyst', 'ha', 403],
    ['orgAdmin', 'xuyi', 404],
    ['assessor', 'ha', 200],
  ] as const)('%s of %s: %i', async (role, of, status) => {
    const claims = claimsOf(role, of)
    expect((await get(listDemands, { claims })).status).toBe(status)
    expect((await get(groupDemands, { claims })).status).toBe(status)
  })
})

test.each<[name: string, endpoint: Endpoint, params: object, query: object, path: string]>([
  ['state', listDemands, {}, { state: 'late' }, 'state'],
  ['category', listDemands, {}, { category: 'wish' }, 'category'],
  ['cadreId', listDemands, {}, { cadreId: 'a b' }, 'cadreId'],
  ['limit', listDemands, {}, { limit: '0' }, 'limit'],
  ['cursor', listDemands, {}, { cursor: 'x' }, 'cursor'],
  ['orgId', listDemands, { orgId: 'a b' }, {}, 'orgId'],
  ['demandId', getDemand, { demandId: 'first' }, { cadreId: 'c-wang' }, 'demandId'],
  ['no cadreId', getDemand, { demandId: id(1) }, {}, 'cadreId'],
])('a field at fault is named: %s', async (_, endpoint, params, query, path) => {
  const own = endpoint === listDemands ? { orgId: 'ls', ...params } : { ...params }
  const answer = await get(endpoint, { params: own, query: { ...query } })
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
  expect(named(answer)).toEqual([path])
})
