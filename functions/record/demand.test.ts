import { beforeEach, describe, expect, test } from 'vitest'
import { demandExample } from '../../events/demand.ts'
import type { Endpoint } from '../../shared/contracts/endpoint.ts'
import { call, claimsOf, type Received } from '../../shared/http/testing.ts'
import { recordDemand, recordDemandStep } from './endpoints.ts'
import { build } from './handler.ts'
import { changed, named, recordingWorld, tested, type World } from './testing/world.ts'

const demandId = demandExample.id
const respond = recordDemandStep.example as { id: string; occurredAt: string }
const steps = {
  respond,
  resolve: { ...respond, step: 'resolve' },
  escalate: { ...respond, step: 'escalate', to: '人社局' },
  reopen: changed({ ...respond, step: 'reopen' }, 'text', undefined),
}

let world: World
let post: (endpoint: Endpoint, body: unknown, more?: object) => Promise<Received>
const kept = () => world.ledger.readMonthEvents('c-wang', '2026-05', true)

beforeEach(async () => {
  world = await recordingWorld()
  const handler = build({}, world)
  const claims = claimsOf('cadre', 'c-wang')
  post = (endpoint, body, more = {}) => {
    const params = endpoint === recordDemandStep ? { params: { demandId } } : {}
    return call(handler, endpoint, { ...params, body, claims, ...more })
  }
})

test('a demand is taken once, and gives the same receipt again', async () => {
  const { id, cadreId, occurredAt } = demandExample
  const receipt = { id, type: 'demand', cadreId, occurredAt, recordedAt: tested, month: '2026-05' }
  expect(await post(recordDemand, demandExample)).toEqual({ status: 201, body: receipt })
  expect(await post(recordDemand, demandExample)).toEqual({ status: 200, body: receipt })
  expect((await post(recordDemand, { ...demandExample, text: '别的' })).status).toBe(409)
  expect(await kept()).toEqual([{ ...demandExample, recordedAt: tested, recordedBy: 'u-c-wang' }])
})

describe('a step', () => {
  test.each(Object.entries(steps))('%s is taken with its demand, once', async (type, body) => {
    const { id, occurredAt } = respond
    const said = { id, type, cadreId: 'c-wang', occurredAt, recordedAt: tested, month: '2026-05' }
    const receipt = { ...said, notes: ['unknownDemand'] }
    const claims = type === 'reopen' ? claimsOf('collector', 'ls') : claimsOf('cadre', 'c-wang')
    expect(await post(recordDemandStep, body, { claims })).toEqual({ status: 201, body: receipt })
    expect(await post(recordDemandStep, body, { claims })).toEqual({ status: 200, body: receipt })
    const { step: _, ...content } = body as { step?: string }
    expect(await kept()).toEqual([{ ...content, type, demandId, recordedAt: tested, recordedBy: claims.sub }])
  })

  test.each([
    ['a cadre', claimsOf('cadre', 'c-wang'), [201, 201, 201, 403]],
    ['a collector', claimsOf('collector', 'ls'), [403, 403, 403, 201]],
    ['an admin who is the cadre', { ...claimsOf('orgAdmin', 'ls'), cadreId: 'c-wang' }, [201, 201, 201, 403]],
    ['an admin', claimsOf('orgAdmin', 'ls'), [201, 201, 201, 201]],
    ['a collector of elsewhere', claimsOf('collector', 'xuyi'), [403, 403, 403, 404]],
  ])('that says "not solved" is the youth’s: %s', async (_, claims, statuses) => {
    for (const [at, body] of Object.values(steps).entries()) {
      const own = { ...body, id: `0197a2c4-5b00-7000-8000-00000000010${at}` }
      expect((await post(recordDemandStep, own, { claims })).status).toBe(statuses[at])
    }
  })

  test('of another demand under the same id is refused', async () => {
    await post(recordDemandStep, respond)
    const params = { demandId: '0197a2c4-5b00-7000-8000-000000000099' }
    expect((await post(recordDemandStep, respond, { params })).status).toBe(409)
  })

  test('names a demand that a youth raised as the cadre knows it, and is kept under its own id', async () => {
    const params = { demandId: (await world.aliases()).aliasOf(demandId) }
    expect((await post(recordDemandStep, respond, { params })).status).toBe(201)
    expect((await post(recordDemandStep, respond)).status).toBe(200)
    expect(await kept()).toMatchObject([{ type: 'respond', demandId }])
  })

  test('is taken before its demand is: apps may be offline', async () => {
    expect((await post(recordDemandStep, respond)).status).toBe(201)
    expect((await post(recordDemand, demandExample)).status).toBe(201)
  })
})

describe('a field at fault is named, and nothing is written', () => {
  test.each<[path: string, value: unknown]>([
    ['youthId', undefined],
    ['category', 'wish'],
    ['text', ''],
    ['text', '字'.repeat(1001)],
    ['score', 3],
  ])('of a demand: %s = %j', async (path, value) => {
    const answer = await post(recordDemand, changed(demandExample, path, value))
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    expect(named(answer)).toEqual([path])
    expect(await kept()).toEqual([])
  })

  test.each<[step: keyof typeof steps, path: string, value: unknown]>([
    ['respond', 'step', undefined],
    ['respond', 'step', 'ignore'],
    ['respond', 'text', undefined],
    ['respond', 'text', ''],
    ['respond', 'to', '人社局'],
    ['respond', 'type', 'respond'],
    ['respond', 'demandId', demandId],
    ['resolve', 'text', undefined],
    ['escalate', 'to', undefined],
    ['escalate', 'to', '字'.repeat(101)],
    ['reopen', 'text', '字'.repeat(1001)],
    ['reopen', 'occurredAt', '2026-05-22'],
  ])('of a step %s: %s = %j', async (step, path, value) => {
    const answer = await post(recordDemandStep, changed(steps[step], path, value))
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    expect(named(answer)).toEqual([path])
    expect(await kept()).toEqual([])
  })

  test('of a step’s path', async () => {
    const answer = await post(recordDemandStep, respond, { params: { demandId: 'demand-1' } })
    expect(answer.status).toBe(400)
    expect(named(answer)).toEqual(['demandId'])
  })
})

test.each([
  ['collector', 'ls', 403],
  ['analyst', 'ls', 403],
  ['cadre', 'c-zhao', 404],
  ['orgAdmin', 'xuyi', 404],
  ['orgAdmin', 'ls', 201],
] as const)('%s of %s: %i', async (role, of, status) => {
  const claims = claimsOf(role, of)
  expect((await post(recordDemand, demandExample, { claims })).status).toBe(status)
  expect((await post(recordDemandStep, respond, { claims })).status).toBe(status)
})
