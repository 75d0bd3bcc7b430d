import { beforeEach, describe, expect, test, vi } from 'vitest'
import { huaian2016 } from '../../../shared/domain/policy/huaian-2016.ts'
import { claimsOf } from '../../../shared/http/testing.ts'
import { admin, wang } from '../../../shared/repositories/roster/testing/examples.ts'
import { readXlsx } from '../../../shared/spreadsheet/read/xlsx.ts'
import { getLinkImport, getLinkImportSheet } from '../../import-results/endpoints.ts'
import { csvOf, openWorld, type World } from '../testing/world.ts'
import { importLinks } from './endpoints.ts'

const header = [
  '团干部',
  '青年编号',
  '青年手机号码',
  '身份证号',
  '团支部/社团名称',
  '领域',
  '联系开始',
  '联系结束',
]
const row = ['王建国', '', '13900000011', '', '红星社区团支部', '社区', '2026.3.1', '']
const identity = '11010519491231002X'

let world: World
beforeEach(async () => {
  world = await openWorld()
})

const begin = async (rows: readonly (readonly string[])[], query = {}) =>
  (await world.call(importLinks, { ...csvOf(header, ...rows), query })).body.importId as string
const watch = async (importId: string, query = {}) =>
  (await world.call(getLinkImport, { params: { importId }, query })).body
const done = async (rows: readonly (readonly string[])[], query = {}) => {
  const importId = await begin(rows, query)
  await world.work()
  return watch(importId)
}
const reasons = async (...rows: (readonly string[])[]) =>
  (await done(rows)).items.map((item: { reason?: string; result: string }) => item.reason ?? item.result)
const linksOf = async (cadreId = 'c-wang') => (await world.roster.readCadreWithLinks(cadreId))?.links

test('a sheet becomes links by and by, under pseudonyms', async () => {
  const importId = await begin([row, row.with(2, '').with(3, identity).with(7, '2026.5.1')])
  expect(importId).toMatch(/^[0-9a-f-]{36}$/)
  expect(await watch(importId)).toMatchObject({ state: 'running', rowsDone: 0, rowsTotal: 2, items: [] })
  expect(await linksOf()).toEqual([])
  await world.work()
  const body = await watch(importId)
  expect(body).toMatchObject({
    importId,
    orgId: 'ls',
    dryRun: false,
    state: 'done',
    rowsDone: 2,
    rowsTotal: 2,
    counts: { created: 2, changed: 0, unchanged: 0, refused: 0 },
    notices: [],
    items: [
      {
        line: 2,
        cadreId: 'c-wang',
        cadreName: '王建国',
        youthId: expect.stringMatching(/^y-[a-p]{24}$/),
        link: { baseId: 'b-hongxing', field: 'community', since: '2026-03-01' },
        result: 'created',
      },
      { line: 3, link: { since: '2026-03-01', until: '2026-05-01' }, result: 'created' },
    ],
  })
  expect(body).not.toHaveProperty('nextCursor')
  expect((await linksOf())?.map(({ youthId }) => youthId).sort()).toEqual(
    body.items.map(({ youthId }: { youthId: string }) => youthId).sort(),
  )
})

test('cells beyond the last title are told with their addresses', async () => {
  const { notices, counts } = await done([[...row, '', '重点联系'], row.map(() => '').concat('另一行')])
  expect(notices).toEqual(['所在列没有表头的单元格未读取：J2、I3'])
  expect(counts).toEqual({ created: 1, changed: 0, unchanged: 0, refused: 0 })
})

test('the answer says where to look', async () => {
  const { status } = await world.call(importLinks, csvOf(header, row))
  expect(status).toBe(202)
})

