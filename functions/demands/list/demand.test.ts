import { beforeEach, expect, test } from 'vitest'
import { demand, feedback, id, step, voiding } from '../../../shared/domain/testing/events.ts'
import { serve } from '../../../shared/http/serve.ts'
import { call, claimsOf, type Received, type Sent } from '../../../shared/http/testing.ts'
import { type ProjectedWorld, projectedWorld } from '../../record/testing/projected.ts'
import { getDemand } from './endpoints.ts'
import { routes } from './routes.ts'

const county = claimsOf('orgAdmin', 'ls')
const wang = { cadreId: 'c-wang', recordedBy: 'u-c-wang' } as const
const zhao = { cadreId: 'c-zhao', recordedBy: 'u-c-zhao' } as const

let world: ProjectedWorld
let one: (n: number, claims: Sent['claims'], cadreId?: string) => Promise<Received>
let named: (demandId: string, claims: Sent['claims']) => Promise<Received>

/** 1: of c-wang; 2: of c-zhao, by feedback; 4: of c-wang, solved. Today is 24 May 2026. */
beforeEach(async () => {
  world = await projectedWorld()
  const handler = serve({}, routes(world), world)
  one = (n, claims, cadreId = 'c-wang') =>
    call(handler, getDemand, { params: { demandId: id(n) }, query: { cadreId }, claims })
  named = (demandId, claims) =>
    call(handler, getDemand, { params: { demandId }, query: { cadreId: 'c-zhao' }, claims })
  const raised = { text: '想换岗位', category: 'confusion' } as const
  await world.take(
    demand(1, '2026-05-10', { ...wang, youthId: 'y-1', text: '租房押金难以退还' }),
    feedback(2, '2026-05-20', {
      ...zhao,
      recordedBy: 'u-collector',
      score: 2,
      comment: '没人管',
      demand: raised,
    }),
    demand(4, '2026-04-02', { ...wang, youthId: 'y-4', text: '求职' }),
    { ...step(41, '2026-05-04', 'resolve', 4), ...wang },
  )
})

test('shows what was done, in order, over months', async () => {
  await world.take(
    { ...step(42, '2026-05-20', 'reopen', 4), ...wang, recordedBy: 'u-collector' },
    { ...step(40, '2026-04-01', 'respond', 4), ...wang },
    { ...step(43, '2026-05-21', 'escalate', 4), ...wang, recordedBy: 'u-orgAdmin' },
    { ...step(44, '2026-05-22', 'respond', 4), ...wang },
    voiding(45, '2026-05-22', 44, wang),
  )
  const { status, body } = await one(4, claimsOf('orgAdmin', 'ls'))
  expect(status).toBe(200)
  expect(body).toMatchObject({ state: 'overdue', passedOn: true, text: '求职', due: '2026-05-02' })
  expect(body.steps).toEqual([
    {
      id: id(41),
      step: 'resolve',
      occurredAt: '2026-05-04T12:00:00+08:00',
      recordedAt: '2026-05-04T12:00:00+08:00',
      recordedBy: 'u-c-wang',
      text: '…',
    },
    expect.objectContaining({ id: id(42), step: 'reopen', recordedBy: 'u-collector' }),
    expect.objectContaining({ id: id(43), step: 'escalate', to: 'city', recordedBy: 'u-orgAdmin' }),
  ])
})

test.each([
  ['its cadre', claimsOf('cadre', 'c-wang'), ['u-c-wang', undefined]],
  ['an admin who is its cadre', { ...county, cadreId: 'c-wang' }, ['u-c-wang', undefined]],
  ['the committee', claimsOf('assessor', 'ha'), ['u-c-wang', 'u-collector']],
])('%s sees who acted only where it should', async (_, claims, authors) => {
  await world.take({ ...step(42, '2026-05-20', 'reopen', 4), ...wang, recordedBy: 'u-collector' })
  const { body } = await one(4, claims)
  expect(body.steps.map((known: { recordedBy?: string }) => known.recordedBy)).toEqual(authors)
})

test('that a youth raised says nothing of the score or the comment beside it', async () => {
  const { aliasOf } = await world.aliases()
  const self = claimsOf('cadre', 'c-zhao')
  const step43 = { ...step(43, '2026-05-21', 'respond', 2), ...zhao }
  const step42 = { ...step(42, '2026-05-22', 'reopen', 2), ...zhao, recordedBy: 'u-collector' }
  await world.take(step43, step42)
  const { body } = await named(aliasOf(id(2)), self)
  expect(body).toMatchObject({
    demandId: aliasOf(id(2)),
    text: '想换岗位',
    byFeedback: true,
    raisedAt: '2026-05-19T16:00:00.000Z',
    raisedOn: '2026-05-20',
    steps: [
      { id: id(43), step: 'respond', occurredAt: '2026-05-21T12:00:00+08:00', recordedBy: 'u-c-zhao' },
      { id: aliasOf(id(42)), step: 'reopen', occurredAt: '2026-05-22T00:00:00+08:00' },
    ],
  })
  expect(JSON.stringify(body)).not.toMatch(/没人管|score|collector/)
  for (const secret of [id(2), id(42)]) expect(JSON.stringify(body)).not.toContain(secret)
  expect(await named(id(2), self)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect(await named(aliasOf(id(2)), county)).toMatchObject({ status: 200, body: { demandId: id(2) } })
})

test.each([
  ['of another cadre', 1, claimsOf('cadre', 'c-zhao'), 'c-wang'],
  ['under another cadre', 1, county, 'c-zhao'],
  ['of elsewhere', 1, claimsOf('orgAdmin', 'xuyi'), 'c-wang'],
  ['that is not there', 9, county, 'c-wang'],
])('%s is not found', async (_, n, claims, cadreId) => {
  expect(await one(n, claims, cadreId)).toMatchObject({ status: 404, body: { code: 'not_found' } })
})
