import { beforeEach, describe, expect, test } from 'vitest'
import type { RecordedEvent } from '../../events/index.ts'
import { type World, worldOf } from '../../shared/assessing/testing/world.ts'
import { goldenOf } from '../../shared/domain/testing/goldens.ts'
import { call, claimsOf, type Received } from '../../shared/http/testing.ts'
import { directoryOn } from '../../shared/repositories/roster/directory.ts'
import { listEvents } from './endpoints.ts'
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
