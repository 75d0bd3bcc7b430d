import { expect, test } from 'vitest'
import { memoryItems } from '../aws/items/memory.ts'
import { runsOn } from './runs.ts'

const run = { month: '2026-05', runId: 'run-1' }
const plan = { cadreIds: ['c-li'], children: ['ls', 'xuyi'], chunks: 3 }

test('a plan is stored with its progress or not at all, and stays as it was first made', async () => {
  const items = memoryItems()
  const crashed = runsOn({ ...items, transact: () => Promise.reject(new Error('crashed')) })
  await expect(crashed.planOrg(run, 'ha', plan)).rejects.toThrow('crashed')
  expect(await runsOn(items).readOrgProgress(run, 'ha')).toBeUndefined()

  const later = { cadreIds: ['c-li', 'c-sun'], children: ['ls', 'xuyi', 'new'], chunks: 4 }
  const answerLost = runsOn({
    ...items,
    async transact(writes) {
      await items.transact(writes)
      throw new Error('crashed')
    },
  })
  await expect(answerLost.planOrg(run, 'ha', plan)).rejects.toThrow('crashed')
  expect(await runsOn(items).planOrg(run, 'ha', later)).toEqual(plan)
  expect(await runsOn(items).readOrgProgress(run, 'ha')).toMatchObject({ cadres: 1, chunks: 3 })
})

test('what an org writes for each of its chunks is small, however many there are', async () => {
  const items = memoryItems()
  const runs = runsOn(items)
  const children = Array.from({ length: 500 }, (_, n) => `org-${n}`)
  await runs.planOrg(run, 'ha', { cadreIds: [], children, chunks: 500 })
  for (const child of children)
    await runs.completeChunk(run, 'ha', `org ${child}`, { cadres: 0, keptBack: [] })
  expect(await runs.readOrgProgress(run, 'ha')).toEqual({
    orgId: 'ha',
    cadres: 0,
    children: 500,
    chunks: 500,
    chunksDone: 500,
    cadresDone: 0,
    keptBack: 0,
    rolledUp: false,
  })
})
