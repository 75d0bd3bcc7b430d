import { describe, expect, test } from 'vitest'
import { goldens } from '../domain/testing/goldens.ts'
import { monthOf } from '../domain/time/calendar.ts'
import { assessCadre } from './assess-cadre.ts'
import { readProgress } from './progress.ts'
import { rollUp } from './roll-up.ts'
import { worldOf } from './testing/world.ts'

describe.each(goldens)('$name, read from the stores', ({ month, asOf, scenario, expected, rollup }) => {
  test('comes out as expected', async () => {
    const world = await worldOf(scenario)
    const policy = await world.policies.readPolicyOfMonth(monthOf(asOf), undefined)
    for (const [cadreId, result] of Object.entries(expected)) {
      const { revision } = await assessCadre(world, cadreId, month, asOf, 'provisional')
      const progress = await readProgress(world, policy, cadreId, month, asOf)
      const shown = (of: typeof revision | typeof progress) =>
        of ? { dimensions: of.dimensions, total: of.total, grade: of.grade } : null
      expect(shown(revision)).toEqual(result)
      expect(shown(progress)).toEqual(result)
      expect(progress?.digest).toBe(revision?.digest)
    }
    for (const [orgId, result] of Object.entries(rollup ?? {}).reverse()) {
      expect((await rollUp(world, orgId, month)).rollup).toEqual(result)
    }
  })
})
