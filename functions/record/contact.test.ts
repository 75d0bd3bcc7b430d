import { beforeEach, describe, expect, test } from 'vitest'
import { contactExample } from '../../events/contact.ts'
import { firstVersion } from '../../shared/domain/policy/versions.ts'
import { call, claimsOf, type Received } from '../../shared/http/testing.ts'
import { recordContact } from './endpoints.ts'
import { build } from './handler.ts'
import { changed, named, recordingWorld, tested, type World } from './testing/world.ts'

const self = claimsOf('cadre', 'c-wang')
const { id } = contactExample
const otherId = '0197a2c4-5b00-7000-8000-0000000000ff'
const receipt = {
  id,
  type: 'contact',
  cadreId: 'c-wang',
  occurredAt: '2026-05-20T20:15:00+08:00',
  recordedAt: tested,
  month: '2026-05',
}

let world: World
let post: (body: unknown, claims?: Record<string, string>) => Promise<Received>
const kept = (cadreId = 'c-wang', month = '2026-05') => world.ledger.readMonthEvents(cadreId, month, true)

beforeEach(async () => {
  world = await recordingWorld()
  const handler = build({}, world)
  post = (body, claims = self) => call(handler, recordContact, { body, claims })
})

describe('a contact', () => {
  test('says of which programmes it is a part, in any order, and only of those in the policy', async () => {
    const programmes = ['povertyRelief', 'leftBehindChildren']
    expect((await post({ ...contactExample, programmes })).status).toBe(201)
    expect((await post({ ...contactExample, programmes: programmes.toReversed() })).status).toBe(200)
    expect((await post(contactExample)).body.code).toBe('id_reused')
    const unknown = { ...contactExample, id: otherId, programmes: ['openDay', 'somethingElse'] }
    expect(await post(unknown)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', errors: [{ path: 'programmes.1', code: 'not_found' }] },
    })
    const twice = { ...contactExample, id: otherId, programmes: ['openDay', 'openDay'] }
    expect((await post(twice)).body.errors[0]).toMatchObject({ path: 'programmes', code: 'not_unique' })
    expect(await kept()).toHaveLength(1)
  })

  test('is taken with who recorded it and when', async () => {
    expect(await post(contactExample)).toEqual({ status: 201, body: receipt })
    expect(await kept()).toEqual([{ ...contactExample, recordedAt: tested, recordedBy: 'u-c-wang' }])
  })

  test('may lie as far ahead as the policy of today says, also by a later version', async () => {
    const ahead = { ...contactExample, occurredAt: '2026-05-24T09:30:00Z' }
    expect((await post(ahead)).body.code).toBe('occurred_in_future')
    const policy = { ...firstVersion.policy, version: 2, aheadMinutes: 30 }
    world.versions.push({ policy, effectiveFrom: '2026-05' })
    expect((await post(ahead)).status).toBe(201)
    expect(await post({ ...ahead, id: otherId, occurredAt: '2026-05-24T09:30:00.001Z' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'occurredAt', message: 'more than 30 minutes ahead of our clock' }] },
    })
  })

  test('needs no type, since the path says it', async () => {
    expect(await post(changed(contactExample, 'type', undefined))).toEqual({ status: 201, body: receipt })
    expect((await kept()).map(({ type }) => type)).toEqual(['contact'])
  })

  test('sent again has the original receipt, whoever sends it and when', async () => {
    await post(contactExample)
    world.instant = '2026-07-01T00:00:00.000Z'
    expect(await post(contactExample)).toEqual({ status: 200, body: receipt })
    expect(await post(contactExample, claimsOf('orgAdmin', 'ha'))).toEqual({ status: 200, body: receipt })
    expect(await kept()).toHaveLength(1)
  })

  test('with an id that stands for other content is refused, and the first stays', async () => {
    await post(contactExample)
    const again = await post({ ...contactExample, purpose: 'help' })
    expect(again).toMatchObject({ status: 409, body: { code: 'id_reused', status: 409 } })
    expect(named(again)).toEqual(['id'])
    expect(await kept()).toMatchObject([{ purpose: 'listen' }])
  })

  describe('whose id was taken across a month’s edge', () => {
    const on = (date: string) => ({ ...contactExample, occurredAt: `${date}T20:15:00+08:00` })
    beforeEach(() => {
      world.instant = '2026-06-20T01:00:00.000Z'
    })

    test.each([
      ['2026-05-31', '2026-06-01'],
      ['2026-05-20', '2026-06-02'],
      ['2026-06-01', '2026-05-31'],
      ['2026-06-15', '2026-05-30'],
    ])('on %s is refused when corrected to %s', async (first, corrected) => {
      expect((await post(on(first))).status).toBe(201)
      const again = await post(on(corrected))
      expect(again).toMatchObject({ status: 409, body: { code: 'id_reused', errors: [{ path: 'id' }] } })
      expect(await kept('c-wang', corrected.slice(0, 7))).toEqual([])
      expect((await post(on(first))).status).toBe(200)
    })

    test('is another event from the third day on, and for another cadre', async () => {
      await post(on('2026-05-31'))
      expect((await post(on('2026-06-03'))).status).toBe(201)
      const admin = claimsOf('orgAdmin', 'ha')
      expect((await post({ ...on('2026-06-01'), cadreId: 'c-zhao' }, admin)).status).toBe(201)
    })

    test('by the day in Shanghai', async () => {
      await post({ ...contactExample, occurredAt: '2026-05-30T16:00:00Z' })
      expect((await post({ ...contactExample, occurredAt: '2026-06-02T15:59:59Z' })).status).toBe(409)
      expect((await post({ ...contactExample, occurredAt: '2026-06-02T16:00:00Z' })).status).toBe(201)
    })

    test('a repeat has its receipt, also where two got in at the same moment', async () => {
      for (const date of ['2026-05-31', '2026-06-01'])
        await world.ledger.appendEvent(date.slice(0, 7), {
          ...on(date),
          recordedAt: tested,
          recordedBy: 'u-c-wang',
        })
      expect(await post(on('2026-06-01'))).toMatchObject({ status: 200, body: { month: '2026-06' } })
    })
  })

  test.each([
    ['2026-05-31T23:59:59+08:00', '2026-05'],
    ['2026-05-31T16:00:00Z', '2026-06'],
    ['2026-01-01T00:00:00+08:00', '2026-01'],
    ['2025-12-31T15:59:59.999Z', '2025-12'],
    ['1970-01-01T00:00:00+08:00', '1970-01'],
  ])('of %s lies in %s, Shanghai time', async (occurredAt, month) => {
    world.instant = '2026-06-10T00:00:00.000Z'
    expect(await post({ ...contactExample, occurredAt })).toMatchObject({ status: 201, body: { month } })
    expect(await kept('c-wang', month)).toMatchObject([{ occurredAt }])
  })
})

