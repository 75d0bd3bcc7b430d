import { beforeEach, describe, expect, test } from 'vitest'
import { call, claimsOf } from '../../shared/http/testing.ts'
import { admin, township } from '../../shared/repositories/roster/testing/examples.ts'
import { hourlyClosing } from '../assess/declaration.ts'
import { type County, closedCounty, contactOn, county, eventId, voiding } from '../assess/testing/county.ts'
import { recordContact, recordVisit, recordVoid } from '../record/endpoints.ts'
import { listPeriodSignOffs, listSignOffs, signOffMonth, signOffPeriod } from './endpoints.ts'
import { build } from './handler.ts'

const month = '2026-05'
const ofCounty = claimsOf('orgAdmin', 'ls')

let town: County
beforeEach(async () => {
  town = await closedCounty()
})

const sign = (orgId = 'ls', body: object = {}, claims = ofCounty) =>
  town.ask(signOffMonth, { params: { orgId, month }, body, claims })
const list = async (orgId = 'ls') =>
  (await town.ask(listSignOffs, { params: { orgId, month }, claims: ofCounty })).body.items

test('a signature says who, when, and over which results', async () => {
  const { status, body } = await sign('ls', { note: '经县委会议审定' })
  expect(status).toBe(201)
  expect(body).toEqual({
    orgId: 'ls',
    month,
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    cadres: 2,
    by: 'u-orgAdmin',
    at: '2026-06-20T01:00:00.000Z',
    note: '经县委会议审定',
    outdated: false,
  })
  expect(await list()).toEqual([body])
})

test('signing the same again answers with the first signature', async () => {
  const { body: first } = await sign()
  town.at('2026-06-21T09:00:00')
  expect(await sign('ls', { note: '再次' }, claimsOf('assessor', 'ha'))).toEqual({ status: 200, body: first })
  expect(await list()).toEqual([first])
})

test('after a restatement the signature is outdated, until somebody signs anew', async () => {
  const { body: first } = await sign()
  await town.ask(recordContact, { body: contactOn(20, '2026-05-13', ['y-6']) })
  expect(await list()).toEqual([{ ...first, outdated: true }])
  town.at('2026-06-22T09:00:00')
  const { status, body: second } = await sign()
  expect(status).toBe(201)
  expect(second.digest).not.toBe(first.digest)
  expect(await list()).toEqual([{ ...first, outdated: true }, second])
})

test('a restatement elsewhere leaves the signature alone, one below does not', async () => {
  for (const orgId of ['ls', 'ls-zhuma']) await sign(orgId)
  const outdated = async () => [(await list('ls'))[0].outdated, (await list('ls-zhuma'))[0].outdated]
  const themeDay = {
    type: 'visit',
    id: eventId(20),
    cadreId: 'c-wang',
    occurredAt: '2026-05-13T10:00:00+08:00',
    activity: 'themeDay',
    baseId: 'b-hongxing',
    youthIds: [],
  }
  await town.ask(recordVisit, { body: themeDay })
  expect(await outdated()).toEqual([true, false])
  await town.ask(recordVoid, { body: voiding(21, 1) })
  expect(await outdated()).toEqual([true, true])
})

test('an org that moves while the table is read is signed, too', async () => {
  const { roster } = town
  const listChildren: typeof roster.listChildren = async (orgId, on) => {
    const children = await roster.listChildren(orgId, on)
    const moved = { ...township, parentId: 'ha', effectiveFrom: '2026-05-01' }
    if (orgId === 'ha') await roster.putOrg('ls-zhuma', moved, admin('2026-06-20'))
    return children
  }
  const request = { params: { orgId: 'ha', month }, body: {}, claims: claimsOf('assessor', 'ha') }
  const signing = build({}, { ...town, roster: { ...roster, listChildren } })
  const { body } = await call(signing, signOffMonth, request)
  expect(body.cadres).toBe(2)
  expect((await town.ask(listSignOffs, request)).body.items).toEqual([body])
})

test('what is provisional, or was never assessed, cannot be signed', async () => {
  expect(await sign('ha', {}, claimsOf('assessor', 'ha'))).toMatchObject({ status: 201 })
  town = await county()
  const refused = { status: 409, body: { code: 'month_not_final' } }
  expect(await sign()).toMatchObject(refused)
  await town.fire(hourlyClosing, '2026-05-31T18:00:00.000Z')
  expect(await sign()).toMatchObject(refused)
  expect(await list()).toEqual([])
})

test('an org out of scope looks like none; who may never sign is told so', async () => {
  const outside = await sign('ha')
  expect(outside).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect(await sign('nowhere')).toEqual(outside)
  for (const role of ['cadre', 'analyst', 'collector'] as const)
    expect(await sign('ls', {}, claimsOf(role, 'ls'))).toMatchObject({ status: 403 })
  expect(await sign('ls', { note: '' })).toMatchObject({ status: 400, body: { errors: [{ path: 'note' }] } })
})

describe('who stands in the table itself', () => {
  const own = { ...ofCounty, cadreId: 'c-li' }
  const refused = { status: 403, body: { code: 'another_hand' } }

  test('signs neither its org’s nor one’s above, month or quarter; others’ it signs', async () => {
    expect(await sign('ls', {}, own)).toMatchObject(refused)
    expect(await sign('ha', {}, { ...own, org: 'ha' })).toMatchObject(refused)
    const quarter = { params: { orgId: 'ls', period: '2026-Q2' }, body: {}, claims: own }
    expect(await town.ask(signOffPeriod, quarter)).toMatchObject(refused)
    expect(await list()).toEqual([])
    expect(await sign('ls', {}, { ...own, cadreId: 'c-elsewhere' })).toMatchObject({ status: 201 })
  })

  test('is told of no signature’s digest or standing', async () => {
    const { digest: _, outdated: __, ...signed } = (await sign()).body
    const { body } = await town.ask(listSignOffs, { params: { orgId: 'ls', month }, claims: own })
    expect(body.items).toEqual([signed])
  })
})

test('a quarter is signed once it is over and whole, over every result of its months', async () => {
  const quarter = { orgId: 'ls', period: '2026-Q2' }
  const signQuarter = () => town.ask(signOffPeriod, { params: quarter, body: {}, claims: ofCounty })
  const refused = { status: 409, body: { code: 'month_not_final' } }
  expect(await signQuarter()).toMatchObject(refused)
  town.at('2026-07-01T02:00:00')
  await town.fire(hourlyClosing, '2026-06-30T18:00:00.000Z')
  expect(await signQuarter()).toMatchObject(refused)
  town.at('2026-07-08T02:00:00')
  await town.fire(hourlyClosing, '2026-07-07T18:00:00.000Z')
  const { status, body } = await signQuarter()
  expect(status).toBe(201)
  expect(body).toMatchObject({ orgId: 'ls', period: '2026-Q2', cadres: 2, outdated: false })
  expect(body).not.toHaveProperty('month')

  const listed = async () =>
    (await town.ask(listPeriodSignOffs, { params: quarter, claims: ofCounty })).body.items
  expect(await listed()).toEqual([body])
  expect(await list()).toEqual([])
  await town.ask(recordContact, { body: contactOn(20, '2026-05-13', ['y-6']) })
  expect(await listed()).toEqual([{ ...body, outdated: true }])
})