describe('the same sheet', () => {
  test('twice changes nothing', async () => {
    const rows = [row, row.with(2, '13900000012')]
    await done(rows)
    const before = await linksOf()
    expect((await done(rows)).counts).toEqual({ created: 0, changed: 0, unchanged: 2, refused: 0 })
    expect(await linksOf()).toEqual(before)
  })

  test('names the same person alike in every org of the root', async () => {
    await world.roster.putCadre(
      'c-zhao',
      { ...wang, name: '赵六', orgId: 'ls-zhuma', mobile: '13800000006', bases: [] },
      admin('2026-01-01'),
    )
    const base = { name: '朱码团支部', kind: 'communityBranch', orgId: 'ls-zhuma' } as const
    await world.roster.putBase('b-zhuma', base, admin('2026-01-01'))
    const mine = (await done([row])).items[0].youthId
    const ofTownship = claimsOf('orgAdmin', 'ls-zhuma')
    const sent = csvOf(header, row.with(0, '赵六').with(4, '朱码团支部').with(2, '+86 139-0000-0011'))
    const { importId } = (await world.call(importLinks, sent, ofTownship)).body
    await world.work()
    const theirs = (await world.call(getLinkImport, { params: { importId } }, ofTownship)).body
    expect(theirs.items).toMatchObject([{ youthId: mine, result: 'created' }])
  })

  test('once more after a crash tells what the first try did', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => row.with(2, `139000001${String(at).padStart(2, '0')}`))
    const importId = await begin(rows)
    const { putLink } = world.roster
    let count = 0
    const crash = vi.spyOn(world.roster, 'putLink').mockImplementation((...put) => {
      count += 1
      if (count === 20) throw new Error('crash')
      return putLink(...put)
    })
    await world.work()
    crash.mockRestore()
    expect((await watch(importId)).state).toBe('running')
    await world.work()
    expect(await watch(importId, { limit: '1' })).toMatchObject({
      state: 'done',
      counts: { created: 60, changed: 0, unchanged: 0, refused: 0 },
    })
  })
})

test('a row with the same 联系开始 and a 联系结束 ends the link, and the rest stays as it is', async () => {
  await done([row, row.with(2, '13900000012')])
  const ended = await done([row.with(7, '2026.5.31')])
  expect(ended.counts).toEqual({ created: 0, changed: 1, unchanged: 0, refused: 0 })
  const [{ youthId }] = ended.items
  expect((await linksOf())?.filter(({ until }) => until !== undefined)).toEqual([
    { youthId, baseId: 'b-hongxing', field: 'community', since: '2026-03-01', until: '2026-05-31' },
  ])
  expect(await linksOf()).toHaveLength(2)
  expect(await reasons(row.with(7, '2026.5.31'))).toEqual(['unchanged'])
})

test('a dry run says the same and writes no link', async () => {
  const rows = [row, row.with(4, '没有的团支部')]
  const dry = await done(rows, { dryRun: 'true' })
  expect(await linksOf()).toEqual([])
  const wet = await done(rows)
  expect({ ...wet, importId: dry.importId, dryRun: true }).toEqual(dry)
})

test('no phone and no identity number is found anywhere afterwards', async () => {
  const importId = await begin([
    row,
    row.with(2, '').with(3, identity),
    row.with(0, '13800000002').with(2, '13900000013').with(4, '红星社区团支部'),
    row.with(1, '13900000014').with(2, ''),
    row.with(2, '139000000'),
    row.with(0, '王建国13900000015'),
    row.with(4, '13900000016'),
    row.with(5, '13900000017'),
    row.with(6, '13900000018'),
    row.with(2, '').with(3, '110105194912310022'),
  ])
  await world.work()
  const { bytes } = await world.download(getLinkImportSheet, { importId })
  const kept = `${await world.everything()} ${JSON.stringify(await watch(importId))} ${JSON.stringify(readXlsx(bytes))}`
  expect(kept).not.toMatch(/139000000|1101051949/)
})