describe('the clock', () => {
  test.each([
    ['2026-05-24T09:05:00.000Z', 201],
    ['2026-05-24T17:05:00+08:00', 201],
    ['2026-05-24T09:05:00.001Z', 400],
    ['2026-05-24T17:05:00.001+08:00', 400],
    ['2026-05-24T09:05:00.000000001Z', 400],
    ['2026-05-25T00:00:00+08:00', 400],
  ])('at 09:00:00.000Z an event of %s gets %i', async (occurredAt, status) => {
    const answer = await post({ ...contactExample, occurredAt })
    expect(answer.status).toBe(status)
    expect(await kept()).toHaveLength(status === 201 ? 1 : 0)
    expect(named(answer)).toEqual(status === 201 ? [] : ['occurredAt'])
    if (status === 400) expect(answer.body.code).toBe('occurred_in_future')
  })
})

describe('a field at fault is named, and nothing is written', () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => `y-${n}`)
  test.each<[path: string, value: unknown, where?: string]>([
    ['id', undefined],
    ['id', 'contact-1'],
    ['id', 7],
    ['id', '0197a2c4-5b00-7000-8000'],
    ['cadreId', undefined],
    ['cadreId', ''],
    ['cadreId', 'c wang'],
    ['cadreId', 'c#wang'],
    ['cadreId', 'x'.repeat(65)],
    ['type', 'visit'],
    ['occurredAt', undefined],
    ['occurredAt', '2026-05-20T20:15:00'],
    ['occurredAt', '2026-05-20'],
    ['occurredAt', '2026-02-30T20:15:00+08:00'],
    ['occurredAt', '2026-13-01T20:15:00+08:00'],
    ['occurredAt', '2026-05-20T25:15:00+08:00'],
    ['occurredAt', 1_779_279_300_000],
    ['occurredAt', '0026-05-20T20:15:00+08:00'],
    ['occurredAt', '1970-01-01T00:00:00+14:00'],
    ['occurredAt', '1969-12-31T15:59:59Z'],
    ['occurredAt', '1969-12-31T23:59:59+08:00'],
    ['channel', undefined],
    ['channel', 'email'],
    ['youthIds', undefined],
    ['youthIds', []],
    ['youthIds', 'y-0001'],
    ['youthIds', many(201)],
    ['youthIds', ['y-0001', 'y-0001']],
    ['youthIds.1', 'y 2', 'youthIds.1'],
    ['youthIds.0', null, 'youthIds.0'],
    ['purpose', undefined],
    ['purpose', 'gossip'],
    ['note', '字'.repeat(501)],
    ['note', 5],
    ['note', null],
    ['note', 'a\u0000b'],
    ['note', 'a\ud800b'],
    ['recordedAt', '2026-05-20T20:15:00+08:00'],
    ['recordedBy', 'somebody else'],
    ['score', 5],
  ])('%s = %j', async (path, value, where = path) => {
    const answer = await post(changed(contactExample, path, value))
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request', type: 'about:blank' } })
    expect(named(answer)).toEqual([where])
    expect(await kept()).toEqual([])
  })

  test('all of them at once', async () => {
    const answer = await post({ ...contactExample, channel: 'email', purpose: 1, extra: true })
    expect(named(answer).sort()).toEqual(['channel', 'extra', 'purpose'])
  })

  test('but limits themselves are good', async () => {
    const most = { ...contactExample, youthIds: many(200), note: '字'.repeat(500) }
    expect((await post(most)).status).toBe(201)
    const ulid = { ...contactExample, id: '01JTZ3N8Q4X6V7W8Y9Z0A1B2C3' }
    expect((await post(ulid)).status).toBe(201)
  })
})

