import { beforeEach, describe, expect, test } from 'vitest'
import { huaian2016 } from '../../shared/domain/policy/huaian-2016.ts'
import { claimsOf } from '../../shared/http/testing.ts'
import { getAssessment, listRevisions } from '../cadre/endpoints.ts'
import { getRollup, listCadreAssessments } from '../org-results/months/endpoints.ts'
import { recordContact, recordVoid } from '../record/endpoints.ts'
import { putCadre } from '../roster/cadres/endpoints.ts'
import { putLink } from '../roster/links/endpoints.ts'
import { finaliseMonth, startAssessmentRun } from '../runs/endpoints.ts'
import { hourlyClosing } from './declaration.ts'
import { type County, closedCounty, contactOn, county, eventId, li, voiding } from './testing/county.ts'

const month = '2026-05'
const params = { cadreId: 'c-li', month }

let town: County
const revisions = async () => (await town.ask(listRevisions, { params })).body.items
const latest = async () => (await town.ask(getAssessment, { params })).body
const reached = async () => (await latest()).dimensions.activity.indicators.monthlyReach.num
const rollup = async (orgId: string) =>
  (await town.ask(getRollup, { params: { orgId, month }, claims: claimsOf('assessor', 'ha') })).body
const lines = async (orgId: string) => {
  const { body } = await town.ask(listCadreAssessments, { params: { orgId, month } })
  return body.items.map(({ cadreId, status, revision }: Record<string, unknown>) => [
    cadreId,
    status,
    revision,
  ])
}

describe('until a month is closed', () => {
  beforeEach(async () => {
    town = await county()
    await town.fire(hourlyClosing, '2026-05-31T18:00:00.000Z')
  })

  test('a late event is in the result within the first seven days, in the table and in every roll-up', async () => {
    expect(await reached()).toBe(6)
    town.at('2026-06-03T10:00:00')
    await town.ask(recordContact, { body: contactOn(30, '2026-05-13', ['y-6']) })
    expect(await latest()).toMatchObject({ status: 'provisional', revision: 2 })
    expect(await latest()).not.toHaveProperty('restates')
    expect(await reached()).toBe(7)
    expect(await lines('ls')).toEqual([
      ['c-li', 'provisional', 2],
      ['c-wang', 'provisional', 1],
    ])
    const reach = async (orgId: string) => (await rollup(orgId)).dimensions.activity.indicators.monthlyReach
    expect(await reach('ls-zhuma')).toEqual({ num: 7, den: 8 })
    expect(await reach('ls')).toEqual({ num: 7, den: 88 })
    expect(await reach('ha')).toEqual({ num: 7, den: 88 })
  })

  test('the last event before 02:00 on the 8th is in the final result, one second later it is a restatement', async () => {
    town.at('2026-06-08T01:59:59')
    await town.ask(recordContact, { body: contactOn(31, '2026-05-13', ['y-6']) })
    await town.fire(hourlyClosing, '2026-06-07T18:00:00.000Z')
    expect(await latest()).toMatchObject({ status: 'final', revision: 3 })
    expect(await latest()).not.toHaveProperty('restates')
    town.at('2026-06-08T02:00:01')
    await town.ask(recordContact, { body: contactOn(32, '2026-05-14', ['y-7']) })
    expect(await latest()).toMatchObject({ revision: 4, restates: { revision: 3, events: [eventId(32)] } })
  })

  test('finalising closes it early', async () => {
    town.at('2026-06-04T10:00:00')
    expect((await town.ask(finaliseMonth, { params: { month } })).status).toBe(202)
    await town.ask(recordContact, { body: contactOn(33, '2026-05-13', ['y-6']) })
    expect(await latest()).toMatchObject({ status: 'final', revision: 3, restates: { revision: 2 } })
  })
})

