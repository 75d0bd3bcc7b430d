import { beforeEach, expect, test } from 'vitest'
import { goldenOf } from '../domain/testing/goldens.ts'
import { assessCadre } from './assess-cadre.ts'
import { rollUp } from './roll-up.ts'
import { type World, worldOf } from './testing/world.ts'

const { scenario, rollup, month } = goldenOf('10')
const expected = rollup ?? {}
let world: World

beforeEach(async () => {
  world = await worldOf(scenario)
  for (const { cadreId } of scenario.cadres) await assessCadre(world, cadreId, month, '2026-06-30', 'final')
})

test('an org’s roll-up is kept, and left alone where nothing changed', async () => {
  expect(await rollUp(world, 'gaogou', month)).toEqual({ changed: true, rollup: expected.gaogou })
  expect(await world.rollups.readRollup('gaogou', month)).toMatchObject({
    rollup: expected.gaogou,
    version: 1,
  })
  expect((await rollUp(world, 'gaogou', month)).changed).toBe(false)
  expect((await world.rollups.readRollup('gaogou', month))?.version).toBe(1)
})

test('a child that comes late is added once its parent is rolled up again', async () => {
  for (const orgId of ['lianshui', 'univ', 'ent', 'xuyi', 'city']) await rollUp(world, orgId, month)
  expect((await world.rollups.readRollup('city', month))?.rollup.assessed).toBe(4)
  for (const orgId of ['gaogou', 'lianshui', 'city']) await rollUp(world, orgId, month)
  expect((await world.rollups.readRollup('city', month))?.rollup).toEqual(expected.city)
})

test('of two at once the one that read less starts anew', async () => {
  for (const orgId of ['lianshui', 'univ', 'ent', 'xuyi']) await rollUp(world, orgId, month)
  const { readRollup } = world.rollups
  let overtaken = false
  const slow = {
    ...world.rollups,
    readRollup: async (orgId: string, of: string) => {
      const found = await readRollup(orgId, of)
      if (orgId === 'lianshui' && !overtaken) {
        overtaken = true
        for (const child of ['gaogou', 'lianshui', 'city']) await rollUp(world, child, month)
      }
      return found
    },
  }
  expect((await rollUp({ ...world, rollups: slow }, 'city', month)).rollup).toEqual(expected.city)
  expect(await world.rollups.readRollup('city', month)).toMatchObject({ rollup: expected.city, version: 1 })
})

test('one that never gets its turn gives up, for the queue to try again', async () => {
  const rollups = { ...world.rollups, writeRollup: async () => false }
  await expect(rollUp({ ...world, rollups }, 'gaogou', month)).rejects.toThrow('10 times in a row')
})
