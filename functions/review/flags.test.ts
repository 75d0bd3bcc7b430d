import { beforeEach, expect, test } from 'vitest'
import { memoryItems } from '../../shared/aws/items/memory.ts'
import type { Endpoint } from '../../shared/contracts/endpoint.ts'
import { contact, feedback, visit, voiding } from '../../shared/domain/testing/events.ts'
import { call, claimsOf, type Received, type Sent } from '../../shared/http/testing.ts'
import { dismissalsOn } from '../../shared/repositories/dismissals.ts'
import { lakeMarksOn } from '../../shared/repositories/lake-marks.ts'
import { type ProjectedWorld, projectedWorld } from '../record/testing/projected.ts'
import { named } from '../record/testing/world.ts'
import { dismissFlag, listFlags } from './endpoints.ts'
import { build } from './handler.ts'

const county = claimsOf('orgAdmin', 'ls')

let world: ProjectedWorld
let ask: (endpoint: Endpoint, sent?: Partial<Sent>) => Promise<Received>

/** Today is 24 May 2026. */
beforeEach(async () => {
  world = await projectedWorld()
  const handler = build(
    {},
    {
      ...world,
      dismissals: dismissalsOn(memoryItems()),
      marks: lakeMarksOn(memoryItems()),
    },
  )
  ask = (endpoint, sent = {}) => call(handler, endpoint, { params: { orgId: 'ls' }, claims: county, ...sent })
})

const at = (time: string) => `2026-05-20T${time}+08:00`
const own = { cadreId: 'c-wang' }
const month = { month: '2026-05' }
const listed = async (state = 'open') => (await ask(listFlags, { query: { ...month, state } })).body.items
const reason = '已核实，两个支部同在一处'

beforeEach(async () => {
  await world.take(
    visit(1, '2026-05-20', { ...own, baseId: 'b-1', occurredAt: at('09:00:00') }),
    visit(2, '2026-05-20', { ...own, baseId: 'b-2', occurredAt: at('10:00:00') }),
    ...Array.from({ length: 10 }, (_, n) =>
      contact(n + 10, '2026-05-20', { cadreId: 'c-zhao', occurredAt: at(`20:00:0${n}`) }),
    ),
  )
})

const dismiss = (flagId: string, body: object = {}, claims: Sent['claims'] = county, orgId = 'ls') =>
  ask(dismissFlag, { params: { orgId, flagId }, body: { ...month, ...own, reason, ...body }, claims })

test('each says in words what is to be looked at, with its events and its cadre', async () => {
  const [ofWang, ofZhao, ...others] = await listed()
  expect(others).toEqual([])
  expect(ofWang).toEqual({
    flagId: expect.stringMatching(/^[0-9a-f]{64}$/),
    kind: 'sameHalfDay',
    cadreId: 'c-wang',
    name: '王建国',
    month: '2026-05',
    eventIds: ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'],
    text: '2026年5月20日上午半天内在2个基层组织报到，请核实。',
    state: 'open',
  })
  expect(ofZhao).toMatchObject({ kind: 'burst', cadreId: 'c-zhao', state: 'open' })
  expect(ofZhao.eventIds).toHaveLength(10)
})

test('are those of this month unless another is named', async () => {
  const named = await ask(listFlags, { query: month })
  expect([named.status, named.body.items.length]).toEqual([200, 2])
  expect(await ask(listFlags, {})).toEqual(named)
})

test('what was voided raises none', async () => {
  await world.take(voiding(3, '2026-05-21', 2, own))
  expect((await listed()).map(({ kind }: { kind: string }) => kind)).toEqual(['burst'])
})

test('dismissing keeps who, when and why, once and for good', async () => {
  const [{ flagId, state: _, ...flag }] = await listed()
  const kept = { flagId, ...own, ...month, by: 'u-orgAdmin', at: '2026-05-24T09:00:00.000Z', reason }
  expect(await dismiss(flagId)).toEqual({ status: 201, body: kept })
  world.instant = '2026-05-25T09:00:00.000Z'
  expect(await dismiss(flagId, {}, claimsOf('assessor', 'ha'))).toEqual({ status: 200, body: kept })
  expect(await dismiss(flagId, { reason: '别的' })).toMatchObject({
    status: 409,
    body: { code: 'already_dismissed', errors: [{ path: 'reason' }] },
  })
  const { by, at: when } = kept
  expect(await listed('dismissed')).toEqual([
    { flagId, ...flag, state: 'dismissed', dismissed: { by, at: when, reason } },
  ])
  expect((await listed()).map(({ kind }: { kind: string }) => kind)).toEqual(['burst'])
  expect(await listed('all')).toHaveLength(2)
})

