import { beforeEach, describe, expect, test } from 'vitest'
import { call, claimsOf } from '../../shared/http/testing.ts'
import { county as countyOrg, admin as roster } from '../../shared/repositories/roster/testing/examples.ts'
import { hourlyClosing } from '../assess/declaration.ts'
import { type County, county, eventId, li } from '../assess/testing/county.ts'
import { finaliseMonth } from '../runs/endpoints.ts'
import { build as runs } from '../runs/handler.ts'
import { answerObjection, listObjections, listOpenObjections, raiseObjection } from './endpoints.ts'
import { build } from './handler.ts'

const self = claimsOf('cadre', 'c-li')
const admin = claimsOf('orgAdmin', 'ls-zhuma')
const params = { cadreId: 'c-li', month: '2026-05' }
const said = { id: eventId(80), indicator: 'monthlyReach', text: '13日的联系未计入', eventIds: [eventId(7)] }

let town: County
let handler: ReturnType<typeof build>

/** May is provisional; it is 1 June. */
beforeEach(async () => {
  town = await county()
  await town.fire(hourlyClosing, '2026-05-31T18:00:00.000Z')
  handler = build({}, town)
})

const raise = (body: object = said, claims = self) => call(handler, raiseObjection, { params, body, claims })
const answer = (body: object, claims = admin) =>
  call(handler, answerObjection, { params: { ...params, objectionId: said.id }, body, claims })
const list = async (claims = self) =>
  (await call(handler, listObjections, { params, claims })).body.items as object[]
const finalise = (body: object) =>
  town.ask(finaliseMonth, { params: { month: '2026-05' }, body, claims: claimsOf('assessor', 'ha') })

test('an objection is taken once and listed', async () => {
  const { status, body } = await raise()
  expect([status, body]).toEqual([
    201,
    {
      ...said,
      ...params,
      orgId: 'ls-zhuma',
      by: 'u-c-li',
      at: '2026-05-31T18:00:00.000Z',
      state: 'open',
    },
  ])
  expect(await raise()).toEqual({ status: 200, body })
  expect(await raise({ ...said, text: '别的' })).toMatchObject({ status: 409, body: { code: 'id_reused' } })
  expect(await list(admin)).toEqual([body])
})

test.each([['x'], ['\0'], [eventId(7), eventId(7).toUpperCase()]])(
  'no event twice, nor by what is no id: %j',
  async (...eventIds) => {
    expect(await raise({ ...said, eventIds })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    })
  },
)

test('one of a cadre whose result has not followed it yet lies where it will be', async () => {
  const moved = { ...li, orgId: 'ls', effectiveFrom: '2026-05-01' }
  await town.roster.putCadre('c-li', moved, roster('2026-06-01'))
  expect(await raise()).toMatchObject({ status: 201, body: { orgId: 'ls' } })
  expect(await town.objections.listOpenObjections('2026-05', 'ls')).toHaveLength(1)
})

describe('those of an org that nobody has answered', () => {
  const open = async (claims = claimsOf('orgAdmin', 'ls'), orgId = 'ls') =>
    call(handler, listOpenObjections, { params: { orgId, month: '2026-05' }, claims })

  test('are listed with names, from below too, until they are answered', async () => {
    const { body } = await raise()
    expect((await open()).body).toEqual({ items: [{ ...body, name: '李华' }] })
    await answer({ decision: 'dismissed', reason: '不在联系名单' })
    expect((await open()).body).toEqual({ items: [] })
  })

  test('are for who answers for the org', async () => {
    await raise()
    expect((await open(claimsOf('orgAdmin', 'ls'), 'ha')).status).toBe(404)
    expect((await open(self, 'ls')).status).toBe(403)
    expect((await open(claimsOf('assessor', 'ha'), 'ha')).body.items).toHaveLength(1)
  })
})

describe('who may', () => {
  test('a committee objects for the cadre, nobody beside or below does', async () => {
    expect((await raise(said, claimsOf('orgAdmin', 'ls'))).status).toBe(201)
    expect((await raise(said, claimsOf('cadre', 'c-wang'))).status).toBe(404)
    expect((await raise(said, claimsOf('analyst', 'ls'))).status).toBe(403)
  })

  test('nobody answers its own', async () => {
    await raise()
    expect((await answer({ decision: 'upheld', reason: '属实' }, { ...admin, cadreId: 'c-li' })).status).toBe(
      403,
    )
    expect((await answer({ decision: 'upheld', reason: '属实' }, self)).status).toBe(403)
  })
})

