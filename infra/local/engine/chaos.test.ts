import { expect, test } from 'vitest'
import { createChaos } from './chaos.ts'
import type { LambdaFunction } from './lambda/function.ts'
import type { NewMessage, Queue } from './queues/queue.ts'
import type { Queues } from './queues/queues.ts'

const chaosAt = (clock: { now: number }) => createChaos(7, () => clock.now)

test('messages come late, and some twice; none is lost', () => {
  const sent: NewMessage[] = []
  const queues = { send: (_: Queue, message: NewMessage) => String(sent.push(message)) } as unknown as Queues
  const chaos = chaosAt({ now: 0 })
  const troubled = chaos.queues(queues)
  const queue = { delay: 3 } as Queue
  for (let n = 0; n < 1000; n++) troubled.send(queue, { body: String(n) })
  expect(new Set(sent.map(({ body }) => body)).size).toBe(1000)
  expect(sent.length).toBe(1000 + chaos.struck.duplicated)
  expect(chaos.struck).toMatchObject({ duplicated: 85, delayed: 309 })
  const delays = sent.map(({ delaySeconds = 0 }) => delaySeconds)
  expect([Math.min(...delays), Math.max(...delays) < 6]).toEqual([3, true])
})

test('a batch that went well may come again', async () => {
  let calls = 0
  const fn = { name: 'f', invoke: async () => ({ json: String(++calls) }) } as unknown as LambdaFunction
  const chaos = chaosAt({ now: 0 })
  const consumer = chaos.consumer(fn)
  for (let n = 0; n < 200; n++) await consumer.invoke({})
  expect(calls).toBe(200 + chaos.struck.redelivered)
  expect([consumer.name, chaos.struck.redelivered > 0]).toEqual(['f', true])
})

test('the bus is out for eight seconds of thirty, and refuses some entries of a call', async () => {
  const clock = { now: 0 }
  const chaos = chaosAt(clock)
  const isOut = (now: number) => {
    clock.now = now
    try {
      chaos.check('events', 'PutEvents')
      return false
    } catch {
      return true
    }
  }
  expect([0, 14_999, 15_000, 22_999, 23_000, 45_000, 53_000].map(isOut)).toEqual([
    false,
    false,
    true,
    true,
    false,
    true,
    false,
  ])
  const taken: string[] = []
  const { PutEvents } = chaos.bus({
    PutEvents: ({ Entries = [] }) => {
      taken.push(...Entries.map(({ Detail = '' }) => Detail))
      return { FailedEntryCount: 0, Entries: Entries.map(({ Detail = '' }) => ({ EventId: Detail })) }
    },
  })
  const { signal } = new AbortController()
  for (let n = 0; n < 200; n++) {
    const Entries = [{ Detail: `${n}a` }, { Detail: `${n}b` }]
    const answer = await PutEvents?.({ Entries }, signal)
    const answers = answer?.Entries as { EventId?: string; ErrorCode?: string }[]
    expect(answers.map(({ EventId, ErrorCode }, at) => EventId === Entries[at]?.Detail || ErrorCode)).toEqual(
      Entries.map(({ Detail }) => taken.includes(Detail) || 'InternalFailure'),
    )
    expect(answer?.FailedEntryCount).toBe(answers.filter(({ ErrorCode }) => ErrorCode).length)
  }
  expect(chaos.struck.partlyRefused).toBeGreaterThan(0)
})

test('calls of DynamoDB are throttled now and then', () => {
  const chaos = chaosAt({ now: 0 })
  const throttled = Array.from({ length: 1000 }, () => {
    try {
      chaos.check('dynamodb', 'Query')
      return 0
    } catch (error) {
      expect(error).toMatchObject({ code: 'ProvisionedThroughputExceededException' })
      return 1
    }
  })
  expect(throttled.reduce<number>((sum, one) => sum + one, 0)).toBe(chaos.struck.throttled)
  expect(chaos.struck.throttled).toBeGreaterThan(0)
})