describe('whom a row is about', () => {
  test('by name, by phone in the same cell, or in a column of its own', async () => {
    await world.roster.putCadre('c-2', { ...wang, mobile: '13800000009', bases: [] }, admin('2026-01-01'))
    const phones = ['13900000021', '13900000022', '13900000023'] as const
    const rows = [row.with(2, phones[0]), row.with(0, '13800000009').with(2, phones[1])]
    expect(await reasons(...rows)).toEqual([
      '范围内有2名“王建国”，请改填手机号码或在“团干部手机号码”列注明',
      'created',
    ])
    const both = csvOf([...header, '团干部手机号码'], [...row.with(2, phones[2]), '13800000001'])
    const { importId } = (await world.call(importLinks, both)).body
    await world.work()
    expect((await watch(importId)).items).toMatchObject([{ cadreId: 'c-wang', result: 'created' }])
  })

  test.each([
    [row.with(0, '无人'), '范围内没有名为“无人”的在任团干部'],
    [row.with(0, ''), '团干部未填写'],
    [row.with(0, '13811111111'), '范围内没有登记该手机号码的在任团干部'],
    [row.with(2, ''), '青年编号、手机号码、身份证号均未填写'],
    [row.with(2, '139'), '青年手机号码应为11位手机号码，请核对'],
    [
      row.with(1, '13900000011').with(2, ''),
      '青年编号应为字母、数字、点、横线组成的代号，不能是手机号码或身份证号',
    ],
    [row.with(4, '别的团支部'), '没有名为“别的团支部”的团支部或社团，请核对名称或先登记'],
    [row.with(4, ''), '团支部/社团名称未填写'],
    [
      row.with(5, '天上'),
      '领域应为农村、社区、学生、企业、机关事业单位、社会组织、新媒体、自由职业，现为“天上”',
    ],
    [row.with(6, ''), '联系开始未填写'],
    [row.with(6, '三月'), '联系开始“三月”无法识别，应为年月日，如2026.6.23'],
    [row.with(7, '2026.2.1'), '联系结束早于联系开始'],
    [row.with(6, '2024.12.30'), '联系开始早于该团干部任职一年以上'],
    [row.with(0, '#N/A'), 'A2单元格是错误值“#N/A”，请更正后重新上传；团干部未填写'],
  ])('%j', async (typed, reason) => {
    expect(await reasons(typed)).toEqual([reason])
    expect(await linksOf()).toEqual([])
  })

  test('the field by its word, with 青年 behind, or by its code', async () => {
    const typed = ['学生', '学生青年', '农村领域青年', 'newMedia', '非公企业']
    const youth = (at: number) => row.with(1, `y-f${at}`).with(2, '')
    expect(await reasons(...typed.map((field, at) => youth(at).with(5, field)))).toEqual(
      typed.map(() => 'created'),
    )
    expect((await linksOf())?.map(({ field }) => field)).toEqual([
      'student',
      'student',
      'rural',
      'newMedia',
      'enterprise',
    ])
  })

  test('never the caller itself', async () => {
    const claims = { ...claimsOf('orgAdmin', 'ls'), cadreId: 'c-wang' }
    const { importId } = (await world.call(importLinks, csvOf(header, row), claims)).body
    await world.work()
    expect((await watch(importId)).items).toMatchObject([{ result: 'refused', reason: '不能为本人登记' }])
  })
})

test('rows that say something else of the same pair are refused, whatever is worked on first', async () => {
  expect(
    await reasons(row, row, row.with(6, '2026.4.1'), row.with(0, '李四').with(4, '红星社区团支部')),
  ).toEqual(['created', '与第2行重复', '与第2行的联系时间重叠', 'created'])
})

test('a link that the roster has already', async () => {
  await done([row])
  expect(await reasons(row.with(6, '2026.4.1'))).toEqual(['该团干部与该青年已有时间重叠的联系'])
  expect(await reasons(row.with(7, '2026.5.1'))).toEqual(['changed'])
})

test('how many cadres of one youth are told of says the policy', async () => {
  world = await openWorld({ readPolicyOfMonth: async () => ({ ...huaian2016, maxCadresPerYouth: 1 }) })
  await done([row])
  expect((await done([row.with(0, '李四')])).items).toMatchObject([
    { result: 'created', reason: '该青年已有1名团干部联系，超出部分不计入联系数' },
  ])
})

