import { beforeEach, describe, expect, test } from 'vitest'
import type { RecordedEvent } from '../../events/index.ts'
import { type World, worldOf } from '../../shared/assessing/testing/world.ts'
import { contact, feedback, id, visit, voiding } from '../../shared/domain/testing/events.ts'
import { goldenOf } from '../../shared/domain/testing/goldens.ts'
import { call, claimsOf, type Received } from '../../shared/http/testing.ts'
import { directoryOn } from '../../shared/repositories/roster/directory.ts'
import { getEvent, listEvents } from './endpoints.ts'
import { build } from './handler.ts'

const { scenario } = goldenOf('10')
const admin = claimsOf('orgAdmin', 'lianshui')

let world: World
let get: (query: Record<string, string>) => Promise<Received>

beforeEach(async () => {
  world = await worldOf(scenario)
  const handler = build({}, { ...world, directory: directoryOn(world.roster, world.now) })
  get = query => call(handler, listEvents, { params: { cadreId: 'capped' }, query, claims: admin })
})

describe('the timeline', () => {
  const contact = (n: number, occurredAt: string, recordedAt: string): RecordedEvent => ({
    type: 'contact',
    id: `0000000a-0000-4000-8000-0000000000e${n}`,
    cadreId: 'capped',
    channel: 'phone',
    youthIds: ['y01'],
    purpose: 'listen',
    occurredAt,
    recordedAt,
    recordedBy: 'u',
  })
  const events = [
    contact(3, '2026-02-20T12:00:00+08:00', '2026-02-20T12:00:00+08:00'),
    contact(1, '2026-02-21T01:00:00Z', '2026-03-01T00:00:00+08:00'),
    contact(2, '2026-02-21T08:59:59+08:00', '2026-02-28T23:59:59+08:00'),
  ]
  const list = (query: object = {}) => get({ month: '2026-02', ...query })
  beforeEach(() => world.record(...events))

  test('tells what happened in its order, and what is late', async () => {
    const { items } = (await list()).body
    expect(items.map(({ id, late }: { id: string; late: boolean }) => [id.at(-1), late])).toEqual([
      ['3', false],
      ['2', false],
      ['1', true],
    ])
  })

  test('keeps a void and what it takes back', async () => {
    const [first] = events as [RecordedEvent]
    await world.record({
      type: 'void',
      id: '0000000a-0000-4000-8000-0000000000ef',
      cadreId: 'capped',
      voids: first.id,
      month: '2026-02',
      reason: '误录',
      occurredAt: '2026-04-01T12:00:00+08:00',
      recordedAt: '2026-04-01T12:00:00+08:00',
      recordedBy: 'u',
    })
    const { items } = (await list()).body
    expect(items.map(({ id, voided }: { id: string; voided: boolean }) => [id.at(-1), voided])).toEqual([
      ['3', true],
      ['2', false],
      ['1', false],
      ['f', false],
    ])
  })

  test('comes in pages', async () => {
    const first = (await list({ limit: '2' })).body
    expect(first.items).toHaveLength(2)
    const last = (await list({ limit: '2', cursor: first.nextCursor })).body
    expect(last).toEqual({ items: [(await list()).body.items[2]] })
    const { status, body } = await list({ cursor: 'bm90aGluZw' })
    expect([status, body.errors[0].path]).toEqual([400, 'cursor'])
    expect((await list({ limit: '0' })).status).toBe(400)
  })

  test('is of this month unless another is named', async () => {
    expect((await get({})).body).toEqual((await get({ month: '2026-05' })).body)
  })
})

describe('one event, and some of them', () => {
  const events = [
    contact(1, '2026-02-03', { cadreId: 'capped' }),
    visit(2, '2026-02-10', { cadreId: 'capped', baseId: 'b-1' }),
    contact(3, '2026-02-20', { cadreId: 'capped', recordedAt: '2026-03-02T09:00:00+08:00' }),
    feedback(4, '2026-02-21', {
      cadreId: 'capped',
      youthId: 'y01',
      demand: { category: 'difficulty', text: '求职' },
    }),
    voiding(5, '2026-02-22', 1, { cadreId: 'capped' }),
  ]
  const month = '2026-02'
  const read = (eventId: string, query: Record<string, string> = { month }, claims = admin) => {
    const handler = build({}, { ...world, directory: directoryOn(world.roster, world.now) })
    return call(handler, getEvent, { params: { cadreId: 'capped', eventId }, query, claims })
  }
  beforeEach(() => world.record(...events))

  test('is read by its id, with its marks', async () => {
    const { status, body } = await read(id(1))
    expect([status, body]).toEqual([200, { ...events[0], late: false, voided: true }])
    expect((await read(id(3))).body.late).toBe(true)
    expect((await read(id(9))).status).toBe(404)
    expect((await read(id(1), { month: '2026-03' })).status).toBe(404)
    expect((await read('x')).status).toBe(400)
  })

  test('is no feedback to the cadre, but the demand that came with it, by its alias', async () => {
    const self = claimsOf('cadre', 'capped')
    expect((await read(id(4), { month }, self)).status).toBe(404)
    const alias = (await world.aliases()).aliasOf(id(4))
    expect((await read(alias, { month }, self)).body).toMatchObject({ type: 'demand', id: alias })
    expect((await read(alias)).status).toBe(404)
  })

  test.each([
    [{ type: 'contact' }, [1, 3]],
    [{ from: '2026-02-10', to: '2026-02-20' }, [2, 3]],
    [{ late: 'true' }, [3]],
    [{ type: 'contact', late: 'false' }, [1]],
  ])('asked %j are %j', async (query, expected) => {
    const { body } = await get({ month, ...query } as unknown as Record<string, string>)
    expect(body.items.map((item: { id: string }) => item.id)).toEqual(expected.map(id))
  })

  test('from a day after the last is refused by name', async () => {
    const { status, body } = await get({ month, from: '2026-02-21', to: '2026-02-20' })
    expect([status, body.errors[0].path]).toEqual([400, 'from'])
  })
})
