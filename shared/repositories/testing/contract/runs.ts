import { beforeEach, describe, expect, it } from 'vitest'
import type { OrgPlan, OrgProgress, Run, Runs } from '../../runs.ts'

const run: Run = {
  month: '2026-05',
  runId: 'run-1',
  status: 'provisional',
  roots: ['ha'],
  by: 'u-assessor',
  startedAt: '2026-06-01T02:00:00.000Z',
}
const plan: OrgPlan = { cadreIds: ['c-li', 'c-wang'], children: ['ls'], chunks: 2 }
const part: OrgProgress = {
  orgId: 'ha',
  cadres: 2,
  chunks: 2,
  chunksDone: 0,
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
    expect(await runs.readRun('2026-05', 'run-1')).toBeUndefined()
    expect(await runs.createRun(run)).toBe(true)
    expect(await runs.createRun({ ...run, by: 'somebody else', roots: ['ls'] })).toBe(false)
    expect(await runs.readRun('2026-05', 'run-1')).toEqual(run)
    expect(await runs.readRun('2026-06', 'run-1')).toBeUndefined()
  })

  describe('a plan', () => {
    it('is fixed once kept, with its part', async () => {
      expect(await runs.readOrgProgress(run, 'ha')).toBeUndefined()
      expect(await runs.planOrg(run, 'ha', plan)).toEqual(plan)
      expect(await runs.planOrg(run, 'ha', { cadreIds: [], children: [], chunks: 0 })).toEqual(plan)
      expect(await runs.readOrgProgress(run, 'ha')).toEqual(part)
    })

    it('knows who waits for it', async () => {
      const below = { ...plan, parentId: 'ha' }
      expect(await runs.planOrg(run, 'ls', below)).toEqual(below)
      expect(await runs.readOrgProgress(run, 'ls')).toEqual({ ...part, orgId: 'ls', parentId: 'ha' })
    })

    it('sent again leaves alone what is settled', async () => {
      await runs.planOrg(run, 'ha', plan)
      await runs.completeChunk(run, 'ha', 'cadres 0', 2)
      await runs.planOrg(run, 'ha', plan)
      expect(await runs.readOrgProgress(run, 'ha')).toEqual({ ...part, chunksDone: 1, cadresDone: 2 })
    })
  })

  describe('a piece', () => {
    it('is settled once, however often it is done', async () => {
      await runs.planOrg(run, 'ha', plan)
      expect(await runs.completeChunk(run, 'ha', 'cadres 0', 2)).toEqual({
        ...part,
        chunksDone: 1,
        cadresDone: 2,
      })
      expect(await runs.completeChunk(run, 'ha', 'cadres 0', 2)).toEqual({
        ...part,
        chunksDone: 1,
        cadresDone: 2,
      })
      expect(await runs.completeChunk(run, 'ha', 'org ls', 0)).toEqual({
        ...part,
        chunksDone: 2,
        cadresDone: 2,
      })
    })

    it('is settled once also by many at the same moment', async () => {
      await runs.planOrg(run, 'ha', plan)
      const chunks = Array.from({ length: 12 }, (_, n) => `cadres ${n % 3}`)
      await Promise.all(chunks.map(piece => runs.completeChunk(run, 'ha', piece, 25)))
      expect(await runs.readOrgProgress(run, 'ha')).toEqual({ ...part, chunksDone: 3, cadresDone: 75 })
    })

    it('of an org that was not planned cannot be', async () => {
      await expect(runs.completeChunk(run, 'ha', 'cadres 0', 2)).rejects.toThrow('not planned')
      expect(await runs.readOrgProgress(run, 'ha')).toBeUndefined()
      await expect(runs.markRolledUp(run, 'ha')).rejects.toThrow()
      expect(await runs.listOrgProgress('2026-05', 'run-1')).toEqual([])
    })
  })

  it('lists the parts of a run, and no others', async () => {
    await runs.planOrg(run, 'ls', { ...plan, parentId: 'ha' })
    await runs.planOrg(run, 'ha', plan)
    await runs.planOrg({ ...run, runId: 'run-2' }, 'xuyi', plan)
    await runs.markRolledUp(run, 'ha')
    await runs.markRolledUp(run, 'ha')
    expect(await runs.listOrgProgress('2026-05', 'run-1')).toEqual([
      { ...part, children: ['ls'], rolledUp: true },
      { ...part, orgId: 'ls', children: ['ls'], parentId: 'ha' },
    ])
  })
}
