import { beforeEach, describe, expect, test } from 'vitest'
import { contactExample } from '../../events/contact.ts'
import { feedbackExample } from '../../events/feedback.ts'
import { voidExample } from '../../events/void.ts'
import { call, claimsOf, type Received } from '../../shared/http/testing.ts'
import { recordVoid } from './endpoints.ts'
import { build } from './handler.ts'
import { changed, named, recordingWorld, tested, type World } from './testing/world.ts'

const recorded = { recordedAt: '2026-05-20T12:20:00.000Z', recordedBy: 'u-c-wang' }

let world: World
let post: (body: unknown, claims?: Record<string, string>) => Promise<Received>
const kept = async (month = '2026-05') =>
  (await world.ledger.readMonthEvents('c-wang', month, true)).filter(({ type }) => type === 'void')

beforeEach(async () => {
  world = await recordingWorld()
  await world.ledger.appendEvent('2026-05', { ...contactExample, ...recorded })
  const handler = build({}, world)
  post = (body, claims = claimsOf('cadre', 'c-wang')) => call(handler, recordVoid, { body, claims })
})

test('a void lies in the month that it names, whenever it was made; its receipt says so', async () => {
  world.instant = '2026-07-02T00:00:00.000Z'
  const late = { ...voidExample, occurredAt: '2026-07-01T08:00:00+08:00' }
  const receipt = {
    id: voidExample.id,
    type: 'void',
    cadreId: 'c-wang',
    occurredAt: late.occurredAt,
    recordedAt: world.instant,
    month: '2026-05',
  }
  expect(await post(late)).toEqual({ status: 201, body: receipt })
  expect(await post(late)).toEqual({ status: 200, body: receipt })
  expect(await kept()).toEqual([{ ...late, recordedAt: world.instant, recordedBy: 'u-c-wang' }])
  expect(await kept('2026-07')).toEqual([])
})

test('an event may be voided twice; both voids stay', async () => {
  expect((await post(voidExample)).status).toBe(201)
  expect((await post({ ...voidExample, id: '0197a2c4-5b00-7000-8000-000000000007' })).status).toBe(201)
  expect(await kept()).toHaveLength(2)
})

describe('a void is refused that can do nothing', () => {
  test.each([
    ['an unknown event', { voids: '0197a2c4-5b00-7000-8000-000000000099' }],
    ['an event of another month', { month: '2026-04' }],
    ['itself', { voids: voidExample.id }],
  ])('of %s', async (_, change) => {
    const answer = await post({ ...voidExample, ...change })
    expect(answer).toMatchObject({ status: 400, body: { code: 'unknown_event' } })
    expect(named(answer)).toEqual(['voids'])
    expect(await kept()).toEqual([])
  })

  test('of another cadre’s event', async () => {
    const answer = await post({ ...voidExample, cadreId: 'c-zhao' }, claimsOf('orgAdmin', 'ls'))
    expect(answer).toMatchObject({ status: 400, body: { code: 'unknown_event' } })
    expect(await world.ledger.readMonthEvents('c-zhao', '2026-05', true)).toEqual([])
  })

  test('of a void', async () => {
    await post(voidExample)
    const id = '0197a2c4-5b00-7000-8000-000000000007'
    const answer = await post({ ...voidExample, id, voids: voidExample.id })
    expect(answer).toMatchObject({ status: 400, body: { code: 'not_voidable' } })
    expect(named(answer)).toEqual(['voids'])
    expect(await kept()).toHaveLength(1)
  })
})

describe('a field at fault is named, and nothing is written', () => {
  test.each<[path: string, value: unknown]>([
    ['voids', undefined],
    ['voids', 'contact-1'],
    ['month', undefined],
    ['month', '2026-13'],
    ['month', '2026-5'],
    ['reason', undefined],
    ['reason', ''],
    ['reason', '字'.repeat(501)],
    ['text', '误录'],
  ])('%s = %j', async (path, value) => {
    const answer = await post(changed(voidExample, path, value))
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    expect(named(answer)).toEqual([path])
    expect(await kept()).toEqual([])
  })
})

test.each([
  ['collector', 'ls', 403],
  ['analyst', 'ls', 403],
  ['cadre', 'c-zhao', 404],
  ['orgAdmin', 'xuyi', 404],
  ['orgAdmin', 'ls', 201],
] as const)('%s of %s: %i', async (role, of, status) => {
  expect((await post(voidExample, claimsOf(role, of))).status).toBe(status)
})

test('the clock holds for a void, too', async () => {
  world.instant = tested
  const ahead = { ...voidExample, occurredAt: '2026-05-24T09:05:00.001Z' }
  expect(await post(ahead)).toMatchObject({ status: 400, body: { code: 'occurred_in_future' } })
})

test('a cadre cannot take back what a youth said of it; the committee can', async () => {
  await world.ledger.appendEvent('2026-05', { ...feedbackExample, ...recorded })
  const voids = { ...voidExample, voids: feedbackExample.id }
  expect(await post(voids)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  expect(await kept()).toEqual([])
  expect((await post(voids, claimsOf('orgAdmin', 'ls'))).status).toBe(201)
})

describe('a collector', () => {
  const collector = claimsOf('collector', 'ls')
  const ofRating = { ...voidExample, voids: feedbackExample.id }
  const rate = (recordedBy: string) =>
    world.ledger.appendEvent('2026-05', { ...feedbackExample, ...recorded, recordedBy })

  test('takes back what it recorded itself', async () => {
    await rate(collector.sub as string)
    expect((await post(ofRating, collector)).status).toBe(201)
    expect(await kept()).toMatchObject([{ voids: feedbackExample.id, recordedIn: 'ls' }])
  })

  test.each([
    ['another’s rating', ofRating],
    ['a contact', voidExample],
  ])('may not take back %s', async (_, body) => {
    await rate('u-another')
    const answer = await post(body, collector)
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect(await kept()).toEqual([])
  })
})
