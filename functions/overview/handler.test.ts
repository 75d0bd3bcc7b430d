import { beforeEach, describe, expect, test } from 'vitest'
import { assessCadre } from '../../shared/assessing/assess-cadre.ts'
import { type World, worldOf } from '../../shared/assessing/testing/world.ts'
import type { Endpoint } from '../../shared/contracts/endpoint.ts'
import { contact, demand, visit } from '../../shared/domain/testing/events.ts'
import { world as scenarioOf } from '../../shared/domain/testing/world.ts'
import { call, claimsOf } from '../../shared/http/testing.ts'
import { directoryOn } from '../../shared/repositories/roster/directory.ts'
import { listAttention } from './attention/endpoints.ts'
import { build } from './handler.ts'
import { listCoverage } from './headcount/endpoints.ts'
import { listPlannedVisits } from './plans/endpoints.ts'

const admin = claimsOf('orgAdmin', 'ls')
let world: World
let get: (
  endpoint: Endpoint,
  query?: Record<string, string>,
  claims?: Record<string, string>,
) => ReturnType<typeof call>

beforeEach(async () => {
  const scenario = scenarioOf([
    contact(1, '2026-06-02'),
    demand(2, '2026-06-10'),
    visit(3, '2026-06-09', { cadreId: 'c-2' }),
  ])
  const [own] = scenario.cadres
  const [county] = scenario.orgs
  if (!own || !county) throw new Error('no cadre')
  const bases = [
    { baseId: 'b-1', plannedOn: '2026-06-05', since: '2026-06-01' },
    { baseId: 'b-2', plannedOn: '2026-06-12', since: '2026-06-01' },
  ]
  world = await worldOf({
    ...scenario,
    orgs: [
      { ...county, headcount: { fullTime: 3, seconded: 1 } },
      { ...county, orgId: 'ls-gg', name: '高沟镇团委', kind: 'township', parentId: 'ls' },
    ],
    cadres: [
      { ...own, category: 'fullTime' },
      { ...own, cadreId: 'c-2', name: '李梅', category: 'seconded', bases },
      { ...own, cadreId: 'c-3', name: '陈静', orgId: 'ls-gg', serviceFrom: '2026-06-20', bases: [] },
    ],
  })
  const now = () => new Date('2026-07-01T09:00:00+08:00')
  const handler = build({}, { ...world, directory: directoryOn(world.roster, now), now })
  get = (endpoint, query = {}, claims = admin) =>
    call(handler, endpoint, { params: { orgId: 'ls' }, query, claims })
})

describe('attention', () => {
  const shown = ({ body }: { body: { items: { cadreId: string; reasons: { why: string }[] }[] } }) =>
    body.items.map(({ cadreId, reasons }) => [cadreId, reasons.map(({ why }) => why)])

  test('says who needs help and why, by id, without a score', async () => {
    await world.keptBack.keepBack(
      { orgId: 'ls', month: '2026-06', cadreId: 'c-2', runIds: [], at: '' },
      'calendar_missing',
    )
    await assessCadre(world, 'c-1', '2026-06', '2026-06-30', 'provisional')
    const answer = await get(listAttention)
    expect([answer.status, shown(answer)]).toEqual([
      200,
      [
        ['c-1', ['openDemands', 'short']],
        ['c-2', ['keptBack']],
        ['c-3', ['new']],
      ],
    ])
    const [first, second, third] = answer.body.items
    expect(first).toMatchObject({ name: '王建国', orgId: 'ls', orgName: '共青团涟水县委' })
    expect(second.reasons).toEqual([{ why: 'keptBack', month: '2026-06', reason: 'calendar_missing' }])
    expect(third).toMatchObject({ name: '陈静', orgId: 'ls-gg', orgName: '高沟镇团委' })
    expect(JSON.stringify(answer.body)).not.toMatch(/score|total|grade/)
  })

  test('is found by reason and name, page by page', async () => {
    expect(shown(await get(listAttention, { why: 'new' }))).toEqual([['c-3', ['new']]])
    expect(shown(await get(listAttention, { q: '陈' }))).toEqual([['c-3', ['new']]])
    const first = await get(listAttention, { limit: '1' })
    expect(shown(first)).toEqual([['c-1', ['openDemands']]])
    const rest = await get(listAttention, { limit: '2', cursor: first.body.nextCursor })
    expect(shown(rest)).toEqual([['c-3', ['new']]])
  })
})

describe('planned visits', () => {
  test('are compared with first visits', async () => {
    const { status, body } = await get(listPlannedVisits)
    expect(status).toBe(200)
    expect(
      body.items.map((item: Record<string, unknown>) => [
        item.cadreId,
        item.baseName,
        item.visitedOn,
        item.state,
        item.daysLate,
      ]),
    ).toEqual([
      ['c-1', '红星社区团支部', null, 'late', 546],
      ['c-2', '红星社区团支部', '2026-06-09', 'visited', 4],
      ['c-2', '青年志愿者协会', null, 'late', 19],
    ])
    const late = await get(listPlannedVisits, { state: 'late', limit: '1' })
    expect(late.body.items[0]).toMatchObject({ cadreId: 'c-1', name: '王建国', baseKind: 'communityBranch' })
    const rest = await get(listPlannedVisits, { state: 'late', cursor: late.body.nextCursor })
    expect(rest.body.items).toMatchObject([{ cadreId: 'c-2', baseId: 'b-2' }])
  })
})

describe('coverage', () => {
  test('is registered of headcount, for the org and those below', async () => {
    const { status, body } = await get(listCoverage)
    expect([status, body.items]).toEqual([
      200,
      [
        {
          orgId: 'ls',
          name: '共青团涟水县委',
          headcount: { fullTime: 3, seconded: 1 },
          registered: { fullTime: 1, seconded: 1 },
          missing: { fullTime: 2, seconded: 0 },
          children: false,
        },
        {
          orgId: 'ls-gg',
          name: '高沟镇团委',
          headcount: null,
          registered: { fullTime: 0, seconded: 0 },
          missing: null,
          children: true,
        },
      ],
    ])
    const first = await get(listCoverage, { limit: '1' })
    const rest = await get(listCoverage, { cursor: first.body.nextCursor })
    expect([first.body.items.length, rest.body.items[0].orgId, rest.body.nextCursor]).toEqual([
      1,
      'ls-gg',
      undefined,
    ])
  })
})

test.each([listAttention, listPlannedVisits, listCoverage])(
  '%# is for the committee of the org',
  async endpoint => {
    expect((await get(endpoint, {}, claimsOf('orgAdmin', 'xx'))).status).toBe(404)
    for (const role of ['cadre', 'analyst', 'collector'] as const)
      expect((await get(endpoint, {}, claimsOf(role, 'ls'))).status).toBe(403)
  },
)
