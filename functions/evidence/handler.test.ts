import { beforeEach, expect, test } from 'vitest'
import { claimsOf, download } from '../../shared/http/testing.ts'
import { readXlsx } from '../../shared/spreadsheet/read/xlsx.ts'
import { type County, closedCounty, contactOn, eventId, voiding } from '../assess/testing/county.ts'
import { recordBatch } from '../record/batch/endpoints.ts'
import { recordContact, recordVoid } from '../record/endpoints.ts'
import { exportEvidence } from './endpoints.ts'
import { build } from './handler.ts'

const params = { cadreId: 'c-li', month: '2026-05' }

let town: County
beforeEach(async () => {
  town = await closedCounty()
})

const fetch = (claims = claimsOf('assessor', 'ls'), asked = params) =>
  download(build({}, town), exportEvidence, { params: asked, claims })
const sheets = async () => {
  const read = readXlsx((await fetch()).bytes)
  return Object.fromEntries(read.map(({ name, rows }) => [name, rows]))
}

test('whose result, by which policy, from which inputs', async () => {
  const { headers } = await fetch()
  expect(headers['content-disposition']).toContain(encodeURIComponent('李华2026年5月考核依据.xlsx'))
  expect(headers['content-disposition']).toContain('filename="evidence-c-li-2026-05.xlsx"')
  const { digest } = (await town.assessments.readLatestRevision('c-li', '2026-05')) ?? {}
  expect((await sheets()).结果).toEqual([
    ['项目', '内容'],
    ['姓名', '李华'],
    ['单位', '朱码街道团工委'],
    ['职务', '团工委委员'],
    ['类别', '其他兼职'],
    ['考核月份', '2026年5月'],
    ['考核截止日', '2026-05-31'],
    ['总分', '65.4'],
    ['等次', '合格'],
    ['状态', '最终'],
    ['版本', '2'],
    ['评定时间', '2026-06-07T18:00:00.000Z'],
    ['考核办法', 'huaian-2016 第1版'],
    ['数据摘要', digest],
  ])
})

test('each indicator: due, reached, its part of the score, and what is missing', async () => {
  const [title, header, ...rows] = (await sheets()).考核依据 ?? []
  expect(title).toEqual(['李华2026年5月考核依据'])
  expect(header).toEqual([
    '维度',
    '指标',
    '应完成',
    '完成',
    '权重',
    '得分',
    '说明',
    '尚缺',
    '涉及青年',
    '计分记录数',
  ])
  const of = (name: string) => rows.find(row => row[1] === name)
  expect(of('联系青年数')).toEqual([
    '实现度',
    '联系青年数',
    '10',
    '10',
    '40',
    expect.stringMatching(/^57\.14/),
    '',
    '',
    '',
    '0',
  ])
  expect(of('基层团支部青年')).toEqual(['实现度', '基层团支部青年', '', '', '15', '', '不适用', '', '', '0'])
  expect(of('基层报到')?.slice(7)).toEqual(['2026年3月1日以来未到基层团支部报到', '', '0'])
  expect(of('当月经常性联系')?.slice(2)).toEqual([
    ...['8', '6', '20', expect.stringMatching(/^33\.33/), ''],
    ...['差2人', 'y-6、y-7、y-8、y-9', '6'],
  ])
  expect(of('线上联系周数')?.[7]).toBe('差3周（4月27日、5月18日、5月25日起）')
  expect(of('青年评分')?.slice(6, 8)).toEqual(['不适用', '差5名青年评分，满意度不评'])
  const scores = rows.filter(row => row[1] === '得分').map(row => [row[0], row[5]])
  expect(scores).toEqual([
    ['实现度', '85.7'],
    ['活跃度', '42.2'],
    ['满意度', '无'],
  ])
})

test('the parts of a dimension add up to its score', async () => {
  const rows = (await sheets()).考核依据?.slice(2) ?? []
  for (const dimension of ['实现度', '活跃度']) {
    const parts = rows
      .filter(row => row[0] === dimension && row[1] !== '得分')
      .map(row => Number(row[5] ?? 0))
    const score = rows.find(row => row[0] === dimension && row[1] === '得分')?.[5]
    expect(parts.reduce((sum, part) => sum + part).toFixed(1)).toBe(score)
  }
})

test('the records that gave the credit', async () => {
  await town.ask(recordVoid, { body: voiding(21, 1) })
  const rows = (await sheets()).计分记录 ?? []
  expect(rows[0]).toEqual(['指标', '记录编号'])
  const reach = rows.filter(row => row[0] === '当月经常性联系').map(row => row[1])
  expect(reach).toEqual([2, 3, 4, 5, 6].map(eventId))
})

test('every revision, and why one was restated', async () => {
  await town.ask(recordContact, { body: contactOn(20, '2026-05-13', ['y-6']) })
  expect((await sheets()).版本与更正).toEqual([
    ['版本', '状态', '评定时间', '事项', '原', '新'],
    ['1', '暂定', '2026-05-31T18:00:00.000Z', '评定', '', '65.4'],
    ['2', '最终', '2026-06-07T18:00:00.000Z', '评定', '', '65.4'],
    ['3', '最终', '2026-06-20T01:00:00.000Z', '更正第2版', '', '68.0'],
    ['3', '最终', '2026-06-20T01:00:00.000Z', '当月经常性联系', '6/8', '7/8'],
    ['3', '最终', '2026-06-20T01:00:00.000Z', '原因：记录', '', eventId(20)],
  ])
})

test('not for cadres or analysts, nor outside one’s scope, nor of a month that was not assessed', async () => {
  for (const role of ['cadre', 'analyst', 'collector'] as const)
    expect((await fetch(claimsOf(role, 'c-li'))).status).toBe(403)
  expect((await fetch(claimsOf('assessor', 'ls'), { ...params, cadreId: 'c-nobody' })).status).toBe(404)
  expect((await fetch(claimsOf('orgAdmin', 'ls-zhuma'), { ...params, cadreId: 'c-wang' })).status).toBe(404)
  expect((await fetch(claimsOf('assessor', 'ls'), { ...params, month: '2026-04' })).status).toBe(404)
})

test('which feedback counted is not for the cadre itself, though it keep its org', async () => {
  const events = [1, 2, 3, 4, 5].map(n => ({
    type: 'feedback',
    id: eventId(60 + n),
    cadreId: 'c-li',
    occurredAt: `2026-05-2${n}T12:00:00+08:00`,
    youthId: `y-${n}`,
    score: 4,
    source: 'app',
  }))
  await town.ask(recordBatch, { body: { events } })
  const counted = async (claims: Record<string, string>) => {
    const [, , records] = readXlsx((await fetch(claims)).bytes)
    return records?.rows.filter(([indicator]) => indicator === '青年评分').length
  }
  const admin = claimsOf('orgAdmin', 'ls')
  expect([await counted(admin), await counted({ ...admin, cadreId: 'c-li' })]).toEqual([5, 0])
})
