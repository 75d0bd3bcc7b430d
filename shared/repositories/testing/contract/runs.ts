import { beforeEach, describe, expect, it } from 'vitest'
import type { Part, Plan, Run, Runs } from '../../runs.ts'

const run: Run = {
  month: '2026-05',
  runId: 'run-1',
  status: 'provisional',
  roots: ['ha'],
  by: 'u-assessor',
  startedAt: '2026-06-01T02:00:00.000Z',
}
const plan: Plan = { cadreIds: ['c-li', 'c-wang'], children: ['ls'], pieces: 2 }
const part: Part = {
  orgId: 'ha',
  cadres: 2,
  children: ['ls'],
  pieces: 2,
  settled: 0,
  cadresDone: 0,
  rolledUp: false,
}

/** What every store of runs does; `open` gives an empty one. */
export function runsContract(open: () => Promise<Runs>): void {
  let runs: Runs
  beforeEach(async () => {
    runs = await open()
  })

  it('keeps a run as it was first begun', async () => {
    expect(await runs.read('2026-05', 'run-1')).toBeUndefined()
    expect(await runs.create(run)).toBe(true)
    expect(await runs.create({ ...run, by: 'somebody else', roots: ['ls'] })).toBe(false)
    expect(await runs.read('2026-05', 'run-1')).toEqual(run)
    expect(await runs.read('2026-06', 'run-1')).toBeUndefined()
  })

  describe('a plan', () => {
    it('is fixed once kept, with its part', async () => {
      expect(await runs.part(run, 'ha')).toBeUndefined()
      expect(await runs.plan(run, 'ha', plan)).toEqual(plan)
      expect(await runs.plan(run, 'ha', { cadreIds: [], children: [], pieces: 0 })).toEqual(plan)
      expect(await runs.part(run, 'ha')).toEqual(part)
    })

    it('knows who waits for it', async () => {
      const below = { ...plan, parentId: 'ha' }
      expect(await runs.plan(run, 'ls', below)).toEqual(below)
      expect(await runs.part(run, 'ls')).toEqual({ ...part, orgId: 'ls', parentId: 'ha' })
    })

    it('sent again leaves alone what is settled', async () => {
      await runs.plan(run, 'ha', plan)
      await runs.settle(run, 'ha', 'cadres 0', 2)
      await runs.plan(run, 'ha', plan)
      expect(await runs.part(run, 'ha')).toEqual({ ...part, settled: 1, cadresDone: 2 })
    })
  })

  describe('a piece', () => {
    it('is settled once, however often it is done', async () => {
      await runs.plan(run, 'ha', plan)
      expect(await runs.settle(run, 'ha', 'cadres 0', 2)).toEqual({ ...part, settled: 1, cadresDone: 2 })
      expect(await runs.settle(run, 'ha', 'cadres 0', 2)).toEqual({ ...part, settled: 1, cadresDone: 2 })
      expect(await runs.settle(run, 'ha', 'org ls', 0)).toEqual({ ...part, settled: 2, cadresDone: 2 })
    })

    it('is settled once also by many at the same moment', async () => {
      await runs.plan(run, 'ha', plan)
      const pieces = Array.from({ length: 12 }, (_, n) => `cadres ${n % 3}`)
      await Promise.all(pieces.map(piece => runs.settle(run, 'ha', piece, 25)))
      expect(await runs.part(run, 'ha')).toEqual({ ...part, settled: 3, cadresDone: 75 })
    })

    it('of an org that was not planned cannot be', async () => {
      await expect(runs.settle(run, 'ha', 'cadres 0', 2)).rejects.toThrow('not planned')
      expect(await runs.part(run, 'ha')).toBeUndefined()
      await expect(runs.rolledUp(run, 'ha')).rejects.toThrow()
      expect(await runs.parts('2026-05', 'run-1')).toEqual([])
    })
  })

  it('lists the parts of a run, and no others', async () => {
    await runs.plan(run, 'ls', { ...plan, parentId: 'ha' })
    await runs.plan(run, 'ha', plan)
    await runs.plan({ ...run, runId: 'run-2' }, 'xuyi', plan)
    await runs.rolledUp(run, 'ha')
    await runs.rolledUp(run, 'ha')
    expect(await runs.parts('2026-05', 'run-1')).toEqual([
      { ...part, rolledUp: true },
      { ...part, orgId: 'ls', parentId: 'ha' },
    ])
  })
}
