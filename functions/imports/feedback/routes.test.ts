import { beforeEach, describe, expect, test } from 'vitest'
import { claimsOf } from '../../../shared/http/testing.ts'
import { admin, linkTo } from '../../../shared/repositories/roster/testing/examples.ts'
import { readXlsx } from '../../../shared/spreadsheet/read/xlsx.ts'
import { getFeedbackImport, getFeedbackImportSheet } from '../../import-results/endpoints.ts'
import { csvOf, openWorld, type World } from '../testing/world.ts'
import { importFeedback } from './endpoints.ts'

const header = ['青年', '团干部', '分数', '日期', '来源', '意见']
const row = ['y-0001', '王建国', '5', '2026.5.6', '实地调研', '常来看我们']
const ofCollector = claimsOf('collector', 'ls')

let world: World
beforeEach(async () => {
  world = await openWorld()
  await world.roster.putLink('c-wang', linkTo('y-0001'), admin('2026-01-01'))
})

const done = async (rows: readonly (readonly string[])[], query = {}, claims = ofCollector) => {
  const { importId } = (await world.call(importFeedback, { ...csvOf(header, ...rows), query }, claims)).body
  await world.work()
  return (await world.call(getFeedbackImport, { params: { importId } }, claims)).body
}
const recorded = (cadreId = 'c-wang') => world.ledger.readMonthEvents(cadreId, '2026-05', true)

test('a rating of a linked youth', async () => {
  expect(await done([row])).toMatchObject({
    state: 'done',
    counts: { created: 1 },
    items: [{ line: 2, cadreId: 'c-wang', youthId: 'y-0001', result: 'created' }],
  })
  expect(await recorded()).toEqual([
    {
      type: 'feedback',
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/),
      cadreId: 'c-wang',
      youthId: 'y-0001',
      occurredAt: '2026-05-06T00:00:00+08:00',
      score: 5,
      source: 'fieldSurvey',
      comment: '常来看我们',
      recordedAt: '2026-05-20T01:00:00.000Z',
      recordedBy: 'u-collector',
      recordedIn: 'ls',
    },
  ])
})

test('no answer says which score it was', async () => {
  expect(JSON.stringify(await done([row]))).not.toMatch(/score|常来看/)
})

test('the same sheet twice changes nothing; another score is another rating', async () => {
  await done([row])
  expect((await done([row])).counts).toEqual({ created: 0, changed: 0, unchanged: 1, refused: 0 })
  expect((await done([row.with(2, '4')])).counts).toMatchObject({ created: 1 })
  expect(await recorded()).toHaveLength(2)
})

test('a score with decimals that are none, and a source by its code', async () => {
  await done([row.with(2, '4.0').with(4, 'sina'), row.with(2, '3.00分').with(4, '腾讯')])
  const said = (await recorded()).map(event => event.type === 'feedback' && [event.score, event.source])
  expect(said.sort()).toEqual([
    [3, 'tencent'],
    [4, 'sina'],
  ])
  expect((await done([row.with(2, '4.5')])).counts).toMatchObject({ refused: 1 })
})

test('what counts nowhere is told, not refused', async () => {
  const rows = [row.with(0, 'y-0002'), row.with(3, '2025.5.6')]
  expect((await done(rows)).items).toMatchObject([
    { result: 'created', reason: '该青年在当日未被该团干部联系，已登记但不计入评价' },
    { result: 'created', reason: '该团干部在当日不在任，已登记但不计入评价' },
  ])
})

test('a dry run records nothing', async () => {
  expect(await done([row], { dryRun: 'true' })).toMatchObject({ dryRun: true, counts: { created: 1 } })
  expect(await recorded()).toEqual([])
})

test('a phone is turned into a pseudonym, and none is found anywhere, not even in what was said', async () => {
  const { items } = await done([row.with(0, '13900000011').with(5, '打我电话13900000012')])
  expect(items).toMatchObject([
    {
      youthId: expect.stringMatching(/^y-[a-p]{24}$/),
      reason: expect.stringContaining('意见中的号码已隐去'),
    },
  ])
  expect(await recorded()).toMatchObject([{ comment: '打我电话■' }])
  expect(await world.everything()).not.toContain('139000000')
})

