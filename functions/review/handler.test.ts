import { beforeEach, describe, expect, test } from 'vitest'
import { memoryItems } from '../../shared/aws/items/memory.ts'
import type { Endpoint } from '../../shared/contracts/endpoint.ts'
import { contact } from '../../shared/domain/testing/events.ts'
import { call, claimsOf, type Received, type Sent } from '../../shared/http/testing.ts'
import { dismissalsOn } from '../../shared/repositories/dismissals.ts'
import { lakeMarksOn } from '../../shared/repositories/lake-marks.ts'
import { admin, linkTo, wang } from '../../shared/repositories/roster/testing/examples.ts'
import { type ProjectedWorld, projectedWorld } from '../record/testing/projected.ts'
import { named } from '../record/testing/world.ts'
import { getConcentration, listFlags, listOverlaps } from './endpoints.ts'
import { build } from './handler.ts'

const county = claimsOf('orgAdmin', 'ls')

let world: ProjectedWorld
let ask: (endpoint: Endpoint, sent?: Partial<Sent>) => Promise<Received>

const link = (cadreId: string, youthId: string, since: string, until?: string) =>
  world.roster.putLink(cadreId, linkTo(youthId, since, until), admin('2026-01-01'))

/** Today is 24 May 2026. */
beforeEach(async () => {
  world = await projectedWorld()
  const handler = build(
    {},
    {
      ...world,
      dismissals: dismissalsOn(memoryItems()),
      marks: lakeMarksOn(memoryItems()),
    },
  )
  ask = (endpoint, sent = {}) => call(handler, endpoint, { params: { orgId: 'ls' }, claims: county, ...sent })
})

describe('overlaps', () => {
  beforeEach(async () => {
    await world.roster.putCadre('c-sun', { ...wang, orgId: 'xuyi' }, admin('2026-01-01'))
    await link('c-qian', 'y-1', '2026-01-01')
    await link('c-wang', 'y-1', '2026-01-02')
    await link('c-sun', 'y-1', '2026-01-03')
    await link('c-zhao', 'y-1', '2026-01-04')
    for (const cadreId of ['c-qian', 'c-wang', 'c-zhao']) await link(cadreId, 'y-2', '2026-01-01')
  })

  const crowded = {
    youthId: 'y-1',
    cadres: [
      { cadreId: 'c-qian', since: '2026-01-01', counts: true },
      { cadreId: 'c-wang', since: '2026-01-02', counts: true },
      { cadreId: 'c-sun', since: '2026-01-03', counts: true },
      { cadreId: 'c-zhao', since: '2026-01-04', counts: false },
    ],
    notCounting: ['c-zhao'],
  }

  test.each(['ha', 'ls', 'ls-zhuma'])(
    'a youth of four cadres is listed once for %s, with all of them',
    async orgId => {
      const claims = claimsOf('orgAdmin', 'ha')
      expect(await ask(listOverlaps, { params: { orgId }, claims })).toEqual({
        status: 200,
        body: { items: [crowded] },
      })
    },
  )

  test('as of a day, by links and service of that day', async () => {
    const asOf = (date: string) => ask(listOverlaps, { query: { asOf: date } })
    expect((await asOf('2026-01-03')).body.items).toEqual([])
    expect((await asOf('2026-01-04')).body.items).toEqual([crowded])
    const left = { ...wang, orgId: 'xuyi', serviceUntil: '2026-05-01' }
    await world.roster.putCadre('c-sun', left, admin('2026-05-01'))
    expect((await asOf('2026-05-01')).body.items).toEqual([])
    expect((await asOf('2026-04-30')).body.items).toEqual([crowded])
  })

  test('goes page by page', async () => {
    for (const [n, cadreId] of ['c-qian', 'c-wang', 'c-sun', 'c-zhao'].entries())
      for (const youthId of ['y-3', 'y-4']) await link(cadreId, youthId, `2026-02-0${n + 1}`)
    const first = await ask(listOverlaps, { query: { limit: '2' } })
    const rest = await ask(listOverlaps, { query: { limit: '2', cursor: first.body.nextCursor } })
    const youths = [first, rest].map(({ body }) =>
      body.items.map((item: { youthId: string }) => item.youthId),
    )
    expect(youths).toEqual([['y-1', 'y-3'], ['y-4']])
    expect(rest.body.nextCursor).toBeUndefined()
  })
})