describe('once a month is closed', () => {
  beforeEach(async () => {
    town = await closedCounty()
  })

  test('neither another run nor another closing makes a revision', async () => {
    const closed = await revisions()
    expect(closed).toHaveLength(2)
    for (const endpoint of [startAssessmentRun, finaliseMonth, finaliseMonth])
      expect((await town.ask(endpoint, { params: { month } })).status).toBe(202)
    await town.fire(hourlyClosing, '2026-05-31T18:00:00.000Z')
    await town.fire(hourlyClosing, '2026-06-07T18:00:00.000Z')
    expect(await revisions()).toEqual(closed)
  })

  test('an id of May stands for another event in June, and leaves May alone', async () => {
    const closed = await revisions()
    const reused = await town.ask(recordContact, { body: contactOn(1, '2026-06-15', ['y-9']) })
    expect(reused).toMatchObject({ status: 201, body: { month: '2026-06' } })
    const ofJune = { ...voiding(34, 1), month: '2026-06' }
    expect((await town.ask(recordVoid, { body: ofJune })).status).toBe(201)
    expect(await revisions()).toEqual(closed)
  })

  test.each([
    ['other content under an id of May', 409, recordContact, { body: contactOn(1, '2026-05-06', ['y-9']) }],
    ['a repeat', 200, recordContact, { body: contactOn(1, '2026-05-06', ['y-0']) }],
    [
      'a void of an event in a month where it is not',
      400,
      recordVoid,
      { body: { ...voiding(35, 1), month: '2026-06' } },
    ],
    [
      'a void by another cadre',
      404,
      recordVoid,
      { body: voiding(36, 1), claims: claimsOf('cadre', 'c-wang') },
    ],
    ['the same cadre again', 200, putCadre, { params: { cadreId: 'c-li' }, body: li }],
    [
      'a second link over the first',
      409,
      putLink,
      {
        params: { cadreId: 'c-li', youthId: 'y-0' },
        body: { baseId: 'b-hongxing', field: 'rural', since: '2026-04-01' },
      },
    ],
  ] as const)('%s changes nothing', async (_, status, endpoint, sent) => {
    const closed = await revisions()
    expect((await town.ask(endpoint, sent)).status).toBe(status)
    expect(await revisions()).toEqual(closed)
  })

  test('another policy from May on leaves it alone: results, roll-ups and restatements', async () => {
    const { weights } = huaian2016
    const attainment = { ...weights.attainment, quota: 0 }
    const policy = { ...huaian2016, version: 2, weights: { ...weights, attainment } }
    town.addPolicy({ policy, effectiveFrom: '2026-05' })
    const [closed, before] = [await revisions(), await rollup('ls-zhuma')]
    expect(before.dimensions.attainment.score).toBe(85.7)
    await town.ask(startAssessmentRun, { params: { month } })
    expect([await revisions(), await rollup('ls-zhuma')]).toEqual([closed, before])
    await town.ask(recordContact, { body: contactOn(37, '2026-05-13', ['y-6']) })
    expect(await latest()).toMatchObject({ revision: 3, policy: { version: 1 }, total: 68 })
    expect((await rollup('ls-zhuma')).dimensions.attainment.score).toBe(85.7)
    await town.fire(hourlyClosing, '2026-06-30T18:00:00.000Z')
    expect((await town.assessments.readLatestRevision('c-li', '2026-06'))?.policy.version).toBe(2)
  })

  test('who turns out not to have served is withdrawn, openly, and comes back', async () => {
    const service = (serviceUntil: string) =>
      town.ask(putCadre, { params: { cadreId: 'c-li' }, body: { ...li, serviceUntil } })
    await service('2026-05-01')
    expect(await latest()).toMatchObject({ withdrawn: true, total: null, restates: { revision: 2 } })
    expect([await lines('ls-zhuma'), (await rollup('ha')).assessed]).toEqual([[], 1])
    town.at('2026-06-21T09:00:00')
    await service('2026-07-01')
    expect(await latest()).toMatchObject({ revision: 4, total: 65.4, restates: { revision: 3 } })
    expect([await lines('ls-zhuma'), (await rollup('ha')).assessed]).toEqual([[['c-li', 'final', 4]], 2])
  })

  test('who turns out to have moved is counted once, where it belonged at the end of the month', async () => {
    const moved = { ...li, orgId: 'ls', effectiveFrom: '2026-05-31' }
    await town.ask(putCadre, { params: { cadreId: 'c-li' }, body: moved })
    expect(await latest()).toMatchObject({ orgId: 'ls', status: 'final', restates: { revision: 2 } })
    const assessed = await Promise.all(
      ['ls-zhuma', 'ls', 'ha'].map(async org => (await rollup(org)).assessed),
    )
    expect(assessed).toEqual([0, 2, 2])
  })
})
