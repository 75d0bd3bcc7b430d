import { describe, expect, test } from 'vitest'
import { entryBytes, maxBytes } from './chunk.ts'
import type { BusEvent } from './publish.ts'
import { fakeEventBridge, take } from './testing/event-bridge.ts'

const time = '2026-05-20T12:15:01.000Z'
const event = (n: number): BusEvent => ({ type: 'contact', time, detail: { n } })
const events = (count: number) => Array.from({ length: count }, (_, n) => event(n))
const n = (entry: { Detail?: string | undefined }) => JSON.parse(entry.Detail ?? '').n

/** An event whose entry has exactly so many bytes. */
function sized(bytes: number): BusEvent {
  const pad = (length: number) => ({ type: 'contact', time, detail: { pad: 'x'.repeat(length) } })
  const frame = entryBytes({
    Source: 'baixin',
    DetailType: 'contact',
    Time: new Date(time),
    Detail: JSON.stringify(pad(0).detail),
  })
  return pad(bytes - frame)
}

test('an event goes out with source, type, time and detail', async () => {
  const { bus, calls } = fakeEventBridge()
  expect(await bus.publish([event(7)])).toEqual([])
  expect(calls).toEqual([
    [
      {
        EventBusName: 'baixin',
        Source: 'baixin',
        DetailType: 'contact',
        Time: new Date(time),
        Detail: '{"n":7}',
      },
    ],
  ])
})

test('nothing to publish is no call', async () => {
  const { bus, calls } = fakeEventBridge()
  expect(await bus.publish([])).toEqual([])
  expect(calls).toEqual([])
})

test('23 events are three calls', async () => {
  const { bus, calls } = fakeEventBridge()
  await bus.publish(events(23))
  expect(calls.map(call => call.map(n))).toEqual([
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    [10, 11, 12, 13, 14, 15, 16, 17, 18, 19],
    [20, 21, 22],
  ])
})

describe('what EventBridge refuses is said, event by event', () => {
  test('some entries of a call', async () => {
    const { bus, taken } = fakeEventBridge(entry =>
      [3, 12].includes(n(entry)) ? { ErrorCode: 'InternalFailure', ErrorMessage: 'x' } : take(entry),
    )
    expect(await bus.publish(events(15))).toEqual([
      { index: 3, cause: 'InternalFailure', forGood: false },
      { index: 12, cause: 'InternalFailure', forGood: false },
    ])
    expect(taken.length).toBe(13)
  })

  test('a whole call that throws; the other calls go on', async () => {
    const { bus, taken } = fakeEventBridge(entry => {
      if (n(entry) === 12) throw Object.assign(new Error('slow down'), { name: 'ThrottlingException' })
      return take(entry)
    })
    const refused = await bus.publish(events(25))
    expect(refused.map(({ index }) => index)).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19])
    expect(new Set(refused.map(({ cause }) => cause))).toEqual(new Set(['ThrottlingException']))
    expect(taken.length).toBe(15)
  })

  test('an entry that is answered neither way', async () => {
    const { bus } = fakeEventBridge(() => ({}))
    expect(await bus.publish(events(1))).toEqual([{ index: 0, cause: 'NoAnswer', forGood: false }])
  })

  test('an event above the limit, which is not even sent; its neighbours are', async () => {
    const { bus, calls } = fakeEventBridge()
    const refused = await bus.publish([event(0), sized(maxBytes), event(2), sized(maxBytes - 1)])
    expect(refused).toEqual([{ index: 1, cause: 'TooLarge', forGood: true }])
    expect(calls.map(call => call.length)).toEqual([2, 1])
  })
})

describe('what is refused for a while is tried again, alone, as long as there is patience', () => {
  test('until it is taken', async () => {
    let calls = 0
    const { bus, taken } = fakeEventBridge(entry => {
      if (n(entry) === 3 && ++calls < 4) return { ErrorCode: 'ThrottlingException' }
      return take(entry)
    })
    expect(await bus.publish(events(5), 20_000)).toEqual([])
    expect(taken.map(n)).toEqual([0, 1, 2, 4, 3])
  })

  test('until the patience ends', async () => {
    const { bus, elapsed } = fakeEventBridge(() => ({ ErrorCode: 'ThrottlingException' }))
    const refused = await bus.publish(events(2), 20_000)
    expect(refused.map(({ index }) => index)).toEqual([0, 1])
    expect(elapsed()).toBeGreaterThan(15_000)
    expect(elapsed()).toBeLessThan(20_000)
  })

  test('but what can never be taken is not', async () => {
    const { bus, calls } = fakeEventBridge(() => ({ ErrorCode: 'MalformedDetail' }))
    const refused = await bus.publish(events(1), 20_000)
    expect(refused).toEqual([{ index: 0, cause: 'MalformedDetail', forGood: true }])
    expect(calls.length).toBe(1)
  })
})
