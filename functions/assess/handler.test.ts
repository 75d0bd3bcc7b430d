import { beforeEach, describe, expect, test, vi } from 'vitest'
import { progressOf } from '../../shared/assessing/run.ts'
import { type World, worldOf } from '../../shared/assessing/testing/world.ts'
import { sqsEvent } from '../../shared/aws/queue/testing.ts'
import { goldenOf } from '../../shared/domain/testing/goldens.ts'
import { build } from './handler.ts'

const { scenario, rollup, month } = goldenOf('10')
const due = (at: string, status = 'provisional') => ({ kind: 'due', status, at })
const firstOfJuly = due('2026-06-30T18:00:00Z')

let world: World
vi.spyOn(console, 'error').mockImplementation(() => {})
beforeEach(async () => {
  world = await worldOf(scenario)
})

/** Hands over a message, and all that follow from it; what fails three times is dead. */
async function work(...messages: unknown[]): Promise<unknown[]> {
  const dead: unknown[] = []
  const handler = build(world)
  for (let waiting = [...messages]; waiting.length; waiting = world.queue.splice(0)) {
    for (const message of waiting) {
      let left = 3
      while (left > 0 && (await handler(sqsEvent([message]))).batchItemFailures.length) left--
      if (left === 0) dead.push(message)
    }
  }
  return dead
}

const runIds = async (of: string) => {
  const known = ['provisional', 'final'].map(status => `scheduled-${status}-huaian-2016-1`)
  const runs = await Promise.all(known.map(runId => world.runs.readRun(of, runId)))
  return runs.flatMap(run => run?.runId ?? [])
}

describe('the schedule', () => {
  test.each([
    ['2026-06-30T18:00:00Z', '2026-06'],
    ['2026-07-01T02:00:00+08:00', '2026-06'],
    ['2026-12-31T18:00:00Z', '2026-12'],
    ['2026-07-07T18:00:00Z', '2026-06'],
    ['2026-06-30T15:59:59Z', '2026-05'],
  ])('that fires at %s runs %s', async (at, of) => {
    await build(world)(sqsEvent([due(at)]))
    expect(await runIds(of)).toEqual(['scheduled-provisional-huaian-2016-1'])
    expect(world.queue).toEqual([
      { kind: 'plan', month: of, runId: 'scheduled-provisional-huaian-2016-1', orgId: 'city' },
    ])
  })

  test('firing twice makes one run', async () => {
    expect(await work(firstOfJuly, firstOfJuly, firstOfJuly)).toEqual([])
    expect(await runIds(month)).toHaveLength(1)
    expect(await world.assessments.readRevisions('excellent', month)).toHaveLength(1)
    const parts = await world.runs.listOrgProgress(month, 'scheduled-provisional-huaian-2016-1')
    expect(progressOf({ roots: ['city'] }, parts)).toEqual({ state: 'done', cadresDone: 5, cadresTotal: 5 })
    expect((await world.rollups.readRollup('city', month))?.rollup).toEqual(rollup?.city)
  })

  test('closes the month on the 8th', async () => {
    await work(firstOfJuly)
    await work(due('2026-07-07T18:00:00Z', 'final'))
    const revisions = await world.assessments.readRevisions('excellent', month)
    expect(revisions.map(({ status, revision }) => [revision, status])).toEqual([
      [1, 'provisional'],
      [2, 'final'],
    ])
  })
})

test('a cadre who cannot be assessed leaves its neighbours assessed, and its message ends as a dead letter', async () => {
  const { readCadreWithLinks: cadreWithLinks } = world.roster
  const poisoned = vi
    .spyOn(world.roster, 'readCadreWithLinks')
    .mockImplementation(async id =>
      id === 'fails' ? Promise.reject(new Error('poison')) : cadreWithLinks(id),
    )
  const dead = await work(firstOfJuly)
  expect(dead).toMatchObject([{ kind: 'assess', orgId: 'xuyi', cadreIds: ['exempt', 'fails'] }])
  expect((await world.assessments.listRows('xuyi', month)).map(({ cadreId }) => cadreId)).toEqual(['exempt'])
  for (const orgId of ['gaogou', 'lianshui', 'univ'])
    expect((await world.rollups.readRollup(orgId, month))?.rollup).toEqual(rollup?.[orgId])
  expect(await world.rollups.readRollup('city', month)).toBeUndefined()
  const parts = () => world.runs.listOrgProgress(month, 'scheduled-provisional-huaian-2016-1')
  expect(progressOf({ roots: ['city'] }, await parts())).toMatchObject({ state: 'running', cadresDone: 3 })

  poisoned.mockRestore()
  expect(await work(...dead)).toEqual([])
  expect(progressOf({ roots: ['city'] }, await parts())).toMatchObject({ state: 'done', cadresDone: 5 })
  expect((await world.rollups.readRollup('city', month))?.rollup).toEqual(rollup?.city)
})

describe('a late event', () => {
  const late = { kind: 'reassess', cadreId: 'excellent', month: '2026-04' }

  test('has every later month assessed again that was assessed before, and no other', async () => {
    await work(firstOfJuly, due('2026-05-31T18:00:00Z'))
    await world.record({
      type: 'contact',
      id: '0000000a-0000-4000-8000-0000000000fe',
      cadreId: 'excellent',
      channel: 'faceToFace',
      youthIds: ['y01'],
      purpose: 'listen',
      occurredAt: '2026-04-20T12:00:00+08:00',
      recordedAt: '2026-07-02T00:00:00Z',
      recordedBy: 'u',
    })
    const read = vi.spyOn(world.facts, 'readFactsBetween')
    await work(late)
    const counted = async (of: string) => (await world.assessments.readRevisions('excellent', of)).length
    // June is assessed anew too and comes out the same, so that there is nothing to revise.
    expect([await counted('2026-04'), await counted('2026-05'), await counted('2026-06')]).toEqual([0, 2, 1])
    expect(read.mock.calls.map(([, , to]) => to)).toEqual(['2026-05', '2026-06'])
  })

  test('of a month that nobody assessed does nothing', async () => {
    expect(await work(late)).toEqual([])
    expect(await world.assessments.readRevisions('excellent', '2026-04')).toEqual([])
  })
})

test.each([
  ['of no kind', { kind: 'party' }],
  ['of a run that nobody began', { kind: 'plan', month, runId: 'nobody', orgId: 'city' }],
  ['with a field too many', { ...firstOfJuly, force: true }],
  ['without an instant', due('the first of July')],
])('a message %s is a dead letter', async (_, message) => {
  expect(await work(message)).toEqual([message])
})
