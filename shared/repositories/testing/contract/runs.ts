import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { KeptBack, OrgPlan, OrgProgress } from '../../org-progress.ts'
import type { Run, Runs } from '../../runs.ts'

const run: Run = {
  month: '2026-05',
  runId: 'run-1',
  status: 'provisional',
  roots: ['ha'],
  by: 'u-assessor',
  startedAt: '2026-06-01T02:00:00.000Z',
}
const plan: OrgPlan = { cadreIds: ['c-li', 'c-wang'], children: ['ls'], chunks: 2 }
const outcome = (cadres: number, ...keptBack: KeptBack[]) => ({ cadres, keptBack })
const part: OrgProgress = {
  orgId: 'ha',
  cadres: 2,
  children: 1,
  keptBack: 0,
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
      expect(await runs.readOrgProgress(run, 'ls')).toEqual({ ...part, orgId: 'ls', parentIds: ['ha'] })
    })

    it('may be waited for by two, each once', async () => {
      await runs.planOrg(run, 'ls', { ...plan, parentId: 'ha' })
      const both = { ...part, orgId: 'ls', parentIds: ['ha', 'hz'] }
      expect(await runs.addParent(run, 'ls', 'hz')).toEqual(both)
      expect(await runs.addParent(run, 'ls', 'hz')).toEqual(both)
      expect(await runs.markRolledUp(run, 'ls')).toEqual({ ...both, rolledUp: true })
    })

    it('sent again leaves alone what is settled', async () => {
      await runs.planOrg(run, 'ha', plan)
      await runs.completeChunk(run, 'ha', 'cadres 0', outcome(2))
      await runs.planOrg(run, 'ha', plan)
      expect(await runs.readOrgProgress(run, 'ha')).toEqual({ ...part, chunksDone: 1, cadresDone: 2 })
    })
  })

  describe('a piece', () => {
    it('is settled once, however often it is done', async () => {
      await runs.planOrg(run, 'ha', plan)
      expect(await runs.completeChunk(run, 'ha', 'cadres 0', outcome(2))).toEqual({
        ...part,
        chunksDone: 1,
        cadresDone: 2,
      })
      expect(await runs.completeChunk(run, 'ha', 'cadres 0', outcome(2))).toEqual({
        ...part,
        chunksDone: 1,
        cadresDone: 2,
      })
      expect(await runs.completeChunk(run, 'ha', 'org ls', outcome(0))).toEqual({
        ...part,
        chunksDone: 2,
        cadresDone: 2,
      })
    })

    it('is settled once also by many at the same moment', async () => {
      await runs.planOrg(run, 'ha', plan)
      const chunks = Array.from({ length: 12 }, (_, n) => `cadres ${n % 3}`)
      await Promise.all(chunks.map(piece => runs.completeChunk(run, 'ha', piece, outcome(25))))
      expect(await runs.readOrgProgress(run, 'ha')).toEqual({ ...part, chunksDone: 3, cadresDone: 75 })
    })

    it('of an org that was not planned cannot be', async () => {
      await expect(runs.completeChunk(run, 'ha', 'cadres 0', outcome(2))).rejects.toThrow('not planned')
      expect(await runs.readOrgProgress(run, 'ha')).toBeUndefined()
      await expect(runs.markRolledUp(run, 'ha')).rejects.toThrow()
      expect(await runs.listOrgProgress('2026-05', 'run-1')).toEqual([])
    })
  })

  describe('a cadre who is kept back', () => {
    const kept: KeptBack = { cadreId: 'c-li', reason: 'calendar_missing' }

    it('is counted and named, until it is mended', async () => {
      await runs.planOrg(run, 'ha', plan)
      const progress = await runs.completeChunk(run, 'ha', 'cadres 0', outcome(1, kept))
      expect(progress).toEqual({ ...part, chunksDone: 1, cadresDone: 1, keptBack: 1 })
      expect(await runs.listKeptBack(run, 10)).toEqual([{ orgId: 'ha', ...kept }])
      expect(await runs.listKeptBackOfOrg(run, 'ha')).toEqual([kept.cadreId])
      expect(await runs.listKeptBackOfOrg(run, 'h')).toEqual([])
      await runs.mendCadre(run, 'ha', 'c-li')
      await runs.mendCadre(run, 'ha', 'c-li')
      await runs.mendCadre(run, 'ha', 'c-wang')
      expect(await runs.readOrgProgress(run, 'ha')).toEqual({ ...part, chunksDone: 1, cadresDone: 2 })
      expect(await runs.listKeptBack(run, 10)).toEqual([])
    })

    it('is one of a few that are named at a time', async () => {
      await runs.planOrg(run, 'ha', plan)
      const both = outcome(0, kept, { cadreId: 'c-wang', reason: 'internal' })
      await runs.completeChunk(run, 'ha', 'cadres 0', both)
      expect(await runs.listKeptBack(run, 1)).toEqual([{ orgId: 'ha', ...kept }])
    })
  })

  it('is open until it is closed', async () => {
    await runs.createRun(run)
    await runs.createRun({ ...run, month: '2026-04' })
    await runs.createRun(run)
    const key = { month: '2026-05', runId: 'run-1' }
    expect(await runs.listOpenRuns()).toEqual([{ ...key, month: '2026-04' }, key])
    await runs.closeRun(key)
    await runs.closeRun(key)
    expect(await runs.listOpenRuns()).toEqual([{ ...key, month: '2026-04' }])
    expect(await runs.readRun('2026-05', 'run-1')).toEqual(run)
  })

  it('knows which chunks of an org are done', async () => {
    await runs.planOrg(run, 'ha', plan)
    await runs.completeChunk(run, 'ha', 'org ls', outcome(0))
    expect(await runs.listChunksDone(run, 'ha')).toEqual(['org ls'])
    expect(await runs.listChunksDone(run, 'h')).toEqual([])
  })

  it('of 12,000 cadres with the longest ids, in no order, has a plan', async () => {
    const hash = (n: number) => createHash('sha512').update(String(n)).digest('base64url').slice(0, 64)
    const large = { ...plan, cadreIds: Array.from({ length: 12_000 }, (_, n) => hash(n)) }
    expect(await runs.planOrg(run, 'ha', large)).toEqual(large)
    expect(await runs.readPlan(run, 'ha')).toEqual(large)
    expect(await runs.planOrg(run, 'ha', plan)).toEqual(large)
  })

  it('lists the parts of a run, and no others', async () => {
    await runs.planOrg(run, 'ls', { ...plan, parentId: 'ha' })
    await runs.planOrg(run, 'ha', plan)
    await runs.planOrg({ ...run, runId: 'run-2' }, 'xuyi', plan)
    await runs.markRolledUp(run, 'ha')
    await runs.markRolledUp(run, 'ha')
    expect(await runs.listOrgProgress('2026-05', 'run-1')).toEqual([
      { ...part, rolledUp: true },
      { ...part, orgId: 'ls', parentIds: ['ha'] },
    ])
  })
}
