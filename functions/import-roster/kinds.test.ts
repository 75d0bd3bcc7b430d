import { beforeEach, describe, expect, test } from 'vitest'
import type { Cadre } from '../../events/index.ts'
import { csv, xlsx } from '../../shared/contracts/media.ts'
import { admin, wang as wangAsKept } from '../../shared/repositories/roster/testing/examples.ts'
import { rowsXml, workbookOf } from '../../shared/spreadsheet/testing/zip.ts'
import { type Office, openOffice } from './testing/import.ts'
import { asCsv, csvText, li, type Typed, wang } from './testing/sheets.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})

const keep = (cadreId: string, cadre: Partial<Cadre>) =>
  office.roster.putCadre(cadreId, { ...wangAsKept, post: '干事', bases: [], ...cadre }, admin('2026-02-01'))
const rowsOf = async (...rows: Typed[]) => (await office.send(asCsv(...rows))).body.rows
const titled = (title: string, ...rows: Typed[]) =>
  csvText(rows).replace(/团名称,计划报到时间/, `团名称,计划报到时间,${title}`)

describe('what an import makes is told, in the dry run first', () => {
  const row = li.with(4, '一个全新的村团支部').with(6, '某新社团').with(7, '2026.6.1')
  const created = [
    {
      baseId: expect.stringMatching(/^b-/),
      name: '一个全新的村团支部',
      kind: 'communityBranch',
      kindGuessed: true,
      orgId: 'ls',
      orgName: '共青团涟水县委',
    },
    {
      baseId: expect.stringMatching(/^b-/),
      name: '某新社团',
      kind: 'association',
      kindGuessed: false,
      orgId: 'ls',
      orgName: '共青团涟水县委',
    },
  ]

  test('new bases, and which kinds were guessed', async () => {
    const dry = await office.send({ ...asCsv(row), query: { dryRun: 'true' } })
    expect(dry.body.newBases).toEqual(created)
    const wet = await office.send(asCsv(row))
    expect(wet.body.newBases).toEqual(dry.body.newBases)
    expect((await office.send(asCsv(row))).body.newBases).toEqual([])
  })

  test('a mistyped name that replaces an assignment', async () => {
    const { body } = await office.send(asCsv(wang.with(4, '红心社区团支部')))
    expect(body.rows).toMatchObject([{ result: 'changed' }])
    expect(body.newBases).toMatchObject([{ name: '红心社区团支部', kindGuessed: true }])
  })

  test('the sheets that were read, and in which of them a row stands', async () => {
    const { body } = await office.send(asCsv(wang))
    expect(body.sheets).toEqual([{ name: '', rows: 1 }])
    expect(body.rows[0]).not.toHaveProperty('sheet')
  })
})

describe('an error value refuses its row and names the cell', () => {
  test('in .csv', async () => {
    expect(await rowsOf(li.with(0, '#N/A').with(4, '#REF!'))).toEqual([
      {
        row: 4,
        name: '#N/A',
        result: 'refused',
        reason: 'B4单元格是错误值“#N/A”，请更正后重新上传；F4单元格是错误值“#REF!”，请更正后重新上传',
      },
    ])
  })
})

describe('other spellings', () => {
  test.each([
    ['高䶮', '高\uE863'],
    ['李䏝', '李\uE83F'],
    ['甲·乙', '甲\u30FB乙'],
    ['甲·乙', '甲\uFF0E乙'],
    ['高峰', '\u2FBC峰'],
    ['葛金', '葛\u{E0100}\uF90A'],
  ])('%s is found again as %j, and kept by its plain letters', async (plain, odd) => {
    await keep('c-1', { name: odd, mobile: '13800000011' })
    const row = li.with(0, plain).with(3, '13800000011').with(4, '').with(5, '')
    const [changed] = await rowsOf(row)
    expect(changed).toMatchObject({ result: 'changed', cadreId: 'c-1', changes: [{ column: '姓名' }] })
    expect((await office.roster.readProfile('c-1'))?.history.at(-1)?.name).toBe(plain)
    expect(await rowsOf(row.with(0, odd))).toMatchObject([{ result: 'unchanged' }])
  })

  test('of a unit and of a base', async () => {
    const { body } = await office.send(
      asCsv(wang.with(1, '共⻘团\u200B涟水县委').with(4, '红星社区团\uFE0F支部')),
    )
    expect(body.rows).toMatchObject([{ result: 'unchanged' }])
  })
})

test('a unit that is nearly one is suggested', async () => {
  expect(await rowsOf(li.with(1, '朱码街道'))).toMatchObject([
    {
      reason:
        '“共青团涟水县委”及其下级中没有名为“朱码街道”的组织，是否为“朱码街道团工委”？请按登记的全称填写',
    },
  ])
})

