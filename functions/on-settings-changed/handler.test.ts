import { beforeEach, describe, expect, test } from 'vitest'
import { policyChanged } from '../../events/policy.ts'
import { huaian2016 } from '../../shared/domain/policy/huaian-2016.ts'
import { builtInCalendar } from '../../shared/domain/time/built-in-calendar.ts'
import { claimsOf } from '../../shared/http/testing.ts'
import { hourlyClosing } from '../assess/declaration.ts'
import { type County, closedCounty, county } from '../assess/testing/county.ts'
import { getAssessment, listRevisions } from '../cadre/endpoints.ts'
import { putCalendarYear } from '../calendar/endpoints.ts'
import { getRollup } from '../org-results/months/endpoints.ts'

const month = '2026-05'
const library = builtInCalendar.find(({ year }) => year === 2026)
/** The library's year, and some days of May besides. */
const notice = (...off: string[]) => ({
  year: 2026,
  days: [...(library?.days ?? []), ...off.map(date => ({ name: '', date, isOffDay: true }))],
})
/** A whole week of May off: it owes nothing then. */
const week = ['2026-05-18', '2026-05-19', '2026-05-20', '2026-05-21', '2026-05-22']

let town: County
const put = (body: object, year = '2026') =>
  town.ask(putCalendarYear, { params: { year }, body, claims: claimsOf('assessor', 'ha') })
const latest = async (cadreId: string, of = month) =>
  (await town.ask(getAssessment, { params: { cadreId, month: of } })).body
const halfDays = async () => (await latest('c-wang')).dimensions.activity.indicators.halfDays

describe('a new notice', () => {
  beforeEach(async () => {
    town = await closedCounty()
  })

  test('restates the closed months in whose weeks it moves a day, and is named as the cause', async () => {
    const before = await latest('c-wang')
    expect(before.dimensions.activity.indicators.halfDays).toEqual({ num: 0, den: 10 })
    expect(await put(notice(...week))).toMatchObject({
      status: 201,
      body: {
        version: 1,
        changedDays: week.map(date => ({ date, isOffDay: true })),
        reassessed: [{ month, status: 'final' }],
      },
    })
    expect(await latest('c-wang')).toMatchObject({
      status: 'final',
      revision: before.revision + 1,
      restates: {
        changes: [{ indicator: 'halfDays', from: { num: 0, den: 10 }, to: { num: 0, den: 8 } }],
        events: [],
        rosterChanges: [],
        calendar: [{ year: 2026, version: 1, at: '2026-06-20T01:00:00.000Z' }],
      },
    })
    const rollup = await town.ask(getRollup, { params: { orgId: 'ls', month } })
    expect(rollup.body.dimensions.activity.indicators.halfDays).toEqual({ num: 0, den: 8 })
  })

  test('leaves alone whom it does not bear on', async () => {
    await put(notice(...week))
    const { body } = await town.ask(listRevisions, { params: { cadreId: 'c-li', month } })
    expect(body.items).toHaveLength(2)
  })

  test('of days of other months changes nothing', async () => {
    const { revision } = await latest('c-wang')
    expect((await put(notice('2026-07-07'))).body.reassessed).toEqual([])
    expect((await latest('c-wang')).revision).toBe(revision)
  })

  test('that is taken back restates once more', async () => {
    await put(notice(...week))
    town.at('2026-06-21T09:00:00')
    await put(notice())
    expect(await halfDays()).toEqual({ num: 0, den: 10 })
    expect((await latest('c-wang')).restates.calendar).toMatchObject([{ year: 2026, version: 2 }])
  })
})

test('a provisional result is replaced', async () => {
  town = await county()
  await town.fire(hourlyClosing, '2026-05-31T18:00:00.000Z')
  town.at('2026-06-03T09:00:00')
  expect((await put(notice(...week))).body.reassessed).toEqual([{ month, status: 'provisional' }])
  expect(await latest('c-wang')).toMatchObject({ status: 'provisional', revision: 2 })
  expect(await latest('c-wang')).not.toHaveProperty('restates')
  expect(await halfDays()).toEqual({ num: 0, den: 8 })
})

test('who was kept back for want of a notice is assessed once it is there', async () => {
  town = await county()
  await town.fire(hourlyClosing, '2026-12-31T18:00:00.000Z')
  const december = async (orgId: string) =>
    (await town.ask(getRollup, { params: { orgId, month: '2026-12' } })).body
  expect(await december('ls')).toMatchObject({ assessed: 1, keptBack: 1 })
  town.at('2027-01-03T09:00:00')
  const days = [{ name: '元旦', date: '2027-01-01', isOffDay: true }]
  expect((await put({ days }, '2027')).body.reassessed).toEqual([{ month: '2026-12', status: 'provisional' }])
  expect(await december('ls')).toMatchObject({ assessed: 2, keptBack: 0 })
  expect(await latest('c-wang', '2026-12')).toMatchObject({ status: 'provisional', revision: 1 })
})

test('a new version of the policy has open months assessed by it, and leaves closed ones alone', async () => {
  town = await closedCounty()
  const june = '2026-06'
  await town.fire(hourlyClosing, '2026-06-30T18:00:00.000Z')
  const versions = () =>
    Promise.all([month, june].map(async each => (await latest('c-wang', each)).policy.version))
  expect(await versions()).toEqual([1, 1])
  town.at('2026-07-02T09:00:00')
  town.addPolicy({ policy: { ...huaian2016, version: 2 }, effectiveFrom: month })
  const detail = policyChanged.parse({
    type: 'policyChanged',
    id: 'POLICY#ha#000002',
    at: '2026-07-02T01:00:00.000Z',
    rootId: 'ha',
    version: 2,
    effectiveFrom: month,
  })
  for (const _ of ['once', 'again']) await town.bus.publish([{ type: detail.type, time: detail.at, detail }])
  await town.settle()
  expect(await versions()).toEqual([1, 2])
  expect(await latest('c-wang', june)).toMatchObject({ status: 'provisional', revision: 2 })
})