test('an answer stands', async () => {
  expect((await answer({ decision: 'upheld', reason: '属实' })).status).toBe(404)
  await raise()
  const { status, body } = await answer({ decision: 'upheld', reason: '属实' })
  expect([status, body.state, body.answer]).toEqual([
    201,
    'upheld',
    { decision: 'upheld', reason: '属实', by: 'u-orgAdmin', at: '2026-05-31T18:00:00.000Z' },
  ])
  expect((await answer({ decision: 'upheld', reason: '属实' })).status).toBe(200)
  expect(await answer({ decision: 'dismissed', reason: '不实' })).toMatchObject({
    status: 409,
    body: { code: 'already_answered', errors: [{ path: 'decision' }] },
  })
  expect((await answer({ decision: 'upheld', reason: '另有原因' })).body.errors).toMatchObject([
    { path: 'reason' },
  ])
})

test.each([
  ['no indicator', { indicator: 'luck' }, 'indicator'],
  ['no text', { text: '' }, 'text'],
  ['too many events', { eventIds: Array.from({ length: 51 }, (_, n) => `e-${n}`) }, 'eventIds'],
])('%s is refused', async (_, change, path) => {
  const { status, body } = await raise({ ...said, ...change })
  expect([status, body.errors[0].path]).toEqual([400, path])
  expect(await list()).toEqual([])
})

describe('closing', () => {
  const statusOf = async () => (await town.assessments.readLatestRevision('c-li', '2026-05'))?.status

  test('waits for an answer, by the schedule as by hand', async () => {
    await raise()
    await town.fire(hourlyClosing, '2026-06-07T18:00:00.000Z')
    expect(await statusOf()).toBe('provisional')
    expect(await finalise({})).toMatchObject({
      status: 409,
      body: { code: 'open_objections', errors: [{ path: 'openObjections', message: '1 open' }] },
    })
    await answer({ decision: 'dismissed', reason: '当日未联系' })
    await town.fire(hourlyClosing, '2026-06-07T19:00:00.000Z')
    expect(await statusOf()).toBe('final')
  })

  test('waits where the result is, though its cadre went to another county meanwhile', async () => {
    await raise()
    await town.roster.putOrg('hz', { ...countyOrg, name: '共青团洪泽区委' }, roster('2026-01-01'))
    const moved = { ...li, orgId: 'hz', effectiveFrom: '2026-05-01' }
    await town.roster.putCadre('c-li', moved, roster('2026-06-02'))
    await town.settle()
    await town.fire(hourlyClosing, '2026-06-07T18:00:00.000Z')
    const ofWang = await town.assessments.readLatestRevision('c-wang', '2026-05')
    expect([await statusOf(), ofWang?.status]).toEqual(['provisional', 'final'])
    expect(
      (await answer({ decision: 'dismissed', reason: '当日未联系' }, claimsOf('orgAdmin', 'hz'))).status,
    ).toBe(201)
    await town.fire(hourlyClosing, '2026-06-07T19:00:00.000Z')
    expect(await statusOf()).toBe('final')
  })

  test('takes none once it has begun, though the result is not final yet', async () => {
    const claims = claimsOf('assessor', 'ha')
    const sent = { params: { month: '2026-05' }, body: {}, claims }
    expect((await call(runs({}, town), finaliseMonth, sent)).status).toBe(202)
    expect(await raise()).toMatchObject({ status: 409, body: { code: 'month_closed' } })
    await town.settle()
    expect(await statusOf()).toBe('final')
    expect(await list()).toEqual([])
  })

  test('goes on where somebody says so, and says how many stay open', async () => {
    await raise()
    expect((await finalise({ openObjections: 'close' })).body).toMatchObject({ openObjections: 1 })
    expect(await statusOf()).toBe('final')
    expect(await raise({ ...said, id: eventId(81) })).toMatchObject({
      status: 409,
      body: { code: 'month_closed' },
    })
  })
})
