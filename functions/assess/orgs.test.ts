import { beforeEach, describe, expect, test } from 'vitest'
import type { Org } from '../../events/index.ts'
import { serve } from '../../shared/http/serve.ts'
import { claimsOf, download } from '../../shared/http/testing.ts'
import {
  admin,
  city,
  county as lianshui,
  township,
  wang,
} from '../../shared/repositories/roster/testing/examples.ts'
import { readXlsx } from '../../shared/spreadsheet/read/xlsx.ts'
import { getAssessment, listRevisions } from '../cadre/endpoints.ts'
import { exportAssessments } from '../exports/appraisal/endpoints.ts'
import { routes as exporting } from '../exports/appraisal/routes.ts'
import { getRollup, listCadreAssessments } from '../org-results/months/endpoints.ts'
import { getOrgPeriod } from '../org-results/periods/endpoints.ts'
import { recordContact } from '../record/endpoints.ts'
import { putOrg } from '../roster/orgs/endpoints.ts'
import { listSignOffs, signOffMonth } from '../sign-off/endpoints.ts'
import { hourlyClosing } from './declaration.ts'
import { type County, closedCounty, contactOn, eventId } from './testing/county.ts'

const month = '2026-05'
const claims = claimsOf('assessor', 'ha')
const hongze: Org = { ...lianshui, name: '共青团洪泽区委', region: '洪泽区' }

let town: County
const get = async (endpoint: Parameters<County['ask']>[0], params: Record<string, string>) =>
  (await town.ask(endpoint, { params, claims })).body
const rollup = (orgId: string, of = month) => get(getRollup, { orgId, month: of })
const table = async (orgId: string, of = month) =>
  (await get(listCadreAssessments, { orgId, month: of })).items.map(
    ({ cadreId }: { cadreId: string }) => cadreId,
  )
const sheets = async (orgId: string) =>
  readXlsx(
    (
      await download(serve({}, exporting(town), town), exportAssessments, {
        params: { orgId, month },
        claims,
      })
    ).bytes,
  )
const isOutdated = async (orgId: string) =>
  (await get(listSignOffs, { orgId, month })).items.map(({ outdated }: { outdated: boolean }) => outdated)
const revisions = async (cadreId: string) => (await get(listRevisions, { cadreId, month })).items

/** All that is said of May, of every org. */
async function allOfMay() {
  const said = []
  for (const orgId of ['ha', 'ls', 'ls-zhuma'])
    said.push(
      await rollup(orgId),
      await get(listCadreAssessments, { orgId, month }),
      await get(getOrgPeriod, { orgId, period: '2026-Q2' }),
      await get(listSignOffs, { orgId, month }),
      await sheets(orgId),
    )
  return said
}

async function put(orgId: string, org: Org): Promise<void> {
  expect((await town.ask(putOrg, { params: { orgId }, body: org, claims })).status).toBeLessThan(300)
}

beforeEach(async () => {
  town = await closedCounty()
  await put('hz', hongze)
  for (const orgId of ['ha', 'ls'])
    expect((await town.ask(signOffMonth, { params: { orgId, month }, body: {}, claims })).status).toBe(201)
})

