import { beforeEach, describe, expect, test } from 'vitest'
import { assessCadre } from './assess-cadre.ts'
import { oneCadre } from './testing/one-cadre.ts'
import { type World, worldOf } from './testing/world.ts'

let world: World
const assess = (status: 'provisional' | 'final' = 'provisional', deps: World = world) =>
  assessCadre(deps, 'c-wang', '2026-06', '2026-06-30', status)
const rows = async (orgId: string) =>
  (await world.assessments.listRows(orgId, '2026-06')).map(({ cadreId, revision }) => [cadreId, revision])
const revisions = async () =>
  (await world.assessments.readRevisions('c-wang', '2026-06')).map(({ revision, status }) => [
    revision,
    status,
  ])
const [{ cadreId: _, ...wang }] = oneCadre.cadres as [(typeof oneCadre.cadres)[number]]
const put = (change: Partial<typeof wang>) =>
  world.roster.putCadre('c-wang', { ...wang, ...change }, { by: 'u-admin', at: '2026-07-02T00:00:00.000Z' })
const transfer = (orgId: string) => put({ orgId, effectiveFrom: '2026-06-15' })
const leave = (serviceUntil: string) => put({ serviceUntil })

beforeEach(async () => {
  world = await worldOf(oneCadre)
})

describe('a cadre who moved', () => {
  test('has its line in the org where it belongs now, and only there', async () => {
    await assess()
    await transfer('west')
    expect(await assess()).toMatchObject({ changed: true, orgs: ['east', 'west'] })
    expect([await rows('east'), await rows('west')]).toEqual([[], [['c-wang', 2]]])
  })

  test.each(['putRow', 'deleteRow'] as const)('also where a crash came before %s', async call => {
    await assess()
    await transfer('west')
    const assessments = { ...world.assessments, [call]: () => Promise.reject(new Error('crashed')) }
    await expect(assess('provisional', { ...world, assessments })).rejects.toThrow('crashed')
    expect(await assess()).toMatchObject({ orgs: ['east', 'west'] })
    expect([await rows('east'), await rows('west')]).toEqual([[], [['c-wang', 2]]])
    expect(await revisions()).toHaveLength(2)
  })

  test('also where the month was closed by another between a crash and its repeat', async () => {
    await assess()
    await transfer('west')
    const crash = () => Promise.reject(new Error('crashed'))
    const crashing = { ...world, assessments: { ...world.assessments, deleteRow: crash } }
    await expect(assess('provisional', crashing)).rejects.toThrow('crashed')
    expect(await assess('final')).toMatchObject({ changed: true, orgs: ['east', 'west'] })
    expect([await rows('east'), await rows('west')]).toEqual([[], [['c-wang', 3]]])
  })

  test('and back has it where it was at first', async () => {
    await assess()
    await transfer('west')
    await assess()
    await transfer('east')
    expect((await assess()).revision).toMatchObject({ revision: 3, movedFrom: ['west'] })
    expect([await rows('east'), await rows('west')]).toEqual([[['c-wang', 3]], []])
  })
})

describe('a cadre who does not serve', () => {
  test('is not assessed', async () => {
    await leave('2026-06-01')
    expect(await assess()).toEqual({ revision: undefined, changed: false, orgs: [] })
    expect([await revisions(), await rows('east')]).toEqual([[], []])
  })

  test('any more loses its line; what was assessed stays, and what took its place says so', async () => {
    await assess()
    await leave('2026-06-01')
    const withdrawn = { withdrawn: true, total: null, evidence: {} }
    expect(await assess()).toMatchObject({ revision: withdrawn, changed: true, orgs: ['east'] })
    expect(await assess()).toMatchObject({ revision: withdrawn, changed: false, orgs: ['east'] })
    expect(await rows('east')).toEqual([])
    expect(await revisions()).toEqual([
      [1, 'provisional'],
      [2, 'provisional'],
    ])
  })

  test('after all is assessed again', async () => {
    await assess('final')
    await leave('2026-06-01')
    await assess()
    await leave('2026-06-30')
    const { revision } = await assess()
    expect(revision).toMatchObject({ revision: 3, status: 'final', asOf: '2026-06-29' })
    expect(revision).not.toHaveProperty('withdrawn')
    expect(await rows('east')).toEqual([['c-wang', 3]])
  })

  test('to the end of the month is assessed as of the last day', async () => {
    await leave('2026-06-21')
    expect((await assess()).revision?.asOf).toBe('2026-06-20')
  })

  test('nobody is not assessed', async () => {
    expect(await assessCadre(world, 'c-nobody', '2026-06', '2026-06-30', 'final')).toEqual({
      revision: undefined,
      changed: false,
      orgs: [],
    })
  })
})
