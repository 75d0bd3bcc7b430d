import { beforeEach, expect, test } from 'vitest'
import { claimsOf, download } from '../../shared/http/testing.ts'
import { readXlsx } from '../../shared/spreadsheet/read/xlsx.ts'
import { Zip } from '../../shared/spreadsheet/read/zip.ts'
import { paperFaults } from '../../shared/spreadsheet/testing/pages.ts'
import { type County, closedCounty, contactOn, eventId, voiding } from '../assess/testing/county.ts'
import { recordBatch } from '../record/batch/endpoints.ts'
import { recordContact, recordVisit, recordVoid } from '../record/endpoints.ts'
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
    ['考核截止日', '2026年5月31日'],
    ['总分', '65.4'],
    ['等次', '合格'],
    ['状态', '最终'],
    ['版本', '2'],
    ['评定时间', '2026年6月8日 02:00'],
    ['考核办法', 'huaian-2016 第1版'],
    ['数据摘要', digest],
  ])
})

test('each indicator: due, reached, its part of the score, and what is missing', async () => {
  const [header, ...rows] = (await sheets()).指标明细 ?? []
  expect(header).toEqual([
    ...['维度', '指标', '应完成', '完成', '权重', '得分', '说明', '尚缺', '涉及青年', '计分记录数'],
  ])
  const of = (name: string) => rows.find(row => row[1] === name)
  expect(of('联系青年数')).toEqual([
    ...['实现度', '联系青年数', '10', '10', '40', expect.stringMatching(/^57\.14/), '', '', '', '0'],
  ])
  expect(of('基层团支部青年')).toEqual([
    ...['实现度', '基层团支部青年', '', '', '15', '', '不适用', '', '', '0'],
  ])
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
    ['满意度', '未评'],
  ])
})

test('on paper: reached of due in one cell, what is missing, and room to sign', async () => {
  const [title, above, header, ...rows] = (await sheets()).考核依据 ?? []
  expect(title).toEqual(['李华2026年5月考核依据'])
  expect(above?.filter(text => text !== '')).toEqual([
    '朱码街道团工委、团工委委员、其他兼职',
    '总分65.4，合格',
    '考核截止：2026年5月31日\n最终结果（huaian-2016 第1版）',
  ])
  expect(header).toEqual(['维度', '指标', '完成/应完成', '权重', '得分', '尚缺'])
  expect(rows.find(row => row[1] === '当月经常性联系')).toEqual([
    ...['活跃度', '当月经常性联系', '6/8', '20', expect.stringMatching(/^33\.33/), '差2人'],
  ])
  expect(rows.slice(-3)).toEqual([
    ['注1：得分为该指标在所属维度100分中的份额，各项相加为维度得分；“不适用”的指标不计。'],
    ['注2：总分为各维度得分的加权平均（权重：实现度40、活跃度35、满意度25），未评的维度不计。'],
    ['审核人（签字）：', '', '', '单位（盖章）：', '', '日期：　　　　年　　月　　日'],
  ])
})

test('the parts of a dimension add up to its score', async () => {
  const rows = (await sheets()).指标明细?.slice(1) ?? []
  for (const dimension of ['实现度', '活跃度']) {
    const parts = rows
      .filter(row => row[0] === dimension && row[1] !== '得分')
      .map(row => Number(row[5] ?? 0))
    const score = rows.find(row => row[0] === dimension && row[1] === '得分')?.[5]
    expect(parts.reduce((sum, part) => sum + part).toFixed(1)).toBe(score)
  }
})

test('the records that gave the credit, to be read and to be looked up', async () => {
  await town.ask(recordVoid, { body: voiding(21, 1) })
  const { 计分记录: paper = [], 记录明细: detail = [] } = await sheets()
  expect(paper.slice(0, 3)).toEqual([
    ['李华2026年5月计分记录'],
    ['序号', '时间', '类型', '内容', '基层组织', '青年人数', '计入指标'],
    ['1', '2026年5月7日 12:00', '联系', '微信、倾听诉求', '', '1', '当月经常性联系、线上联系周数'],
  ])
  const reach = detail.filter(row => row[0] === '当月经常性联系').map(row => row[1])
  expect(reach).toEqual([2, 3, 4, 5, 6].map(eventId))
  expect(detail[1]?.slice(2)).toEqual(['联系', '2026年5月7日 12:00', '微信、倾听诉求', '', 'y-1'])
})

