import { beforeEach, expect, test } from 'vitest'
import { memoryItems } from '../../shared/aws/items/memory.ts'
import type { QueueDepth } from '../../shared/aws/queue/depths.ts'
import { call, claimsOf } from '../../shared/http/testing.ts'
import { rosterOn } from '../../shared/repositories/roster/open.ts'
import { admin, populate } from '../../shared/repositories/roster/testing/examples.ts'
import { unannouncedOn } from '../../shared/repositories/roster/unannounced.ts'
import { memoryRuns } from '../../shared/repositories/testing/memory.ts'
import { openInMemory } from '../../shared/repositories/testing/open.ts'
import { readHealth } from './endpoints.ts'
import { build } from './handler.ts'
import { opens } from './ports.ts'

const relay: QueueDepth = { name: 'Relay', waiting: 0, underWay: 0, deadLetters: 0 }

let depths: QueueDepth[]
let clock: string
let years: number[]
let runs: ReturnType<typeof memoryRuns>
const items = memoryItems()
let handler: ReturnType<typeof build>

beforeEach(() => {
  depths = [relay]
  clock = '2026-06-20T01:00:00.000Z'
  years = [2025, 2026]
  runs = memoryRuns()
  const kept = openInMemory(opens, () => new Date(clock))
  handler = build(
    {},
    {
      ...kept,
      depths: async () => depths,
      unannounced: unannouncedOn(items),
      runs,
      roster: { ...kept.roster, listChildren: async () => ['ha', 'cb'] },
      calendars: {
        ...kept.calendars,
        listCalendarYears: async () => years.map(year => ({ year, version: 0, papers: [], days: [] })),
      },
    },
  )
})
const health = async () => (await call(handler, readHealth, { claims: claimsOf('analyst', 'ls') })).body

test('where nothing is behind all is ok', async () => {
  expect(await health()).toEqual({
    at: clock,
    state: 'ok',
    queues: [relay],
    streams: [{ name: 'roster', waiting: 0 }],
    runs: { open: 0, overdue: 0 },
    calendar: {},
  })
})

test('a queue says since when it has dead letters, until it has none', async () => {
  depths = [{ ...relay, waiting: 3, deadLetters: 2 }]
  const [since] = [clock]
  expect(await health()).toMatchObject({ state: 'behind', queues: [{ since, deadLettersSince: since }] })
  clock = '2026-06-20T03:00:00.000Z'
  depths = [{ ...relay, deadLetters: 1 }]
  expect((await health()).queues).toEqual([{ ...relay, deadLetters: 1, deadLettersSince: since }])
  clock = '2026-06-20T04:00:00.000Z'
  depths = [relay]
  expect(await health()).toMatchObject({ state: 'ok', queues: [relay] })
})

test('whoever asks at once is given the same answer', async () => {
  await health()
  depths = [{ ...relay, deadLetters: 1 }]
  clock = '2026-06-20T01:00:09.000Z'
  expect(await health()).toMatchObject({ at: '2026-06-20T01:00:00.000Z', state: 'ok' })
})

test('changes that were not announced wait since they were made', async () => {
  await populate(rosterOn(items))
  clock = '2026-01-01T04:14:00.000Z'
  expect((await health()).streams).toEqual([{ name: 'roster', waiting: 0 }])
  clock = '2026-01-01T14:16:00.000Z'
  expect(await health()).toMatchObject({
    state: 'behind',
    streams: [{ name: 'roster', waiting: 5, since: admin('2026-01-01').at }],
  })
})

test('a run is overdue after four hours, and open until its orgs are rolled up', async () => {
  const startedAt = '2026-06-19T18:00:00.000Z'
  const run = {
    month: '2026-05',
    runId: 'manual',
    status: 'final',
    roots: ['ls'],
    by: 'u',
    startedAt,
  } as const
  await runs.createRun(run)
  clock = '2026-06-19T21:59:00.000Z'
  expect(await health()).toMatchObject({ runs: { open: 1, overdue: 0 } })
  clock = '2026-06-19T22:00:00.000Z'
  expect(await health()).toMatchObject({ runs: { open: 1, overdue: 1, since: startedAt } })
  await runs.planOrg(run, 'ls', { cadreIds: [], children: [], chunks: 0 })
  await runs.markRolledUp(run, 'ls')
  clock = '2026-06-19T22:00:10.000Z'
  expect(await health()).toMatchObject({ runs: { open: 0, overdue: 0 } })
})

test('from 1 November the calendar of the next year is awaited', async () => {
  clock = '2026-10-31T16:00:00.000Z'
  expect(await health()).toMatchObject({ state: 'behind', calendar: { missing: 2027, since: '2026-11-01' } })
})
