import { beforeEach, describe, expect, test } from 'vitest'
import type { Base, Cadre } from '../../../events/index.ts'
import { readAnnex } from '../../../shared/annex/read.ts'
import { readRegister } from '../../../shared/annex/register.ts'
import { xlsx } from '../../../shared/contracts/media.ts'
import { serve } from '../../../shared/http/serve.ts'
import { claimsOf, download } from '../../../shared/http/testing.ts'
import { rosterDependencies } from '../../../shared/repositories/roster/testing/dependencies.ts'
import { admin, wang } from '../../../shared/repositories/roster/testing/examples.ts'
import { memoryRegister } from '../../../shared/repositories/testing/memory.ts'
import { openInMemory } from '../../../shared/repositories/testing/open.ts'
import { Zip } from '../../../shared/spreadsheet/read/zip.ts'
import { type Office, openOffice } from '../../import-roster/testing/import.ts'
import { asMergedXlsx, csvText, li, wang as typed } from '../../import-roster/testing/sheets.ts'
import { opens } from '../ports.ts'
import { exportRoster } from './endpoints.ts'
import { routes } from './routes.ts'

let office: Office
let get: (
  orgId?: string,
  claims?: Record<string, string>,
  query?: Record<string, string>,
) => ReturnType<typeof download>
beforeEach(async () => {
  office = await openOffice()
  const now = () => new Date('2026-05-20T09:00:00+08:00')
  const deps = {
    ...openInMemory(opens, now),
    ...rosterDependencies(office.roster, now),
    register: memoryRegister(),
  }
  const handler = serve({}, routes(deps), deps)
  get = (orgId = 'ls', claims = claimsOf('orgAdmin', 'ls'), query = {}) =>
    download(handler, exportRoster, { params: { orgId }, claims, query })
})

const keep = (cadreId: string, cadre: Partial<Cadre>) =>
  office.roster.putCadre(cadreId, { ...wang, bases: [], ...cadre }, admin('2026-02-01'))
const rowsOf = (bytes: Uint8Array) => readAnnex(bytes).lines.map(line => 'row' in line && line.row)
const names = async (orgId?: string) =>
  rowsOf((await get(orgId)).bytes).map(row => row && `${row.unit} ${row.name}`)

test('a file that is called what it is', async () => {
  expect(await get()).toMatchObject({
    status: 200,
    headers: {
      'content-type': xlsx,
      'content-disposition': expect.stringContaining(
        encodeURIComponent('共青团涟水县委团干部一览表2026-05-20.xlsx'),
      ),
    },
  })
})

test('who fills it in is known where an admin is a cadre', async () => {
  const filledBy = async (claims: Record<string, string>) =>
    readAnnex((await get('ls', claims)).bytes).filledBy
  const admin = claimsOf('orgAdmin', 'ls')
  expect(await filledBy(admin)).toEqual({ unit: '共青团涟水县委', person: '', phone: '' })
  expect(await filledBy({ ...admin, cadreId: 'c-wang' })).toEqual({
    unit: '共青团涟水县委',
    person: '王建国',
    phone: '13800000001',
  })
})

test('A4 across, as wide as the paper, the header on each page', async () => {
  const zip = new Zip((await get()).bytes)
  expect(zip.text('xl/worksheets/sheet1.xml')).toContain(
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
  )
  expect(zip.text('xl/workbook.xml')).toContain('&#39;情况一览表&#39;!$1:$3</definedName>')
})

test('the full-time and the seconded who serve or will, by org, then by name', async () => {
  await keep('c-1', { name: '张三', orgId: 'ls-zhuma', mobile: '13800000011' })
  await keep('c-2', { name: '李四', mobile: '13800000012', category: 'seconded', serviceFrom: '2026-07-01' })
  await keep('c-3', { name: '赵六', mobile: '13800000013', category: 'partTime' })
  await keep('c-4', { name: '孙七', mobile: '13800000014', serviceUntil: '2026-05-20' })
  await keep('c-5', { name: '周八', mobile: '13800000015' })
  await keep('c-5', { name: '周八', mobile: '13800000015', orgId: 'ha', effectiveFrom: '2026-05-01' })
  expect(await names()).toEqual(['共青团涟水县委 李四', '共青团涟水县委 王建国', '朱码街道团工委 张三'])
  expect(await names('ls-zhuma')).toEqual(['朱码街道团工委 张三'])
})

test('bases that are assigned today or will be', async () => {
  const [first] = wang.bases
  if (!first) throw new Error('the example has a base')
  await keep('c-wang', {
    bases: [
      { ...first, until: '2026-05-20' },
      { ...first, plannedOn: '2026-06-01' },
    ],
  })
  expect(rowsOf((await get()).bytes)).toMatchObject([
    { branches: [{ name: '红星社区团支部', plannedOn: '2026-06-01' }], associations: [] },
  ])
})