test.each(['upheld', 'coached'] as const)('what was found is kept with it: %s', async decision => {
  const [{ flagId }] = await listed()
  expect(await dismiss(flagId, { decision })).toMatchObject({ status: 201, body: { reason, decision } })
  expect((await listed('dismissed'))[0].dismissed).toMatchObject({ reason, decision })
  expect(await dismiss(flagId)).toMatchObject({ status: 409, body: { errors: [{ path: 'decision' }] } })
})

test('two who dismiss at once leave one reason', async () => {
  const [{ flagId }] = await listed()
  const answers = await Promise.all([dismiss(flagId), dismiss(flagId)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 201])
})

test('nobody sees or dismisses a flag about themselves', async () => {
  const [{ flagId }] = await listed()
  const self = { ...county, cadreId: 'c-wang' }
  const { body } = await ask(listFlags, { query: month, claims: self })
  expect(body.items.map(({ cadreId }: { cadreId: string }) => cadreId)).toEqual(['c-zhao'])
  expect((await dismiss(flagId, {}, self)).status).toBe(403)
  expect(await listed()).toHaveLength(2)
})

test.each([
  ['a flag that is not there', {}, county, 'ls', 'not_found'],
  ['a cadre of elsewhere', { cadreId: 'c-qian' }, county, 'ls', 'unknown_cadre'],
  ['a cadre who is not there', { cadreId: 'c-none' }, county, 'ls', 'unknown_cadre'],
  ['an org out of scope', {}, claimsOf('orgAdmin', 'xuyi'), 'ls', 'not_found'],
  ['a cadre above the org', {}, county, 'ls-zhuma', 'unknown_cadre'],
])('%s is not found', async (_, body, claims, orgId, code) => {
  const answer = await dismiss('0'.repeat(64), body, claims, orgId)
  expect(answer).toMatchObject({ status: 404, body: { code } })
})

test.each([
  ['reason', { reason: '' }],
  ['month', { month: '2026-06' }],
  ['cadreId', { cadreId: 'a b' }],
  ['penalty', { penalty: 5 }],
])('a bad %s is named', async (path, body) => {
  const answer = await dismiss('0'.repeat(64), body)
  expect([answer.status, named(answer)]).toEqual([400, [path]])
})

test('what its own committee did to ratings, and many at once, only the level above is told', async () => {
  const rated = (n: number, more: object = {}) =>
    feedback(n, '2026-05-20', { ...own, youthId: `y-${n}`, occurredAt: at(`21:00:${n}`), ...more })
  await world.take(
    ...Array.from({ length: 10 }, (_, n) => rated(40 + n)),
    rated(50, { recordedIn: 'ls', occurredAt: at('08:00:00') }),
    rated(51, { recordedIn: 'ha', occurredAt: at('12:00:00') }),
    voiding(52, '2026-05-21', 40, { ...own, recordedIn: 'ls' }),
    voiding(53, '2026-05-21', 41, { ...own, recordedIn: 'ha' }),
    voiding(54, '2026-05-21', 1, { ...own, recordedIn: 'ls' }),
  )
  const city = claimsOf('orgAdmin', 'ha')
  const all = async (claims: Sent['claims']) =>
    (await ask(listFlags, { query: month, claims })).body.items.filter(
      ({ cadreId }: { cadreId: string }) => cadreId === 'c-wang',
    )
  expect((await all(county)).map(({ kind }: { kind: string }) => kind)).toEqual([])
  const [recorded, voided] = await all(city)
  expect(recorded).toMatchObject({
    kind: 'ownRatings',
    eventIds: ['00000000-0000-4000-8000-000000000050'],
    text: '1条青年评分由被评干部所在团组织自行录入，请核实。',
  })
  expect(voided).toMatchObject({ kind: 'ownVoids', eventIds: ['00000000-0000-4000-8000-000000000052'] })
  expect((await dismiss(recorded.flagId)).status).toBe(404)
  expect((await dismiss(recorded.flagId, {}, city, 'ls')).status).toBe(201)
})
