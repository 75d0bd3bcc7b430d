import fc from 'fast-check'
import { beforeAll, expect, test, vi } from 'vitest'
import { worldOf } from '../../shared/assessing/testing/world.ts'
import { huaian2016 } from '../../shared/domain/policy/huaian-2016.ts'
import type { Policy } from '../../shared/domain/policy/policy.ts'
import { changesOf, mergeChanges, noChanges } from '../../shared/domain/policy/rehearsal.ts'
import { goldenOf } from '../../shared/domain/testing/goldens.ts'
import { assessScenario, type Scenario } from '../../shared/domain/testing/scenario.ts'
import { happening, workOff } from './testing/queue.ts'

const month = '2026-06'
const { scenario: city } = goldenOf('10')
const pattern = city.cadres.find(({ cadreId }) => cadreId === 'unheard') as Scenario['cadres'][number]
/** The golden city with a township of 25 more cadres, so that it is rehearsed in two pieces. */
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
const draft: Policy = {
  ...huaian2016,
  grades: { ...huaian2016.grades, pass: 30, good: 50, attainmentFloor: 0 },
  version: 2,
}

/** What it must come to: by the pure functions alone. */
const truth = scenario.cadres.flatMap(({ cadreId }) => {
  const before = assessScenario(scenario, cadreId, month, '2026-06-30')
  const after = assessScenario(scenario, cadreId, month, '2026-06-30', draft)
  return before && after ? [{ cadreId, ...changesOf({ before, after }) }] : []
})

beforeAll(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))

test('a rehearsal ends, with nobody counted twice, though an org moves amid it', async () => {
  await fc.assert(
    fc.asyncProperty(happening, fc.constantFrom('univ', 'ent', 'xuyi'), async (way, parentId) => {
      const world = await worldOf(scenario)
      const rehearsal = {
        ...{ rehearsalId: 'r-1', policy: draft, months: [month], orgId: 'city' },
        startedAt: '2026-06-30T18:00:00.000Z',
      }
      await world.rehearsals.createRehearsal(rehearsal)
      await world.send([{ kind: 'rehearseOrg', rehearsalId: 'r-1', month, orgId: 'city' }])
      const { orgId, ...gaogou } = scenario.orgs.find(
        org => org.orgId === 'gaogou',
      ) as Scenario['orgs'][number]
      const moved = { ...gaogou, parentId, effectiveFrom: '2026-06-10' }
      const dead = await workOff(world, { ...way, crashes: [] }, async () => {
        await world.roster.putOrg(orgId, moved, { by: 'u', at: '2026-07-20T12:00:00+08:00' })
      })
      expect(dead).toEqual([])
      // The township may have been below neither when both were looked at.
      const [whole] = await world.rehearsals.listWholes(rehearsal)
      expect([30, 4]).toContain(whole?.cadres)
    }),
    { numRuns: 20 },
  )
})

test('whatever happens on the way, a rehearsal ends with everybody counted once, and no result is written', async () => {
  await fc.assert(
    fc.asyncProperty(happening, async way => {
      const world = await worldOf(scenario)
      const rehearsal = {
        rehearsalId: 'r-1',
        policy: draft,
        months: [month],
        orgId: 'city',
        startedAt: '2026-06-30T18:00:00.000Z',
      }
      await world.rehearsals.createRehearsal(rehearsal)
      const told = vi.spyOn(world.rehearsals, 'putWhole')
      await world.send([{ kind: 'rehearseOrg', rehearsalId: 'r-1', month, orgId: 'city' }])
      expect(await workOff(world, way)).toEqual([])

      // Who crashed at every try is named, and everybody else is counted.
      const orgs = await world.rehearsals.listOrgs(rehearsal)
      const cadres = await Promise.all(
        orgs.map(({ orgId }) => world.rehearsals.listCadres(rehearsal, month, orgId)),
      )
      const named = new Set(cadres.flat().flatMap(({ cadreId, reason }) => (reason ? [cadreId] : [])))
      const counted = truth.filter(({ cadreId }) => !named.has(cadreId))
      const { moves, before, after } = counted.reduce(mergeChanges, noChanges())
      const [whole] = await world.rehearsals.listWholes(rehearsal)
      const changes = { moves, before, after }
      expect(whole).toMatchObject({ cadres: 30, keptBack: named.size, standing: 1, changes })
      // Nobody is told half of it.
      for (const [, part] of told.mock.calls) expect(part.cadres).toBe(30)
      expect(await world.rollups.readRollup('city', month)).toBeUndefined()
      expect(await world.assessments.listRows('gaogou', month)).toEqual([])
    }),
    { numRuns: 6 },
  )
})
