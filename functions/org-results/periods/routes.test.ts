import { beforeEach, expect, test } from 'vitest'
import { serve } from '../../../shared/http/serve.ts'
import { call, claimsOf, download } from '../../../shared/http/testing.ts'
import { readXlsx } from '../../../shared/spreadsheet/read/xlsx.ts'
import { paperFaults } from '../../../shared/spreadsheet/testing/pages.ts'
import { hourlyClosing } from '../../assess/declaration.ts'
import { type County, closedCounty, contactOn, li } from '../../assess/testing/county.ts'
import { exportPeriod, exportPeriodCsv } from '../../exports/appraisal/endpoints.ts'
import { routes as exporting } from '../../exports/appraisal/routes.ts'
import { recordContact } from '../../record/endpoints.ts'
import { putCadre } from '../../roster/cadres/endpoints.ts'
import { getCadrePeriod, getOrgPeriod, listPeriodCadres } from './endpoints.ts'
import { routes } from './routes.ts'

let town: County
beforeEach(async () => {
  town = await closedCounty()
  town.at('2026-06-21T18:00:00')
  await town.ask(recordContact, { body: contactOn(40, '2026-06-21', ['y-1', 'y-2']) })
  await town.fire(hourlyClosing, '2026-06-30T18:00:00.000Z')
})

const ofCadre = (period: string, cadreId = 'c-li', claims = claimsOf('cadre', 'c-li')) =>
  call(serve({}, routes(town), town), getCadrePeriod, { params: { cadreId, period }, claims })
const ofOrg = (period: string, orgId = 'ls', claims = claimsOf('analyst', 'ha')) =>
  call(serve({}, routes(town), town), getOrgPeriod, { params: { orgId, period }, claims })

test('a cadre’s quarter is the sum of its months, and says which are missing', async () => {
  const { status, body } = await ofCadre('2026-Q2')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    cadreId: 'c-li',
    period: '2026-Q2',
    months: ['2026-05', '2026-06'],
    missing: ['2026-04'],
    provisional: ['2026-06'],
    policies: ['huaian-2016@1'],
    assessed: 2,
    unrated: 2,
  })
  const { attainment, activity, satisfaction } = body.dimensions
  expect(attainment.indicators).toMatchObject({ quota: { num: 20, den: 20 }, reported: { num: 0, den: 2 } })
  expect(activity.indicators).toMatchObject({
    monthlyReach: { num: 8, den: 16 },
    onlineWeeks: { num: 3, den: 9 },
    quarterActivity: { num: 0, den: 1 },
    faceToFace: { num: 0, den: 10 },
  })
  // 20·8/16 + 10·3/9 of 55; 60 of 70.
  expect([attainment.score, activity.score, satisfaction.score]).toEqual([85.7, 24.2, null])
  expect(body.total).toBe(57)
})

test('an org’s year is the sum over all below; it has no total', async () => {
  const { body } = await ofOrg('2026')
  expect(body).toMatchObject({ orgId: 'ls', months: ['2026-05', '2026-06'], assessed: 4 })
  expect(body.missing).toHaveLength(10)
  expect(body.provisional).toEqual(['2026-06'])
  expect(body.grades).toEqual({ excellent: 0, good: 0, pass: 1, fail: 3, exempt: 0 })
  expect(body.dimensions.activity.indicators.monthlyReach).toEqual({ num: 8, den: 176 })
  expect(body.histogram.reduce((sum: number, count: number) => sum + count)).toBe(4)
  expect(body).not.toHaveProperty('total')
})

const table = (period: string, query = {}, claims = claimsOf('orgAdmin', 'ls')) =>
  call(serve({}, routes(town), town), listPeriodCadres, { params: { orgId: 'ls', period }, query, claims })