test.each([
  [row.with(2, '5分'), 5],
  [row.with(2, '比较满意'), 4],
  [row.with(2, '３'), 3],
])('%j', async (typed, score) => {
  await done([typed])
  expect(await recorded()).toMatchObject([{ score }])
})

test.each([
  [row.with(0, ''), '青年编号、手机号码、身份证号均未填写'],
  [row.with(0, '张 三'), '青年一栏应为青年编号、11位手机号码或身份证号，请核对'],
  [row.with(1, '无人'), '范围内没有名为“无人”的在任团干部'],
  [row.with(2, '6'), '分数应为1至5的整数，现为“6”'],
  [row.with(2, ''), '分数应为1至5的整数，现为“”'],
  [row.with(3, '2026.5.21'), '日期在今天之后'],
  [row.with(3, '五月'), '日期“五月”无法识别，应为年月日，如2026.6.23'],
  [row.with(4, '电视'), '来源应为团团聚、腾讯、新浪、实地调研、面对面交流，现为“电视”'],
  [row.with(5, '长'.repeat(1001)), '意见不应超过1000字'],
])('%j is refused', async (typed, reason) => {
  expect((await done([typed])).items).toMatchObject([{ result: 'refused', reason }])
  expect(await recorded()).toEqual([])
})

test('a row twice, and rows without a source', async () => {
  const body = await done([row, row, row.with(4, '').with(2, '3')])
  expect(
    body.items.map(({ reason, result }: { reason?: string; result: string }) => reason ?? result),
  ).toEqual(['created', '与第2行重复', 'created'])
  expect(body.notices).toEqual(['1行未注明来源，按实地调研登记'])
})

test('the sheet goes back', async () => {
  const { importId } = await done([row])
  const { bytes } = await world.download(getFeedbackImportSheet, { importId }, ofCollector)
  expect(readXlsx(bytes)[0]?.rows).toEqual([
    ['行', '团干部', '青年编号', '分数', '日期', '来源', '结果', '原因'],
    ['2', '王建国', 'y-0001', '5', '2026-05-06', '实地调研', '新增'],
  ])
})

describe('who may', () => {
  test('nobody about oneself', async () => {
    const claims = { ...claimsOf('orgAdmin', 'ls'), cadreId: 'c-wang' }
    expect((await done([row], {}, claims)).items).toMatchObject([
      { result: 'refused', reason: '不能为本人登记' },
    ])
  })

  test('no row of oneself in a sheet that another sent', async () => {
    await world.roster.putLink('c-li', linkTo('y-0002'), admin('2026-01-01'))
    const sheet = csvOf(header, row, row.with(0, 'y-0002').with(1, '李四'))
    const { importId } = (await world.call(importFeedback, sheet, ofCollector)).body
    await world.work()
    const rated = { ...claimsOf('orgAdmin', 'ls'), cadreId: 'c-wang' }
    const { body } = await world.call(getFeedbackImport, { params: { importId } }, rated)
    expect(body.items).toMatchObject([{ line: 3, cadreId: 'c-li', youthId: 'y-0002' }])
    const { bytes } = await world.download(getFeedbackImportSheet, { importId }, rated)
    expect(
      readXlsx(bytes)[0]
        ?.rows.slice(1)
        .map(([line, name]) => [line, name]),
    ).toEqual([['3', '李四']])
  })

  test.each(['cadre', 'analyst'] as const)('no %s', async role => {
    const sent = csvOf(header, row)
    expect(await world.call(importFeedback, sent, claimsOf(role, 'ls'))).toMatchObject({ status: 403 })
  })

  test('an import of links is none of ratings', async () => {
    const { importId } = await done([row])
    const far = claimsOf('collector', 'ls-zhuma')
    expect(await world.call(getFeedbackImport, { params: { importId } }, far)).toMatchObject({ status: 404 })
  })
})
