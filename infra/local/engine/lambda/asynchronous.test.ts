import { afterEach, expect, test } from 'vitest'
import { createClock } from '../../clock.ts'
import { openQueues } from '../queues/queues.ts'
import { openStore } from '../store.ts'
import { createAsynchronous } from './asynchronous.ts'
import type { LambdaFunction } from './function.ts'

const clock = createClock('2026-12-01T00:00:00Z')
const store = openStore(undefined)
const queues = openQueues(store)

afterEach(() => store.database.exec('DELETE FROM messages'))

/** A function that fails the given number of times before it succeeds. */
function failing(times: number, name: string): LambdaFunction & { events: unknown[] } {
  const events: unknown[] = []
  return {
    events,
    name,
    arn: `arn:${name}`,
    timeoutSeconds: 1,
    busy: () => 0,
    invocations: () => events.length,
    stop: async () => {},
    async invoke(event) {
      events.push(event)
      const error = { errorType: 'TypeError', errorMessage: 'no', trace: [] }
      return events.length <= times ? { requestId: 'r', error } : { requestId: 'r', json: '"done"' }
    },
  }
}

test('two retries, and then the destination and the dead-letter target hear of it', async () => {
  const fn = failing(9, 'never')
  const asynchronous = createAsynchronous(fn, queues, clock, 5)
  const failures: unknown[] = []
  const dead: string[] = []
  asynchronous.config.onFailure = payload => failures.push(JSON.parse(payload))
  asynchronous.config.deadLetter = payload => dead.push(payload)
  asynchronous.deliver('{"a":1}')
  asynchronous.start()
  await expect.poll(() => asynchronous.pending()).toBe(0)
  asynchronous.stop()
  expect(fn.events).toEqual([{ a: 1 }, { a: 1 }, { a: 1 }])
  expect(dead).toEqual(['{"a":1}'])
  expect(failures).toEqual([
    expect.objectContaining({
      requestContext: {
        requestId: 'r',
        functionArn: 'arn:never:$LATEST',
        condition: 'RetriesExhausted',
        approximateInvokeCount: 3,
      },
      requestPayload: { a: 1 },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: { errorType: 'TypeError', errorMessage: 'no', trace: [] },
    }),
  ])
})

test('a retry that succeeds is the end of it', async () => {
  const fn = failing(1, 'once')
  const asynchronous = createAsynchronous(fn, queues, clock, 5)
  const heard: string[] = []
  asynchronous.config.onFailure = () => heard.push('failure')
  asynchronous.config.onSuccess = () => heard.push('success')
  asynchronous.deliver('{}')
  asynchronous.start()
  await expect.poll(() => asynchronous.pending()).toBe(0)
  asynchronous.stop()
  expect([fn.events.length, heard]).toEqual([2, ['success']])
})
