import { beforeEach, describe, expect, test } from 'vitest'
import { contactExample } from '../../../events/contact.ts'
import { demandExample, stepExample } from '../../../events/demand.ts'
import { feedbackExample } from '../../../events/feedback.ts'
import { visitExample } from '../../../events/visit.ts'
import { voidExample } from '../../../events/void.ts'
import { serve } from '../../../shared/http/serve.ts'
import { call, claimsOf, type Received } from '../../../shared/http/testing.ts'
import { named, recordingWorld, tested, type World } from '../testing/world.ts'
import { recordBatch } from './endpoints.ts'
import { routes } from './routes.ts'

const admin = claimsOf('orgAdmin', 'ls')
const numbered = (n: number) => ({
  ...contactExample,
  id: `0197a2c4-5b00-7000-8000-${String(n).padStart(12, '0')}`,
})

let world: World
let post: (body: unknown, claims?: Record<string, string>) => Promise<Received>
const send = async (events: unknown[], claims = admin) => {
  const answer = await post({ events }, claims)
  expect(answer.status).toBe(207)
  return answer.body.items as Received['body'][]
}
const said = (items: Received['body'][]) => items.map(item => [item.status, item.problem?.code])
const kept = () => world.ledger.readMonthEvents('c-wang', '2026-05', true)

beforeEach(async () => {
  world = await recordingWorld()
  const handler = serve({}, routes(world))
  post = (body, claims = admin) => call(handler, recordBatch, { body, claims })
})

describe('a batch', () => {
  test('takes events of every type and answers in order', async () => {
    const events = [contactExample, visitExample, demandExample, stepExample, feedbackExample]
    const items = await send(events)
    expect(items).toEqual(
      events.map(({ id, type, cadreId, occurredAt }) => ({
        status: 201,
        receipt: { id, type, cadreId, occurredAt, recordedAt: tested, month: '2026-05' },
      })),
    )
    expect(await send(events)).toEqual(items.map(({ receipt }) => ({ status: 200, receipt })))
    expect(await kept()).toHaveLength(5)
  })

  test('answers 500 in order', async () => {
    const items = await send(Array.from({ length: 500 }, (_, n) => numbered(n)))
    expect(items.map(({ receipt }) => receipt.id)).toEqual(
      Array.from({ length: 500 }, (_, n) => numbered(n).id),
    )
    expect(await kept()).toHaveLength(500)
  })

  test.each([
    [{}],
    [{ events: [] }],
    [{ events: contactExample }],
    [{ events: Array.from({ length: 501 }, (_, n) => numbered(n)) }],
  ])('must have 1–500 events, or nothing is taken', async body => {
    const answer = await post(body)
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    expect(named(answer)).toEqual(['events'])
    expect(await kept()).toEqual([])
  })

  test('has no other field', async () => {
    expect(named(await post({ events: [contactExample], atomic: true }))).toEqual(['atomic'])
  })
})

describe('one bad event never spoils the others', () => {
  test('each has the problem that it would have alone', async () => {
    const items = await send([
      numbered(1),
      { ...numbered(2), channel: 'email' },
      { ...numbered(3), occurredAt: '2026-05-24T09:05:00.001Z' },
      { ...numbered(4), cadreId: 'c-qian' },
      { ...numbered(4), cadreId: 'c-nobody' },
      { ...visitExample, baseId: 'b-nowhere' },
      { ...voidExample, voids: numbered(99).id },
      { ...numbered(7), type: 'party' },
      (({ type: _, ...untyped }) => untyped)(numbered(8)),
      null,
      'contact',
      numbered(9),
    ])
    expect(said(items)).toEqual([
      [201, undefined],
      [400, 'invalid_request'],
      [400, 'occurred_in_future'],
      [404, 'unknown_cadre'],
      [404, 'unknown_cadre'],
      [400, 'unknown_base'],
      [400, 'unknown_event'],
      [400, 'invalid_request'],
      [400, 'invalid_request'],
      [400, 'invalid_request'],
      [400, 'invalid_request'],
      [201, undefined],
    ])
    expect(items.slice(1, 9).map(({ problem }) => problem.errors[0].path)).toEqual([
      'channel',
      'occurredAt',
      'cadreId',
      'cadreId',
      'baseId',
      'voids',
      'type',
      'type',
    ])
    expect((await kept()).map(({ id }) => id)).toEqual([numbered(1).id, numbered(9).id])
  })

  test('each is for its caller alone', async () => {
    const events = [contactExample, feedbackExample, { ...numbered(9), cadreId: 'c-zhao' }]
    expect(said(await send(events, claimsOf('cadre', 'c-wang')))).toEqual([
      [201, undefined],
      [403, 'forbidden'],
      [404, 'unknown_cadre'],
    ])
    expect(said(await send(events, claimsOf('collector', 'ls')))).toEqual([
      [403, 'forbidden'],
      [201, undefined],
      [403, 'forbidden'],
    ])
    expect((await post({ events }, claimsOf('analyst', 'ls'))).status).toBe(403)
  })
})

describe('events of a batch that belong together', () => {
  test('an id given twice: the first wins', async () => {
    const other = { ...contactExample, purpose: 'help' }
    const items = await send([contactExample, other, contactExample, voidExample, voidExample])
    expect(said(items)).toEqual([
      [201, undefined],
      [409, 'id_reused'],
      [200, undefined],
      [201, undefined],
      [200, undefined],
    ])
    expect(items[2].receipt).toEqual(items[0].receipt)
    expect(await kept()).toMatchObject([{ purpose: 'listen' }, { type: 'void' }])
  })

  test('an id given twice, first with a fault, is taken the second time', async () => {
    const items = await send([{ ...contactExample, purpose: 'gossip' }, contactExample])
    expect(said(items)).toEqual([
      [400, 'invalid_request'],
      [201, undefined],
    ])
  })

  test('a void may stand before what it voids', async () => {
    expect(said(await send([voidExample, contactExample]))).toEqual([
      [201, undefined],
      [201, undefined],
    ])
  })

  test('a void of a void is refused, wherever it stands', async () => {
    const voided = { ...voidExample, id: numbered(77).id, voids: voidExample.id }
    expect(said(await send([contactExample, voidExample, voided]))).toEqual([
      [201, undefined],
      [201, undefined],
      [400, 'not_voidable'],
    ])
  })
})
