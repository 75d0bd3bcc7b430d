import { afterEach, expect, test, vi } from 'vitest'
import { numbers } from '../../domain/testing/synthetic.ts'
import { next } from './items.ts'
import { memoryItems } from './memory.ts'
import { pauseByChance, retryOptimistically } from './optimistic-retry.ts'

const key = { pk: 'ORG#ha', sk: 'ORG' }
const write = { put: { ...key, version: 1, value: null } }
const noPause = async () => {}

afterEach(() => void vi.useRealTimers())

test('a write that always loses is given up as a conflict', async () => {
  const items = memoryItems()
  const transact = vi.spyOn(items, 'transact').mockResolvedValue(false)
  const put = retryOptimistically(items, async () => ({ writes: [write], result: 'created' }), noPause)
  await expect(put).rejects.toMatchObject({ code: 'conflict' })
  expect(transact).toHaveBeenCalledTimes(10)
})

test('each try decides anew', async () => {
  const items = memoryItems()
  vi.spyOn(items, 'transact').mockResolvedValueOnce(false)
  const decide = vi
    .fn()
    .mockResolvedValueOnce({ writes: [write], result: 'created' })
    .mockResolvedValueOnce({ writes: [write], result: 'replaced' })
  expect(await retryOptimistically(items, decide, noPause)).toBe('replaced')
})

test('nothing to write is no transaction', async () => {
  const items = memoryItems()
  const transact = vi.spyOn(items, 'transact')
  expect(await retryOptimistically(items, async () => ({ writes: [], result: 'unchanged' }))).toBe(
    'unchanged',
  )
  expect(transact).not.toHaveBeenCalled()
})

test('a try waits by chance, up to 20 ms the first time, twice as long each time, a second at most', async () => {
  const slept: number[] = []
  const sleep = async (milliseconds: number) => void slept.push(milliseconds)
  for (const attempt of [1, 2, 3, 6, 7, 9]) await pauseByChance(attempt, () => 0.5, sleep)
  await pauseByChance(9, () => 0, sleep)
  expect(slept).toEqual([10, 20, 40, 320, 500, 500, 0])
})

test('fifty writers of one item at once get through', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const sleep = (milliseconds: number) => new Promise(wake => setTimeout(wake, milliseconds))
  const items = memoryItems()
  const drawn = numbers(1)
  const add = () =>
    retryOptimistically(
      items,
      async () => {
        const item = await items.get<number>(key)
        await sleep(10)
        const { guard, version } = next(item)
        const value = (item?.value ?? 0) + 1
        return { writes: [{ put: { ...key, version, value }, guard }], result: value }
      },
      attempt => pauseByChance(attempt, () => drawn(1000) / 1000, sleep),
    )
  const added = Promise.allSettled(Array.from({ length: 50 }, add))
  await vi.runAllTimersAsync()
  expect((await added).filter(({ status }) => status === 'rejected')).toEqual([])
  expect((await items.get(key))?.value).toBe(50)
})
