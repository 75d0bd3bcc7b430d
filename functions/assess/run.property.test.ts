import fc from 'fast-check'
import { beforeAll, expect, test, vi } from 'vitest'
import type { RecordedEvent } from '../../events/index.ts'
import { progressOf, startRun } from '../../shared/assessing/run.ts'
import { type World, worldOf } from '../../shared/assessing/testing/world.ts'
import { goldenOf } from '../../shared/domain/testing/goldens.ts'
import { assessScenario, rollUpScenario, type Scenario } from '../../shared/domain/testing/scenario.ts'
import type { Run } from '../../shared/repositories/runs.ts'
import { type Happening, happening, workOff } from './testing/queue.ts'

const month = '2026-06'
const asOf = '2026-06-30'
const { scenario: city } = goldenOf('10')
const pattern = city.cadres.find(({ cadreId }) => cadreId === 'unheard') as Scenario['cadres'][number]
/** The golden city with a township of 25 more cadres, so that it is assessed in two pieces. */
const scenario: Scenario = {
  ...city,
  cadres: [
    ...city.cadres,
    ...Array.from({ length: 25 }, (_, n) => ({
      ...pattern,
      cadreId: `more-${10 + n}`,
      orgId: 'gaogou',
      bases: [],
    })),
  ],
}
const cadreIds = scenario.cadres.map(({ cadreId }) => cadreId)
const run = (status: Run['status']): Run => ({
  month,
  runId: `run-${status}`,
  status,
  roots: ['city'],
  by: 'u-assessor',
  startedAt: '2026-06-30T18:00:00.000Z',
})

/** What everything must come to: by the pure functions alone. */
function truth(of: Scenario) {
  const assessed = cadreIds.flatMap(cadreId => assessScenario(of, cadreId, month, asOf) ?? [])
  return { assessed, rollups: rollUpScenario(of, assessed, month, asOf) }
}

async function expectTruth(world: World, of: Scenario): Promise<void> {
  const { assessed, rollups } = truth(of)
  for (const [orgId, expected] of Object.entries(rollups)) {
    expect((await world.rollups.readRollup(orgId, month))?.rollup).toEqual(expected)
    const rows = await world.assessments.listRows(orgId, month)
    const own = assessed.filter(known => known.orgId === orgId)
    expect(rows.map(row => [row.cadreId, row.total, row.grade])).toEqual(
      own.map(({ cadreId, total, grade }) => [cadreId, total, grade]).sort(),
    )
  }
}

async function expectDone(world: World, { runId, ...of }: Run): Promise<void> {
  const parts = await world.runs.listOrgProgress(month, runId)
  expect(progressOf(of, parts)).toEqual({
    state: 'done',
    cadresDone: 30,
    cadresTotal: 30,
    cadresKeptBack: 0,
  })
}

/** Those who crashed too often to be assessed get their turn, now that nothing crashes. */
async function hourLater(world: World, way: Happening): Promise<void> {
  await world.send([{ kind: 'due', at: '2026-06-30T15:00:00Z' }])
  expect(await workOff(world, { ...way, crashes: [], repeats: [] })).toEqual([])
}

const revisionsOf = async (world: World, cadreId: string) =>
  (await world.assessments.readRevisions(cadreId, month)).map(
    ({ status, revision }) => `${status} ${revision}`,
  )

beforeAll(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))

test('whatever happens on the way, a run ends once, with everybody assessed and rolled up once', async () => {
  await fc.assert(
    fc.asyncProperty(happening, async way => {
      const world = await worldOf(scenario)
      await startRun(world, run('provisional'))
      expect(await workOff(world, way)).toEqual([])
      await hourLater(world, way)
      await expectDone(world, run('provisional'))
      await expectTruth(world, scenario)
      for (const cadreId of cadreIds)
        expect(await revisionsOf(world, cadreId)).toEqual(cadreId === 'not-yet' ? [] : ['provisional 1'])
    }),
    { numRuns: 8 },
  )
})

const late: RecordedEvent = {
  type: 'feedback',
  id: '0000000a-0000-4000-8000-0000000000ff',
  cadreId: 'excellent',
  youthId: 'y01',
  score: 1,
  source: 'app',
  occurredAt: '2026-06-30T12:00:00+08:00',
  recordedAt: '2026-07-05T12:00:00+08:00',
  recordedBy: 'u-collector',
}

test('a late event while a month is closed is in its result, by whichever way', async () => {
  await fc.assert(
    fc.asyncProperty(happening, async way => {
      const world = await worldOf(scenario)
      await startRun(world, run('provisional'))
      await workOff(world, { ...way, crashes: [] })
      await startRun(world, run('final'))
      const dead = await workOff(world, way, async () => {
        await world.record(late)
        await world.send([{ kind: 'reassess', cadreId: 'excellent', month }])
      })
      expect(dead).toEqual([])
      await hourLater(world, way)
      await expectDone(world, run('final'))
      await expectTruth(world, { ...scenario, events: [...scenario.events, late] })
      const statuses = await revisionsOf(world, 'excellent')
      expect([
        ['provisional 1', 'final 2'],
        ['provisional 1', 'provisional 2', 'final 3'],
        ['provisional 1', 'final 2', 'final 3'],
      ]).toContainEqual(statuses)
      expect(await revisionsOf(world, 'fails')).toEqual(['provisional 1', 'final 2'])
    }),
    { numRuns: 8 },
  )
})

test('a late event after a month was closed reaches the city’s roll-up', async () => {
  await fc.assert(
    fc.asyncProperty(happening, async way => {
      const world = await worldOf(scenario)
      await startRun(world, run('final'))
      await workOff(world, { ...way, crashes: [], repeats: [] })
      await world.record(late)
      await world.send([{ kind: 'reassess', cadreId: 'excellent', month }])
      expect(await workOff(world, way)).toEqual([])
      await hourLater(world, way)
      await expectTruth(world, { ...scenario, events: [...scenario.events, late] })
      expect(await revisionsOf(world, 'excellent')).toEqual(['final 1', 'final 2'])
    }),
    { numRuns: 8 },
  )
})