test('a fourth cadre of one youth is told', async () => {
  for (const n of [1, 2, 3]) {
    await world.roster.putCadre(
      `c-${n}`,
      { ...wang, mobile: `1380000001${n}`, bases: [] },
      admin('2026-01-01'),
    )
    await done([row.with(0, `1380000001${n}`)])
  }
  const { items } = await done([row.with(0, '李四')])
  expect(items).toMatchObject([
    { result: 'created', reason: '该青年已有3名团干部联系，超出部分不计入联系数' },
  ])
})

test('pages go on behind the place of the last row', async () => {
  const rows = Array.from({ length: 120 }, (_, at) => row.with(2, `13900002${String(at).padStart(3, '0')}`))
  const importId = await begin(rows.map((each, at) => (at % 2 === 0 ? each : each.with(5, '天上'))))
  await world.work()
  const lines: number[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await watch(importId, { limit: '50', ...(cursor && { cursor }) })
    lines.push(...page.items.map(({ line }: { line: number }) => line))
    if (page.nextCursor === undefined) break
    cursor = page.nextCursor
  }
  expect(lines).toEqual(Array.from({ length: 120 }, (_, at) => at + 2))
  expect(await watch(importId, { result: 'refused', limit: '500' })).toMatchObject({ rowsDone: 120 })
  expect((await watch(importId, { result: 'refused', limit: '500' })).items).toHaveLength(60)
})

test('the sheet goes back with pseudonyms, results and reasons', async () => {
  const importId = await begin([row, row.with(5, '天上')])
  await world.work()
  const { status, headers, bytes } = await world.download(getLinkImportSheet, { importId })
  expect([status, headers['content-disposition']]).toEqual([200, expect.stringContaining('.xlsx')])
  const [sheet] = readXlsx(bytes)
  expect(sheet?.rows[0]).toEqual([
    '行',
    '团干部',
    '青年编号',
    '团支部/社团名称',
    '领域',
    '联系开始',
    '联系结束',
    '结果',
    '原因',
  ])
  expect(sheet?.rows[1]).toEqual([
    '2',
    '王建国',
    expect.stringMatching(/^y-/),
    '红星社区团支部',
    '社区',
    '2026-03-01',
    '',
    '新增',
  ])
  expect(sheet?.rows[2]?.slice(-2)).toEqual(['退回', expect.stringContaining('现为“天上”')])
})

test('a day later nothing of it is there', async () => {
  const importId = await begin([row])
  await world.work()
  world.set('2026-05-21T09:00:01+08:00')
  expect(await world.call(getLinkImport, { params: { importId } })).toMatchObject({ status: 404 })
})

describe('who may', () => {
  test('watch: those who cover the org', async () => {
    const importId = await begin([row])
    const see = async (claims: Record<string, string>) =>
      (await world.call(getLinkImport, { params: { importId } }, claims)).status
    expect(await see(claimsOf('assessor', 'ha'))).toBe(200)
    expect(await see(claimsOf('orgAdmin', 'ls-zhuma'))).toBe(404)
    expect(await see(claimsOf('cadre', 'c-wang'))).toBe(403)
  })

  test.each(['cadre', 'collector', 'analyst'] as const)('begin: no %s', async role => {
    expect(await world.call(importLinks, csvOf(header, row), claimsOf(role, 'ls'))).toMatchObject({
      status: 403,
    })
  })

  test('another org looks like one that is not there', async () => {
    const sent = { ...csvOf(header, row), query: { orgId: 'ha' } }
    expect(await world.call(importLinks, sent)).toMatchObject({ status: 404, body: { code: 'unknown_org' } })
  })
})

test.each([
  [
    'no header',
    csvOf(['你好']),
    '未找到表头，表中应有以下列：团干部、团支部/社团名称、领域、联系开始、青年或青年编号或青年手机号码或身份证号',
  ],
  [
    'a header without youths',
    csvOf(header.toSpliced(1, 3), row.toSpliced(1, 3)),
    '表头缺少：青年或青年编号或青年手机号码或身份证号',
  ],
])('%s is a problem', async (_, sent, message) => {
  expect(await world.call(importLinks, sent)).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', errors: [{ path: 'body', message }] },
  })
})