test('only a month that may hold events already is asked for an id across its edge', async () => {
  const asked: string[] = []
  const { ledger } = world
  const findEvent: typeof ledger.findEvent = (cadre, month, eventId) => {
    asked.push(month)
    return ledger.findEvent(cadre, month, eventId)
  }
  const handler = build({}, { ...world, ledger: { ...ledger, findEvent } })
  const at = async (instant: string, occurredAt: string, n: number) => {
    world.instant = instant
    const body = { ...contactExample, id: otherId.replace('ff', `0${n}`), occurredAt }
    await call(handler, recordContact, { body, claims: self })
    return asked.splice(0)
  }
  expect(await at('2026-05-20T09:00:00.000Z', '2026-05-20T09:00:00.000Z', 1)).toEqual([])
  expect(await at('2026-05-31T09:00:00.000Z', '2026-05-31T09:00:00.000Z', 2)).toEqual([])
  // Five minutes ahead of the last ones June has begun.
  expect(await at('2026-05-31T15:56:00.000Z', '2026-05-31T15:50:00.000Z', 3)).toEqual(['2026-06'])
  expect(await at('2026-06-01T09:00:00.000Z', '2026-05-31T09:00:00.000Z', 4)).toEqual(['2026-06'])
  expect(await at('2026-06-01T09:00:00.000Z', '2026-06-01T09:00:00.000Z', 5)).toEqual(['2026-05'])
})
