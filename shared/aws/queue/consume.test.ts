import { afterEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { currentTrace } from '../../telemetry/trace.ts'
import { consume } from './consume.ts'
import { sqsEvent } from './testing.ts'

const message = z.object({ for: z.string(), n: z.number() })
type Message = z.infer<typeof message>

const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => void logged.mockClear())

/** Consumes the bodies; gives what was worked on together, and the messages that were reported as failed. */
async function consumed(bodies: unknown[], work: (messages: readonly Message[]) => unknown = () => {}) {
  const groups: Message[][] = []
  const { batchItemFailures } = await consume(sqsEvent(bodies), {
    read: body => message.parse(body),
    key: ({ for: key }) => key,
    work: async messages => {
      groups.push([...messages])
      await work(messages)
    },
  })
  return { groups, failed: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) }
}

const a1 = { for: 'a', n: 1 }
const a2 = { for: 'a', n: 2 }
const b3 = { for: 'b', n: 3 }

test('messages with the same key are worked on together, in their order', async () => {
  expect(await consumed([a1, b3, a2, a1])).toEqual({ groups: [[a1, a2, a1], [b3]], failed: [] })
})

test('an empty batch is done', async () => {
  expect(await consumed([])).toEqual({ groups: [], failed: [] })
})

describe('what fails is reported, the rest is worked on', () => {
  test('what cannot be read', async () => {
    const bodies = ['{"for": "a"', a1, { for: 'a' }, '', 'null', b3]
    expect(await consumed(bodies)).toEqual({ groups: [[a1], [b3]], failed: ['m0', 'm2', 'm3', 'm4'] })
  })

  test('work that throws, with all messages of its key', async () => {
    const { groups, failed } = await consumed([a1, b3, a2], ([first]) => {
      if (first?.for === 'a') throw new Error('王建国')
    })
    expect(groups).toEqual([[a1, a2], [b3]])
    expect(failed).toEqual(['m0', 'm2'])
  })

  test('work that throws at once, before it waits', async () => {
    const consumer = {
      read: (body: unknown) => body as Message,
      key: (read: Message) => read.for,
      work: (messages: readonly Message[]) => {
        if (messages[0]?.for === 'a') throw new Error('at once')
        return Promise.resolve()
      },
    }
    const { batchItemFailures } = await consume(sqsEvent([a1, b3]), consumer)
    expect(batchItemFailures).toEqual([{ itemIdentifier: 'm0' }])
  })

  test('with its cause in the log, without what it was about', async () => {
    await consumed(['secret 13800000001', a1], () => {
      throw new TypeError('王建国 13800000001')
    })
    expect(logged.mock.calls).toEqual([
      [expect.objectContaining({ message: 'message cannot be read', error: 'SyntaxError', messageId: 'm0' })],
      [expect.objectContaining({ message: 'work failed', error: 'TypeError', key: 'a', messages: 1 })],
    ])
    expect(JSON.stringify(logged.mock.calls)).not.toMatch(/secret|王建国|13800000001/)
  })
})

test('the correlation id of a message goes on with the work, not into the message', async () => {
  const seen: unknown[] = []
  const { groups } = await consumed(
    [{ ...a1, correlationId: 'K1' }, b3, { ...a2, correlationId: 'K2' }],
    () => seen.push(currentTrace()?.correlationId),
  )
  expect(groups).toEqual([[a1, a2], [b3]])
  expect(seen).toEqual(['K1', undefined])
})

test('ids of companions are logged with the work', async () => {
  const ids = Array.from({ length: 30 }, (_, n) => `K${n}`)
  await consumed(
    [...ids, 'K0'].map(correlationId => ({ ...a1, correlationId })),
    () => {
      throw new Error('x')
    },
  )
  expect(logged.mock.lastCall?.[0]).toMatchObject({ correlationId: 'K0', besides: ids.slice(1, 21) })
})

test('of a message from the bus it stands in the detail', async () => {
  const seen: unknown[] = []
  await consume(sqsEvent([{ detail: { ...a1, correlationId: 'K1' } }]), {
    read: body => z.strictObject({ detail: message.strict() }).parse(body).detail,
    key: ({ for: key }) => key,
    work: async () => void seen.push(currentTrace()?.correlationId),
  })
  expect(seen).toEqual(['K1'])
})
