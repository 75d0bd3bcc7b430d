import { beforeEach, describe, expect, test } from 'vitest'
import { feedbackExample } from '../../events/feedback.ts'
import { call, claimsOf, type Received } from '../../shared/http/testing.ts'
import { recordFeedback } from './endpoints.ts'
import { build } from './handler.ts'
import { changed, named, recordingWorld, tested, type World } from './testing/world.ts'

const full = {
  ...feedbackExample,
  comment: '很好',
  demand: { category: 'difficulty', text: '租房押金难以退还' },
} as const

let world: World
let post: (body: unknown, claims?: Record<string, string>) => Promise<Received>
const kept = () => world.ledger.readMonthEvents('c-wang', '2026-05', true)

beforeEach(async () => {
  world = await recordingWorld()
  const handler = build({}, world)
  post = (body, claims = claimsOf('collector', 'ls')) => call(handler, recordFeedback, { body, claims })
})

test.each([feedbackExample, full])('feedback is taken once, and gives the same receipt again', async body => {
  const { id, cadreId, occurredAt } = body
  const said = { id, type: 'feedback', cadreId, occurredAt, recordedAt: tested, month: '2026-05' }
  const receipt = { ...said, notes: ['unknownConfirmed'] }
  expect(await post(body)).toEqual({ status: 201, body: receipt })
  expect(await post(body)).toEqual({ status: 200, body: receipt })
  expect((await post({ ...body, score: 4 })).status).toBe(409)
  expect(await kept()).toEqual([{ ...body, recordedAt: tested, recordedBy: 'u-collector', recordedIn: 'ls' }])
})

describe('nobody records feedback about themselves', () => {
  test('no cadre does at all', async () => {
    const answer = await post(feedbackExample, claimsOf('cadre', 'c-wang'))
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect((await post(feedbackExample, claimsOf('cadre', 'c-zhao'))).status).toBe(403)
    expect(await kept()).toEqual([])
  })

  test.each(['orgAdmin', 'assessor', 'collector'] as const)('nor the cadre as %s', async role => {
    const both = { ...claimsOf(role, 'ls'), cadreId: 'c-wang' }
    expect((await post(feedbackExample, both)).status).toBe(403)
    expect(await kept()).toEqual([])
    const another = { ...claimsOf(role, 'ls'), cadreId: 'c-zhao' }
    expect((await post(feedbackExample, another)).status).toBe(201)
  })
})

test.each([
  ['collector', 'ls', 201],
  ['collector', 'ha', 201],
  ['collector', 'xuyi', 404],
  ['orgAdmin', 'ls', 201],
  ['orgAdmin', 'ls-zhuma', 404],
  ['assessor', 'ha', 201],
  ['analyst', 'ls', 403],
] as const)('%s of %s: %i', async (role, of, status) => {
  expect((await post(feedbackExample, claimsOf(role, of))).status).toBe(status)
})

describe('a field at fault is named, and nothing is written', () => {
  test.each<[path: string, value: unknown]>([
    ['youthId', undefined],
    ['youthId', 'y 1'],
    ['score', undefined],
    ['score', 0],
    ['score', 6],
    ['score', 4.5],
    ['score', '5'],
    ['source', undefined],
    ['source', 'rumour'],
    ['comment', '字'.repeat(1001)],
    ['demand', 'help'],
    ['demand.category', 'wish'],
    ['demand.category', undefined],
    ['demand.text', ''],
    ['demand.text', '字'.repeat(1001)],
    ['demand.urgent', true],
    ['confirms', 'contact-1'],
    ['occurredAt', '2026-05-22T12:00:00'],
    ['youthIds', ['y-0001']],
  ])('%s = %j', async (path, value) => {
    const answer = await post(changed(full, path, value))
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    expect(named(answer)).toEqual([path])
    expect(await kept()).toEqual([])
  })
})
