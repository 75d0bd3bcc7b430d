import { afterEach, expect, test, vi } from 'vitest'
import { memoryItems } from './memory.ts'
import { retryOptimistically } from './optimistic-retry.ts'

const write = { put: { pk: 'ORG#ha', sk: 'ORG', version: 1, value: null } }

afterEach(() => vi.restoreAllMocks())

test('a write that always loses is given up as a conflict', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
  const items = memoryItems()
  const transact = vi.spyOn(items, 'transact').mockResolvedValue(false)
  const put = retryOptimistically(items, async () => ({ writes: [write], result: 'created' }))
  await expect(put).rejects.toMatchObject({ code: 'conflict' })
  expect(transact).toHaveBeenCalledTimes(10)
})

test('each try decides anew', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
  const items = memoryItems()
  vi.spyOn(items, 'transact').mockResolvedValueOnce(false)
  const decide = vi
    .fn()
    .mockResolvedValueOnce({ writes: [write], result: 'created' })
    .mockResolvedValueOnce({ writes: [write], result: 'replaced' })
  expect(await retryOptimistically(items, decide)).toBe('replaced')
})

test('nothing to write is no transaction', async () => {
  const items = memoryItems()
  const transact = vi.spyOn(items, 'transact')
  expect(await retryOptimistically(items, async () => ({ writes: [], result: 'unchanged' }))).toBe(
    'unchanged',
  )
  expect(transact).not.toHaveBeenCalled()
})
