import { afterEach, expect, test, vi } from 'vitest'
import { memoryItems } from '../aws/items/memory.ts'
import { pauseByChance } from '../aws/items/optimistic-retry.ts'
import { numbers } from '../domain/testing/synthetic.ts'
import { type WrittenLines, writeLines, writeUntilSame } from './lines.ts'

const key = { pk: 'CADRE#c-li', sk: 'REGISTERED' }
const line = { pk: 'REGISTER#ls', sk: 'c-li#ls' }

afterEach(() => void vi.useRealTimers())

test('whoever follows a burst of changes of one subject gets through', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const sleep = (milliseconds: number) => new Promise(wake => setTimeout(wake, milliseconds))
  const items = memoryItems()
  let said = 0
  const write = async () => {
    const state = await items.get<WrittenLines>(key)
    const value = said
    await sleep(20)
    return writeLines(items, key, state, [{ ...line, value }])
  }
  const drawn = numbers(1)
  const pause = (attempt: number) => pauseByChance(attempt, () => drawn(1000) / 1000, sleep)
  const follow = async (change: number) => {
    await sleep(change * 10)
    said = change
    await writeUntilSame('the register of the cadre', write, pause)
  }
  const followed = Promise.allSettled(Array.from({ length: 100 }, (_, change) => follow(change)))
  await vi.runAllTimersAsync()
  expect((await followed).filter(({ status }) => status === 'rejected')).toEqual([])
  expect((await items.get(line))?.value).toBe(99)
})