test('what begins later is told where it takes a change back', async () => {
  await office.roster.putCadre(
    'c-wang',
    { ...wangAsKept, post: '书记', effectiveFrom: '2026-07-01' },
    admin('2026-05-01'),
  )
  expect(await rowsOf(wang.with(3, '13900000001'))).toMatchObject([
    {
      result: 'changed',
      warnings: ['已登记自2026-07-01起的变更，届时职务将为“书记”，手机号码将为“13800000001”'],
    },
  ])
})

test('a secondment of a year or less is told', async () => {
  await keep('c-1', {
    name: '李四',
    mobile: '13800000002',
    serviceFrom: '2026-03-01',
    serviceUntil: '2026-12-01',
  })
  const { body } = await office.send({ body: titled('类别', [...li, '挂职']), mediaType: csv })
  expect(body.rows).toMatchObject([
    { result: 'changed', warnings: ['挂职应在一年以上，现登记为2026-03-01至2026-12-01，请核对'] },
  ])
})

test('two whom the roster has with one phone come in again; a third is refused', async () => {
  await keep('c-1', { name: '李四', mobile: '13800000001' })
  const shared = li.with(3, '13800000001').with(4, '').with(5, '')
  expect(await rowsOf(wang, shared, shared.with(0, '张三'))).toMatchObject([
    { result: 'unchanged', cadreId: 'c-wang' },
    { result: 'unchanged', cadreId: 'c-1' },
    { result: 'refused', reason: '手机号码与第4行重复：“13800000001”' },
  ])
})

test('part-timers, their own number of youths and accounts come in by extra columns', async () => {
  const text = titled('类别,联系青年数,账号', [...li, '兼职（团员青年较多）', '60', '微信：涟水李四'])
  const { body } = await office.send({ body: text, mediaType: csv })
  expect((await office.roster.readProfile(body.rows[0].cadreId))?.history[0]).toMatchObject({
    category: 'partTimeLarge',
    quota: 60,
    accounts: [{ platform: 'wechat', displayName: '涟水李四' }],
  })
})

describe('what costs much', () => {
  test('five thousand rows of one name are read, and each has an id of its own', {
    timeout: 60_000,
  }, async () => {
    const rows = Array.from({ length: 4_990 }, (_, at) =>
      li
        .with(3, `138${String(at).padStart(8, '0')}`)
        .with(4, '')
        .with(5, ''),
    )
    const { body } = await office.send({ ...asCsv(...rows), query: { dryRun: 'true' } })
    expect(body.counts.created + body.counts.refused).toBe(4_990)
    const ids = body.rows.map((row: { cadreId?: string }) => row.cadreId)
    expect(new Set(ids.filter((id?: string) => id !== undefined)).size).toBe(body.counts.created)
  })

  test('long texts are cut, and the answer stays below what a function may answer', async () => {
    const long = '9'.repeat(1_900)
    const bad = Array.from({ length: 200 }, (_, at) =>
      li.with(0, long).with(1, long).with(2, long).with(3, `${at}${long}`),
    )
    const { status, body } = await office.send(asCsv(...bad, wang))
    expect(status).toBe(200)
    expect(body.counts).toEqual({ created: 0, changed: 0, unchanged: 1, refused: 200 })
    expect(JSON.stringify(body).length).toBeLessThan(200_000)
  })
})

describe('files as other programs send them', () => {
  const headers = csvText([]).split('\r\n').at(-1)?.split(',') ?? []
  const bytes = workbookOf(rowsXml([headers, ['1', ...wang]]))

  test('an .xlsm by its own media type', async () => {
    const mediaType = 'application/vnd.ms-excel.sheet.macroEnabled.12'
    expect((await office.send({ body: bytes, mediaType })).body.rows).toMatchObject([{ result: 'unchanged' }])
  })

  test('a form with one file', async () => {
    const form = new FormData()
    form.set('orgId', 'ls')
    form.set('file', new Blob([new Uint8Array(bytes)], { type: xlsx }), '一览表.xlsx')
    const request = new Response(form)
    const mediaType = request.headers.get('content-type') ?? ''
    const body = new Uint8Array(await request.arrayBuffer())
    expect((await office.send({ body, mediaType })).body.rows).toMatchObject([{ result: 'unchanged' }])
    const cut = { body: body.subarray(0, 300), mediaType }
    expect(await office.send(cut)).toMatchObject({
      status: 400,
      body: { errors: [{ message: '请上传一个电子表格文件（.xlsx 或 .csv），一次一个' }] },
    })
  })

  test('what is too large is refused in Chinese', async () => {
    const { status, body } = await office.send({ body: new Uint8Array(3 * 1024 * 1024), mediaType: xlsx })
    expect([status, body.errors[0].message]).toEqual([413, '文件不应超过2MB'])
  })
})
