import { beforeEach, describe, expect, test } from 'vitest'
import { contactExample } from '../../events/contact.ts'
import { demandExample, stepExample } from '../../events/demand.ts'
import { feedbackExample } from '../../events/feedback.ts'
import { visitExample } from '../../events/visit.ts'
import { call, claimsOf } from '../../shared/http/testing.ts'
import { admin, linkTo } from '../../shared/repositories/roster/testing/examples.ts'
import { recordBatch } from './batch/endpoints.ts'
import { recordContact, recordDemand, recordDemandStep, recordFeedback, recordVisit } from './endpoints.ts'
import { build } from './handler.ts'
import { recordingWorld, type World } from './testing/world.ts'

const self = claimsOf('cadre', 'c-wang')
const collector = claimsOf('collector', 'ls')
const otherId = '0197a2c4-5b00-7000-8000-0000000000ff'

let world: World
let send: (
  endpoint: Parameters<typeof call>[1],
  body: object,
  claims?: Record<string, string>,
) => Promise<Body>
interface Body {
  status: number
  notes?: string[]
}

beforeEach(async () => {
  world = await recordingWorld()
  const handler = build({}, world)
  send = async (endpoint, body, claims = self) => {
    const { demandId, type: _, ...rest } = body as { demandId?: string; type?: string }
    const params = demandId === undefined ? {} : { demandId }
    const sent = demandId === undefined ? body : { ...rest, step: 'respond' }
    const { status, body: answer } = await call(handler, endpoint, { params, body: sent, claims })
    return { status, notes: answer.notes }
  }
})

describe('the receipt', () => {
  test('says nothing besides where all may count', async () => {
    expect(await send(recordContact, contactExample)).toEqual({ status: 201, notes: undefined })
    expect(await send(recordVisit, visitExample)).toEqual({ status: 201, notes: undefined })
    expect(await send(recordFeedback, feedbackExample, collector)).toEqual({ status: 201, notes: undefined })
    expect(await send(recordDemand, demandExample)).toEqual({ status: 201, notes: undefined })
    expect(await send(recordDemandStep, stepExample)).toEqual({ status: 201, notes: undefined })
  })

  test.each([
    ['one of two youths', { youthIds: ['y-0001', 'y-9'] }],
    ['a day before the link', { youthIds: ['y-feb'], occurredAt: '2026-01-31T20:15:00+08:00' }],
  ])('tells of %s who is not linked', async (_, changed) => {
    await world.roster.putLink('c-wang', linkTo('y-feb', '2026-02-01'), admin('2026-01-01'))
    expect(await send(recordContact, { ...contactExample, ...changed })).toEqual({
      status: 201,
      notes: ['notLinked'],
    })
  })

  test('tells of strangers among many who took part', async () => {
    const youthIds = ['y-0001', 'y-0002', 'y-0003', ...Array.from({ length: 20 }, (_, n) => `s-${n}`)]
    expect((await send(recordVisit, { ...visitExample, youthIds })).notes).toEqual(['notLinked'])
  })

  test('knows a link that was made a moment ago', async () => {
    const contact = { ...contactExample, youthIds: ['y-new'] }
    expect((await send(recordContact, contact)).notes).toEqual(['notLinked'])
    await world.roster.putLink('c-wang', linkTo('y-new', '2026-05-01'), admin('2026-05-01'))
    expect((await send(recordContact, { ...contact, id: otherId })).notes).toBeUndefined()
  })

  test.each(['2015-05-20T20:15:00+08:00', '2025-12-31T23:59:59+08:00', '1970-01-01T08:00:03+08:00'])(
    'tells that %s is out of service, and nothing more',
    async occurredAt => {
      const contact = { ...contactExample, occurredAt, youthIds: ['y-9'] }
      expect(await send(recordContact, contact)).toEqual({ status: 201, notes: ['outOfService'] })
    },
  )

  test('tells that a demand or a confirmed event is not known', async () => {
    expect((await send(recordDemandStep, stepExample)).notes).toEqual(['unknownDemand'])
    await send(recordContact, { ...contactExample, youthIds: ['y-0002'] })
    expect((await send(recordFeedback, feedbackExample, collector)).notes).toEqual(['unknownConfirmed'])
    await send(recordVisit, { ...visitExample, id: otherId })
    const confirming = { ...feedbackExample, id: '0197a2c4-5b00-7000-8000-0000000000fe', confirms: otherId }
    expect((await send(recordFeedback, confirming, collector)).notes).toBeUndefined()
  })

  test('finds a demand of two years ago', async () => {
    const old = { ...demandExample, occurredAt: '2024-06-01T10:00:00+08:00' }
    expect((await send(recordDemand, old)).notes).toEqual(['outOfService'])
    expect((await send(recordDemandStep, stepExample)).notes).toBeUndefined()
  })

  test('sent again is the original one, whatever was linked since and however it is spelt', async () => {
    const contact = { ...contactExample, youthIds: ['y-9', 'y-0001'] }
    expect(await send(recordContact, contact)).toEqual({ status: 201, notes: ['notLinked'] })
    await world.roster.putLink('c-wang', linkTo('y-9', '2026-01-01'), admin('2026-01-01'))
    const again = { ...contact, youthIds: ['y-0001', 'y-9'], occurredAt: '2026-05-20T12:15:00Z' }
    expect(await send(recordContact, again)).toEqual({ status: 200, notes: ['notLinked'] })
  })

  test('of a batch says the same, and knows what stands in the same batch', async () => {
    const events = [
      stepExample,
      demandExample,
      { ...feedbackExample, confirms: contactExample.id.toUpperCase() },
      { ...contactExample, youthIds: ['y-0001'] },
      { ...contactExample, id: otherId, youthIds: ['y-9'] },
    ]
    const claims = { sub: 'u-admin', role: 'orgAdmin', org: 'ls' }
    const { body } = await call(build({}, world), recordBatch, { body: { events }, claims })
    expect(body.items.map(({ receipt }: { receipt: Body }) => receipt.notes)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      ['notLinked'],
    ])
  })
})

describe('mutual help', () => {
  test('joins at least two youths', async () => {
    const alone = { ...contactExample, purpose: 'mutualHelp', youthIds: ['y-0001'] }
    const { body } = await call(build({}, world), recordContact, { body: alone, claims: self })
    expect(body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'youthIds', code: 'too_short' }] })
    expect((await send(recordContact, { ...alone, youthIds: ['y-0001', 'y-0002'] })).status).toBe(201)
  })

  test('of one youth spoils nothing else of a batch', async () => {
    const alone = { ...contactExample, purpose: 'mutualHelp', youthIds: ['y-0001'] }
    const events = [alone, { ...contactExample, id: otherId }]
    const { body } = await call(build({}, world), recordBatch, { body: { events }, claims: self })
    expect(body.items).toMatchObject([
      { status: 400, problem: { errors: [{ path: 'youthIds' }] } },
      { status: 201 },
    ])
  })
})