describe('concentration', () => {
  beforeEach(async () => {
    for (const youthId of ['y-1', 'y-2', 'y-3']) await link('c-wang', youthId, '2026-01-01')
    await link('c-zhao', 'y-9', '2026-01-01')
    const own = { cadreId: 'c-wang' }
    await world.take(
      contact(1, '2026-05-04', { ...own, youthIds: ['y-1'] }),
      contact(2, '2026-05-05', { ...own, youthIds: ['y-1'] }),
      contact(3, '2026-05-06', { ...own, youthIds: ['y-1'] }),
      contact(4, '2026-05-06', { ...own, youthIds: ['y-2'] }),
      contact(5, '2026-04-06', { ...own, youthIds: ['y-3'] }),
    )
  })

  const none = { linked: 1, top: 1, contacts: 0, topContacts: 0, share: null, neverReached: 1 }
  const month = { month: '2026-05' }

  test('is summed over cadres, with each of them, the least even first', async () => {
    expect(await ask(getConcentration, { query: month })).toEqual({
      status: 200,
      body: {
        orgId: 'ls',
        from: '2026-05-01',
        to: '2026-05-24',
        cadres: 2,
        linked: 4,
        top: 2,
        contacts: 4,
        topContacts: 3,
        share: 0.75,
        neverReached: 2,
        items: [
          {
            cadreId: 'c-wang',
            name: '王建国',
            linked: 3,
            top: 1,
            contacts: 4,
            topContacts: 3,
            share: 0.75,
            neverReached: 1,
            never: ['y-3'],
          },
          { cadreId: 'c-zhao', name: '王建国', ...none, never: ['y-9'] },
        ],
      },
    })
  })

  test('of the year so far', async () => {
    const { body } = await ask(getConcentration, { query: { ...month, period: 'year' } })
    expect(body).toMatchObject({
      from: '2026-01-01',
      contacts: 5,
      topContacts: 3,
      share: 0.6,
      neverReached: 1,
    })
  })

  test('names everybody, whatever the ids', async () => {
    await world.roster.putCadre('constructor', { ...wang, orgId: 'ls' }, admin('2026-01-01'))
    const { body } = await ask(getConcentration, { query: month })
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual(['王建国', '王建国', '王建国'])
  })
})

describe('who may read', () => {
  test.each([
    ['cadre', 'c-wang', [403, 403, 403]],
    ['collector', 'ls', [403, 403, 403]],
    ['analyst', 'ls', [403, 403, 403]],
    ['orgAdmin', 'xuyi', [404, 404, 404]],
    ['assessor', 'ha', [200, 200, 200]],
  ] as const)('%s of %s: %j', async (role, of, statuses) => {
    const claims = claimsOf(role, of)
    const query = { month: '2026-05' }
    const answers = [
      await ask(listOverlaps, { claims }),
      await ask(getConcentration, { query, claims }),
      await ask(listFlags, { query, claims }),
    ]
    expect(answers.map(({ status }) => status)).toEqual(statuses)
  })

  test.each<[path: string, endpoint: Endpoint, query: Record<string, string>]>([
    ['asOf', listOverlaps, { asOf: '2026-02-30' }],
    ['cursor', listOverlaps, { cursor: 'x' }],
    ['month', getConcentration, {}],
    ['month', getConcentration, { month: '2026-06' }],
    ['period', getConcentration, { month: '2026-05', period: 'week' }],
    ['month', listFlags, { month: '2026-13' }],
    ['state', listFlags, { month: '2026-05', state: 'closed' }],
  ])('a bad %s is named', async (path, endpoint, query) => {
    const answer = await ask(endpoint, { query })
    expect([answer.status, named(answer)]).toEqual([400, [path]])
  })
})