test('an org’s table of a quarter has a line a cadre, each like its own period', async () => {
  const { status, body } = await table('2026-Q2')
  expect(status).toBe(200)
  expect(body.items.map(({ cadreId }: { cadreId: string }) => cadreId)).toEqual(['c-li', 'c-wang'])
  const { cadreId, ...own } = (await ofCadre('2026-Q2')).body
  expect(body.items[0]).toMatchObject({
    cadreId,
    name: li.name,
    orgId: 'ls-zhuma',
    asOf: '2026-06-30',
    ...own,
  })
})

test('goes on behind a line, finds by name, and names nobody to an analyst', async () => {
  const first = (await table('2026', { limit: '1' })).body
  const second = (await table('2026', { limit: '1', cursor: first.nextCursor })).body
  expect([...first.items, ...second.items]).toEqual((await table('2026')).body.items)
  expect(second).not.toHaveProperty('nextCursor')
  expect((await table('2026', { q: li.name })).body.items).toHaveLength(1)
  expect(JSON.stringify((await table('2026', {}, claimsOf('analyst', 'ha'))).body)).not.toContain(li.name)
})

test('is written as a sheet with every number', async () => {
  const { status, bytes } = await download(serve({}, exporting(town), town), exportPeriodCsv, {
    params: { orgId: 'ls', period: '2026-Q2' },
    claims: claimsOf('assessor', 'ha'),
  })
  expect(status).toBe(200)
  const [header, ...lines] = Buffer.from(bytes).toString().replaceAll('"', '').trim().split('\r\n')
  expect(header).toContain('序号,姓名,单位,职务,类别,考核月数,缺月,实现度')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain(',2,2026-04,85.7,24.2,,57,')
})

test('on paper: eleven columns, the months that are missing, room to sign', async () => {
  const { bytes } = await download(serve({}, exporting(town), town), exportPeriod, {
    params: { orgId: 'ls', period: '2026' },
    claims: claimsOf('assessor', 'ha'),
  })
  expect(paperFaults(bytes, ['考核表'])).toEqual([])
  const [, above, header, ...rows] = readXlsx(bytes)[0]?.rows ?? []
  expect(above).toEqual(['填表单位：共青团涟水县委'])
  expect(header?.slice(-3)).toEqual(['总分', '各月等次', '备注'])
  expect(rows[1]?.at(-1)).toBe('缺1月至4月、7月至12月；6月为暂定')
  expect(rows.at(-1)?.[0]).toBe('审核人（签字）：')
})

test('a period without results: zeros for an org, none for a cadre', async () => {
  expect(await ofOrg('2025-Q4')).toMatchObject({
    status: 200,
    body: { assessed: 0, months: [], missing: ['2025-10', '2025-11', '2025-12'] },
  })
  expect(await ofCadre('2025')).toMatchObject({ status: 404, body: { code: 'not_assessed' } })
})

test('a month in which the cadre turned out not to have served is missing', async () => {
  await town.ask(putCadre, { params: { cadreId: 'c-li' }, body: { ...li, serviceUntil: '2026-06-01' } })
  expect((await ofCadre('2026-Q2')).body).toMatchObject({
    months: ['2026-05'],
    missing: ['2026-04', '2026-06'],
    assessed: 1,
  })
})

test.each(['2026-Q5', '2026-05', '26', '2026-q1', '2026-Q'])('%s is no period', async period => {
  const problem = { status: 400, body: { code: 'invalid_request', errors: [{ path: 'period' }] } }
  expect(await ofCadre(period)).toMatchObject(problem)
  expect(await ofOrg(period)).toMatchObject(problem)
})

test('only within one’s scope', async () => {
  expect(await ofCadre('2026', 'c-wang')).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect(await ofOrg('2026', 'ha', claimsOf('orgAdmin', 'ls'))).toMatchObject({ status: 404 })
  expect(await ofOrg('2026', 'ls', claimsOf('cadre', 'c-li'))).toMatchObject({ status: 403 })
  expect(await ofCadre('2026', 'c-li', claimsOf('collector', 'ha'))).toMatchObject({ status: 403 })
})