test('what goes out comes in again unchanged, however names are written', async () => {
  await office.roster.putOrg(
    'ls-odd',
    { name: '第１中学  团委', kind: 'university', region: '涟水县', parentId: 'ls' },
    admin('2026-02-01'),
  )
  const odd = [
    '甲协会、乙协会',
    '机关、事业单位团支部',
    ' 高二（３）班\n团支部',
    '=1+1 团支部',
    '东风社区团支部',
  ]
  for (const [at, name] of odd.entries())
    await office.roster.putBase(
      `b-${at}`,
      { name, kind: at === 0 ? 'association' : 'communityBranch', orgId: 'ls' },
      admin('2026-02-01'),
    )
  await office.roster.putBase(
    'b-same',
    { name: '东风社区团支部', kind: 'classBranch', orgId: 'ha' },
    admin('2026-02-01'),
  )
  const since = '2026-02-01'
  const bases = [...odd.keys(), 'same'].map((id, at) => ({
    baseId: `b-${id}`,
    plannedOn: `2026-06-0${at === 5 ? 5 : at + 1}`,
    since,
  }))
  await keep('c-odd', {
    name: '阿依 古丽·买买提',
    post: '书 记',
    orgId: 'ls-odd',
    mobile: '13800000011',
    bases,
  })
  const { bytes } = await get()
  const { body } = await office.send({ body: bytes, mediaType: xlsx })
  expect(body.rows).toEqual([
    { row: 4, name: '王建国', result: 'unchanged', cadreId: 'c-wang' },
    { row: expect.any(Number), name: '阿依古丽·买买提', result: 'unchanged', cadreId: 'c-odd' },
  ])
})

test('what comes in goes out again, row by row', async () => {
  const rows = [
    li.with(4, '东风社区团支部；高二（3）班团支部').with(6, '蓝天志愿者协会').with(7, '2026.6.9'),
    typed.with(4, '').with(5, ''),
    ['张三', '朱码街道团工委', '副书记', '13800000003', '红星社区团支部', '2026.5.1', '', ''],
  ]
  const file = asMergedXlsx(...rows)
  await office.send(file)
  const written = rowsOf((await get()).bytes)
  const read = rowsOf(Buffer.from(csvText(rows)))
  expect(written).toEqual(read.map(row => ({ ...row, category: 'fullTime' })))
  const again = await office.send({ body: (await get()).bytes, mediaType: xlsx })
  expect(again.body.counts).toEqual({ created: 0, changed: 0, unchanged: 3, refused: 0 })
})

test('an org out of scope, and who never sees phones', async () => {
  expect((await get('ha')).status).toBe(404)
  expect((await get('nobody')).status).toBe(404)
  for (const role of ['cadre', 'analyst', 'collector'] as const)
    expect((await get('ls', claimsOf(role, 'ls'))).status).toBe(403)
})

describe('into a fresh system', () => {
  const everybody = { all: 'true' }
  const profilesOf = async (roster: Office['roster']) => {
    const { cadres, bases } = await readRegister(roster, 'ls', '2026-05-20')
    return cadres
      .map(({ now: { effectiveFrom: _, ...now }, profile: { serviceFrom, serviceUntil, leaves } }) => ({
        ...now,
        serviceFrom,
        serviceUntil,
        leaves,
        bases: now.bases.map(({ baseId, plannedOn }) => ({ ...bases.get(baseId), plannedOn })),
      }))
      .sort((a, b) => (a.mobile < b.mobile ? -1 : 1))
  }

  test('nothing is lost of anybody', async () => {
    const base = (baseId: string, orgId: string, kind: Base['kind'], name = '一班团支部') =>
      office.roster.putBase(baseId, { name, kind, orgId }, admin('2026-02-01'))
    await base('b-class', 'ls', 'classBranch')
    await base('b-works', 'ls-zhuma', 'workplaceBranch', '大兴村团支部')
    await base('b-below', 'ls-zhuma', 'association', '蓝天志愿者协会')
    const assigned = (baseId: string, plannedOn: string) => ({ baseId, plannedOn, since: '2026-02-01' })
    await keep('c-2', {
      name: '李四',
      mobile: '13800000012',
      category: 'seconded',
      serviceUntil: '2028-01-01',
      leaves: [
        { since: '2026-03-01', until: '2026-06-01', reason: '产假' },
        { since: '2026-07-01', until: '2026-07-02' },
      ],
      bases: [
        assigned('b-class', '2026-06-01'),
        assigned('b-works', '2026-06-02'),
        assigned('b-below', '2026-06-03'),
      ],
    })
    await keep('c-3', {
      name: '赵六',
      orgId: 'ls-zhuma',
      mobile: '13800000013',
      category: 'partTimeLarge',
      quota: 60,
      accounts: [
        { platform: 'wechat', displayName: '赵六' },
        { platform: 'weibo', displayName: '朱码 赵六' },
      ],
      bases: [assigned('b-works', '2026-06-02'), assigned('b-below', '2026-06-03')],
    })
    await keep('c-4', { name: '孙七', mobile: '13800000014', category: 'partTime', accounts: [] })
    const { bytes } = await get('ls', undefined, everybody)

    const fresh = await openOffice()
    const { body } = await fresh.send({ body: bytes, mediaType: xlsx })
    expect(body).toMatchObject({ counts: { created: 3, changed: 0, unchanged: 1, refused: 0 }, notices: [] })
    expect(body.newBases.filter((base: { kindGuessed: boolean }) => base.kindGuessed)).toEqual([])
    expect(await profilesOf(fresh.roster)).toEqual(await profilesOf(office.roster))
  })

  test('everybody comes in again unchanged', async () => {
    await keep('c-3', { name: '赵六', mobile: '13800000013', category: 'partTime' })
    const { body } = await office.send({
      body: (await get('ls', undefined, everybody)).bytes,
      mediaType: xlsx,
    })
    expect(body.counts).toEqual({ created: 0, changed: 0, unchanged: 2, refused: 0 })
  })
})
