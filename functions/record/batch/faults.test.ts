import { afterEach, expect, test, vi } from 'vitest'
import { contactExample } from '../../../events/contact.ts'
import { serve } from '../../../shared/http/serve.ts'
import { call, claimsOf } from '../../../shared/http/testing.ts'
import { faultyLedger, throttled } from '../../../shared/repositories/testing/faulty-ledger.ts'
import { recordingWorld } from '../testing/world.ts'
import { recordBatch } from './endpoints.ts'
import { recordEach } from './record-each.ts'
import { routes } from './routes.ts'

const events = ['1', '2', '3', '4'].map(n => ({
  ...contactExample,
  id: `0197a2c4-5b00-7000-8000-00000000000${n}`,
}))
const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => void logged.mockClear())

/** Sends the four events to a table that answers the third with an error. */
async function send(error: Error) {
  const handler = serve(
    {},
    routes({ ...(await recordingWorld()), ledger: faultyLedger(events[2]?.id, error) }),
  )
  const { status, body } = await call(handler, recordBatch, {
    body: { events },
    claims: claimsOf('cadre', 'c-wang'),
  })
  expect(status).toBe(207)
  return body.items as { status: number; problem?: object }[]
}

test('an event that a throttled table refuses may be sent again; the others are taken', async () => {
  const items = await send(throttled)
  expect(items.map(({ status }) => status)).toEqual([201, 201, 503, 201])
  expect(items[2]?.problem).toEqual({
    type: 'about:blank',
    title: 'Too many requests at once; try again in a moment',
    status: 503,
    code: 'throttled',
  })
})

test('a fault of ours is told without its inside, and logged once, without data', async () => {
  const items = await send(new TypeError('cannot marshall 王建国 13800000001'))
  expect(items.map(({ status }) => status)).toEqual([201, 201, 500, 201])
  expect(items[2]?.problem).toEqual({
    type: 'about:blank',
    title: 'Something went wrong on our side',
    status: 500,
    code: 'internal',
  })
  expect(logged.mock.calls).toEqual([
    [
      {
        message: 'event of a batch failed',
        route: 'POST /v1/batch',
        status: 500,
        eventId: events[2]?.id,
        cadreId: 'c-wang',
        error: 'TypeError',
        at: [expect.stringMatching(/^functions\/record\/batch\/faults\.test\.ts:\d+$/)],
      },
    ],
  ])
})

test('a batch that takes too long is answered in time: what is left may be sent again', async () => {
  const recording = await recordingWorld()
  let asked = 0
  const caller = { role: 'cadre', subject: 'wang', cadreId: 'c-wang' } as const
  const items = await recordEach(recording, caller, events, () => ++asked > 2)
  expect(items.map(({ status }) => status)).toEqual([201, 201, 503, 503])
  expect((await recording.ledger.readMonthEvents('c-wang', '2026-05', true)).length).toBe(2)
})