test('a visit with its base', async () => {
  const visit = {
    type: 'visit',
    id: eventId(30),
    cadreId: 'c-wang',
    occurredAt: '2026-05-13T09:00:00+08:00',
    activity: 'themeDay',
    baseId: 'b-hongxing',
    youthIds: ['y-1', 'y-2'],
  }
  await town.ask(recordVisit, { body: visit })
  const ofWang = { ...params, cadreId: 'c-wang' }
  const read = readXlsx((await fetch(claimsOf('assessor', 'ls'), ofWang)).bytes)
  expect(read.find(({ name }) => name === '计分记录')?.rows[2]).toEqual([
    ...['1', '2026年5月13日 09:00', '到基层', '主题团日', '红星社区团支部', '2'],
    '基层报到、下基层半天数、主题团日',
  ])
})

test('every revision, and why one was restated', async () => {
  await town.ask(recordContact, { body: contactOn(20, '2026-05-13', ['y-6']) })
  expect((await sheets()).版本与更正).toEqual([
    ['李华2026年5月版本与更正'],
    ['版本', '状态', '评定时间', '事项', '原', '新'],
    ['1', '暂定', '2026年6月1日 02:00', '评定', '', '65.4'],
    ['2', '最终', '2026年6月8日 02:00', '评定', '', '65.4'],
    ['3', '最终', '2026年6月20日 09:00', '更正第2版', '', '68.0'],
    ['3', '最终', '2026年6月20日 09:00', '当月经常性联系', '6/8', '7/8'],
    [
      '3',
      '最终',
      '2026年6月20日 09:00',
      '原因：记录',
      '2026年5月13日 12:00',
      '联系、微信、倾听诉求（经办：u-assessor）',
    ],
  ])
})

test('papers are upright, fitted to A4 and at most seven columns wide', async () => {
  const zip = new Zip((await fetch()).bytes)
  for (const sheet of [1, 2, 3]) {
    const xml = zip.text(`xl/worksheets/sheet${sheet}.xml`) ?? ''
    expect(xml).toContain('<pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0"/>')
    const widths = [...xml.matchAll(/<col [^>]*width="(\d+)"/g)].map(([, width]) => Number(width))
    expect(widths.length).toBeLessThanOrEqual(7)
    // About what A4 upright takes at full size.
    expect(widths.reduce((sum, width) => sum + width)).toBeLessThanOrEqual(99)
  }
  expect(paperFaults((await fetch()).bytes, ['考核依据', '计分记录', '版本与更正'])).toEqual([])
  expect(zip.text('xl/workbook.xml')).toContain('localSheetId="0">&#39;考核依据&#39;!$1:$3<')
  expect(zip.text('xl/workbook.xml')).toContain('localSheetId="1">&#39;计分记录&#39;!$1:$2<')
})

test('not for cadres or analysts, nor outside one’s scope, nor of a month that was not assessed', async () => {
  for (const role of ['cadre', 'analyst', 'collector'] as const)
    expect((await fetch(claimsOf(role, 'c-li'))).status).toBe(403)
  expect((await fetch(claimsOf('assessor', 'ls'), { ...params, cadreId: 'c-nobody' })).status).toBe(404)
  expect((await fetch(claimsOf('orgAdmin', 'ls-zhuma'), { ...params, cadreId: 'c-wang' })).status).toBe(404)
  expect((await fetch(claimsOf('assessor', 'ls'), { ...params, month: '2026-04' })).status).toBe(404)
})

const voices = [1, 2, 3, 4, 5].map(n => ({
  type: 'feedback',
  id: eventId(60 + n),
  cadreId: 'c-li',
  occurredAt: `2026-05-2${n}T12:00:00+08:00`,
  youthId: `y-${n}`,
  score: 4,
  source: 'app',
}))

test('which feedback counted is not for the cadre itself, though it keep its org', async () => {
  await town.ask(recordBatch, { body: { events: voices } })
  const counted = async (claims: Record<string, string>) => {
    const records = readXlsx((await fetch(claims)).bytes).find(({ name }) => name === '记录明细')
    return records?.rows.filter(([indicator]) => indicator === '青年评分').length
  }
  const admin = claimsOf('orgAdmin', 'ls')
  expect([await counted(admin), await counted({ ...admin, cadreId: 'c-li' })]).toEqual([5, 0])
})

test('paper tells the average and how many rated, never who, when or what', async () => {
  await town.ask(recordBatch, { body: { events: voices } })
  const { 考核依据: paper = [], 计分记录: records = [], 记录明细: detail = [] } = await sheets()
  expect(paper.find(row => row[1] === '青年评分')?.[2]).toBe('4.0分（5人）')
  expect(records.slice(-2)).toEqual([
    ['7', '', '青年反馈', '5条，不列明细', '', '', '青年评分'],
    ['注1：青年反馈只列条数，不列时间和人员。'],
  ])
  expect(detail.filter(row => row[0] === '青年评分')[0]).toEqual(['青年评分', eventId(61), '青年反馈'])
})