describe('an org that changes', () => {
  test('from a later day on leaves a closed month as it was: sums, table, sheets, signatures', async () => {
    const before = await allOfMay()
    await put('ls-zhuma', { ...township, name: '朱码镇团委', region: '洪泽区', parentId: 'hz' })
    await put('ls', { ...lianshui, name: '共青团涟水区委', region: '涟水区', effectiveFrom: '2026-06-01' })
    await put('ha', { ...city, name: '淮安团市委' })
    expect(await allOfMay()).toEqual(before)
    expect([await isOutdated('ha'), await isOutdated('ls')]).toEqual([[false], [false]])
    expect(await revisions('c-wang')).toHaveLength(2)
    // June goes by what is valid on its last day.
    await town.fire(hourlyClosing, '2026-06-30T18:00:00.000Z')
    expect([await table('ls', '2026-06'), await table('hz', '2026-06')]).toEqual([['c-wang'], ['c-li']])
    expect((await rollup('ha', '2026-06')).assessed).toBe(2)
    const wangOfJune = await get(getAssessment, { cadreId: 'c-wang', month: '2026-06' })
    expect(wangOfJune.dimensions.attainment.indicators.realName).toEqual({ num: 0, den: 1 })
  })

  test('moved back in time takes its sums with it, and nobody is assessed anew', async () => {
    await put('ls-zhuma', { ...township, parentId: 'hz', effectiveFrom: '2026-05-31' })
    expect((await rollup('ls')).assessed).toBe(1)
    expect(await rollup('hz')).toMatchObject({ assessed: 1, state: 'assessed' })
    expect((await rollup('ha')).assessed).toBe(2)
    expect([await table('ls'), await table('hz')]).toEqual([['c-wang'], ['c-li']])
    expect([await revisions('c-li'), await revisions('c-wang')].map(all => all.length)).toEqual([2, 2])
    expect([await isOutdated('ha'), await isOutdated('ls')]).toEqual([[false], [true]])
  })

  test('renamed back in time has the name on the sheets of that time, and no sum changes', async () => {
    const before = await rollup('ha')
    await put('ls-zhuma', { ...township, name: '朱码镇团委', effectiveFrom: '2026-05-01' })
    expect(JSON.stringify(await sheets('ls'))).toContain('朱码镇团委')
    expect(await rollup('ha')).toEqual(before)
    expect(await revisions('c-li')).toHaveLength(2)
    expect(await isOutdated('ls')).toEqual([false])
    // Nor is it a cause of what is restated later.
    await town.ask(recordContact, { body: contactOn(40, '2026-05-13', ['y-6']), claims })
    expect((await revisions('c-li')).at(-1)).toMatchObject({
      revision: 3,
      restates: { events: [eventId(40)], rosterChanges: [] },
    })
  })

  test('of another region on the last day of a closed month restates its own cadres', async () => {
    await put('ls', { ...lianshui, region: '涟水区', effectiveFrom: '2026-05-31' })
    expect((await revisions('c-wang')).at(-1)).toMatchObject({
      revision: 3,
      restates: {
        changes: [{ indicator: 'realName', from: { num: 1, den: 1 }, to: { num: 0, den: 1 } }],
        events: [],
        rosterChanges: [{ subject: 'org', subjectId: 'ls' }],
      },
    })
    expect(await revisions('c-li')).toHaveLength(2)
    expect((await rollup('ha')).dimensions.attainment.indicators.realName).toEqual({ num: 1, den: 2 })
  })
})

test('an org that comes below one whose month is closed is assessed and closed with it', async () => {
  const january = admin('2026-01-01')
  await town.roster.putOrg('cb', { ...city, name: '另一市委' }, january)
  await town.roster.putOrg('cb-1', { ...township, parentId: 'cb' }, january)
  await town.roster.putCadre('c-cb', { ...wang, orgId: 'cb-1' }, january)
  await town.settle()
  const moved = { ...township, parentId: 'ls', effectiveFrom: '2026-05-31' }
  await town.roster.putOrg('cb-1', moved, admin('2026-06-20'))
  await town.settle()
  expect(await revisions('c-cb')).toMatchObject([{ revision: 1, status: 'final', orgId: 'cb-1' }])
  expect((await rollup('ls')).assessed).toBe(3)
  expect((await rollup('ha')).assessed).toBe(3)
})

test('a new org has its sums of the months that are closed above it', async () => {
  await put('ls-new', { ...township, parentId: 'ls' })
  expect(await rollup('ls-new')).toMatchObject({ state: 'assessed', assessed: 0 })
  expect((await rollup('ls')).assessed).toBe(2)
})

describe('who may read a month', () => {
  test('where the org lay then, and where it lies today', async () => {
    await put('ls-zhuma', { ...township, parentId: 'hz' })
    const status = async (org: string, of: string) =>
      (
        await town.ask(getRollup, {
          params: { orgId: 'ls-zhuma', month: of },
          claims: claimsOf('orgAdmin', org),
        })
      ).status
    expect([await status('ls', month), await status('hz', month)]).toEqual([200, 200])
    expect([await status('ls', '2026-06'), await status('hz', '2026-06')]).toEqual([404, 200])
    const ofLi = async (org: string, of: string) =>
      (
        await town.ask(getAssessment, {
          params: { cadreId: 'c-li', month: of },
          claims: claimsOf('orgAdmin', org),
        })
      ).body.code
    expect([await ofLi('ls', month), await ofLi('hz', month)]).toEqual([undefined, undefined])
    expect([await ofLi('ls', '2026-06'), await ofLi('hz', '2026-06')]).toEqual(['not_found', 'not_assessed'])
  })
})
