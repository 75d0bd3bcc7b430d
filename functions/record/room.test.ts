import { beforeEach, expect, test } from 'vitest'
import { contactExample } from '../../events/contact.ts'
import { feedbackExample } from '../../events/feedback.ts'
import type { Endpoint } from '../../shared/contracts/endpoint.ts'
import { type MonthLoad, monthBounds } from '../../shared/domain/ledger/month-bounds.ts'
import { call, claimsOf } from '../../shared/http/testing.ts'
import { recordContact, recordFeedback } from './endpoints.ts'
import { build } from './handler.ts'
import { recordingWorld, type World } from './testing/world.ts'

const empty: MonthLoad = { work: 0, participations: 0, youths: 0, voices: 0, voids: 0 }

let world: World
let load: MonthLoad | undefined
beforeEach(async () => {
  world = await recordingWorld()
  load = undefined
})

const post = (endpoint: Endpoint, body: object, claims = claimsOf('cadre', 'c-wang')) => {
  const monthLoads = { readMonthLoad: async () => load }
  return call(build({}, { ...world, monthLoads }), endpoint, { body, claims })
}
const events = () => world.ledger.readMonthEvents('c-wang', '2026-05', true)

test.each([
  [
    'occurredAt',
    'at most 2000 contacts, visits, demands and steps of a cadre’s month',
    { work: monthBounds.work },
  ],
  [
    'youthIds',
    'at most 10000 youths in all contacts and visits of a month',
    { participations: monthBounds.participations - 1 },
  ],
  ['youthIds', 'at most 2000 different youths in a cadre’s month', { youths: monthBounds.youths }],
])('a full month is refused at %s: %s', async (path, message, full) => {
  load = { ...empty, ...full }
  const { status, body } = await post(recordContact, contactExample)
  expect([status, body.code, body.errors]).toEqual([409, 'month_full', [{ path, code: 'too_big', message }]])
  expect(await events()).toEqual([])
})

test('what was taken before the month was full is answered with its receipt', async () => {
  const first = await post(recordContact, contactExample)
  load = { ...empty, work: monthBounds.work }
  expect(await post(recordContact, contactExample)).toEqual({ ...first, status: 200 })
  expect((await post(recordContact, { ...contactExample, channel: 'phone' })).body.code).toBe('id_reused')
})

test('however much a cadre logs, youths may still speak', async () => {
  load = { ...empty, ...monthBounds, voices: 0 }
  const { status } = await post(recordFeedback, feedbackExample, claimsOf('collector', 'ls'))
  expect(status).toBe(201)
})
