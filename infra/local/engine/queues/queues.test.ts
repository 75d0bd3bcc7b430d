import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openStore } from '../store.ts'
import { withDefaults } from './queue.ts'
import { openQueues } from './queues.ts'

beforeEach(() => void vi.useFakeTimers({ now: 0 }))
afterEach(() => void vi.useRealTimers())

test('a message that becomes visible just behind a look is looked for again', () => {
  const store = openStore(undefined)
  const queues = openQueues(store)
  const queue = withDefaults({ name: 'work', arn: 'arn:aws:sqs:local:0:work', url: 'http://127.0.0.1/work' })
  queues.declare(queue)
  const found: number[] = []
  queues.watch(queue, () => {
    found.push(queues.receive(queue, 10).length)
    // The clock ticks between this look and whatever follows it.
    if (Date.now() === 999) vi.setSystemTime(1000)
  })
  queues.send(queue, { body: 'late', delaySeconds: 1 })
  vi.advanceTimersByTime(0)

  // Timers may ring a moment before their time by the clock.
  vi.setSystemTime(-1)
  vi.advanceTimersByTime(1000)
  expect(found.at(-1)).toBe(0)
  vi.advanceTimersByTime(5)
  expect(found.at(-1)).toBe(1)
  queues.close()
  store.close()
})
