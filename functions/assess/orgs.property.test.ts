import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Org } from '../../events/index.ts'
import { rosterChange } from '../../shared/announcing/roster-change.ts'
import { progressOf, startRun } from '../../shared/assessing/run.ts'
import { type World, worldOf } from '../../shared/assessing/testing/world.ts'
import { rosterKeys } from '../../shared/aws/keys.ts'
import { sqsEvent } from '../../shared/aws/queue/testing.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { goldenOf } from '../../shared/domain/testing/goldens.ts'
import { assessScenario, rollUpScenario, type Scenario } from '../../shared/domain/testing/scenario.ts'
import { build as follow } from '../on-roster-changed/handler.ts'
import { build as assess } from './handler.ts'
import { happening, workOff as workOffAnyhow } from './testing/queue.ts'

const [month, asOf] = ['2026-06', '2026-06-30']
const { scenario } = goldenOf('10')
const orgIds = [...new Set(scenario.orgs.map(({ orgId }) => orgId))]
const [root = '', ...movable] = orgIds

type Change = Scenario['orgs'][number]

/** A replacement of an org below the root, from one of the dates on. */
const changeFrom = (dates: readonly string[]): fc.Arbitrary<Change> =>
  fc.record({
    orgId: fc.constantFrom(...movable),
    name: fc.constantFrom('甲', '乙'),
    kind: fc.constantFrom('countyCommittee', 'township'),
    region: fc.constantFrom('涟水县', '洪泽区'),
    parentId: fc.constantFrom(...orgIds),
    effectiveFrom: fc.constantFrom(...dates),
  })

const run = {
  month,
  runId: 'run',
  status: 'final',
  roots: [root],
  by: 'u',
  startedAt: `${asOf}T18:00:00Z`,
} as const

/** The city's month, closed. */
async function closedWorld(): Promise<World> {
  const world = await worldOf(scenario)
  await startRun(world, run)
  await workOff(world)
  return world
}

async function workOff(world: World): Promise<void> {
  const handler = assess(world)
  for (let message = world.queue.shift(); message; message = world.queue.shift())
    expect(await handler(sqsEvent([message]))).toEqual({ batchItemFailures: [] })
}

/** Changes an org and sends what follows of it; false if it was refused. */
async function put(world: World, { orgId, ...org }: Change): Promise<boolean> {
  try {
    await world.roster.putOrg(orgId, org as Org, { by: 'u', at: '2026-07-20T12:00:00+08:00' })
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
  const audits = await world.roster.listAuditEvents({ org: orgId })
  const last = audits.reduce((a, b) => (a.n > b.n ? a : b))
  const { pk, sk } = rosterKeys.audit(rosterKeys.org(orgId).pk, last.n)
  await follow(world)(sqsEvent([{ detail: rosterChange(pk, sk, last) }]))
  return true
}

/** Changes an org and lets it have its consequences; false if it was refused. */
async function change(world: World, to: Change): Promise<boolean> {
  const isTaken = await put(world, to)
  await workOff(world)
  return isTaken
}

/** Sums and tables of every org. */
const said = (world: World) =>
  Promise.all(
    orgIds.map(async orgId => ({
      rollup: (await world.rollups.readRollup(orgId, month))?.rollup,
      rows: (await world.assessments.listRows(orgId, month)).map(({ cadreId, total }) => [cadreId, total]),
      below: await world.roster.listChildren(orgId, asOf),
    })),
  )

test('whatever moves or is renamed from a later day on, a closed month stays as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(changeFrom(['2026-07-01', '2026-07-20', '2027-01-01']), { maxLength: 6 }),
      async changes => {
        const world = await closedWorld()
        const before = await said(world)
        for (const each of changes) await change(world, each)
        // Whatever comes later has every sum made anew.
        await world.send(orgIds.map(orgId => ({ kind: 'rollUp', month, orgId })))
        await world.send(scenario.cadres.map(({ cadreId }) => ({ kind: 'reassess', cadreId, month })))
        await workOff(world)
        expect(await said(world)).toEqual(before)
      },
    ),
    { numRuns: 15 },
  )
})

/** Sums and tables are those of the scenario with the changes, by the pure functions alone. */
async function expectTruth(world: World, changes: readonly Change[]): Promise<void> {
  const all = { ...scenario, orgs: [...scenario.orgs, ...changes] }
  const assessed = scenario.cadres.flatMap(({ cadreId }) => assessScenario(all, cadreId, month, asOf) ?? [])
  const truth = rollUpScenario(all, assessed, month, asOf)
  for (const [at, { rollup, rows }] of (await said(world)).entries()) {
    const orgId = orgIds[at] as string
    expect(rollup).toEqual(truth[orgId])
    const own = assessed.filter(known => known.orgId === orgId)
    expect(rows).toEqual(own.map(({ cadreId, total }) => [cadreId, total]).sort())
  }
}

test('whatever moves or is renamed back in time, a closed month comes out as if it had always been so', async () => {
  const dates = ['1900-01-01', '2026-06-10', '2026-06-30', '2026-07-01']
  await fc.assert(
    fc.asyncProperty(fc.array(changeFrom(dates), { minLength: 1, maxLength: 6 }), async changes => {
      const world = await closedWorld()
      const taken: Change[] = []
      for (const each of changes) if (await change(world, each)) taken.push(each)
      await expectTruth(world, taken)
    }),
    { numRuns: 25 },
  )
})

test('whatever moves back in time amid a run, it ends, and comes out as if it had always been so', async () => {
  await fc.assert(
    fc.asyncProperty(happening, changeFrom(['2026-06-10']), async (way, to) => {
      const world = await worldOf(scenario)
      const taken: Change[] = []
      await startRun(world, run)
      const meanwhile = async () => {
        if (await put(world, to)) taken.push(to)
      }
      expect(await workOffAnyhow(world, { ...way, crashes: [] }, meanwhile)).toEqual([])
      expect(progressOf(run, await world.runs.listOrgProgress(month, run.runId)).state).toBe('done')
      await expectTruth(world, taken)
    }),
    { numRuns: 40 },
  )
})
