import { beforeEach, expect, test } from 'vitest'
import { csv, xlsx } from '../../../shared/contracts/media.ts'
import { serve } from '../../../shared/http/serve.ts'
import { claimsOf, download } from '../../../shared/http/testing.ts'
import { readCsv } from '../../../shared/spreadsheet/read/csv.ts'
import { readXlsx } from '../../../shared/spreadsheet/read/xlsx.ts'
import { Zip } from '../../../shared/spreadsheet/read/zip.ts'
import { type County, closedCounty, contactOn, li } from '../../assess/testing/county.ts'
import { recordContact } from '../../record/endpoints.ts'
import { putCadre } from '../../roster/cadres/endpoints.ts'
import { exportAssessments, exportAssessmentsCsv } from './endpoints.ts'
import { routes } from './routes.ts'

const params = { orgId: 'ls', month: '2026-05' }

let town: County
beforeEach(async () => {
  town = await closedCounty()
})

const fetch = (endpoint = exportAssessments, claims = claimsOf('orgAdmin', 'ls'), orgId = 'ls') =>
  download(serve({}, routes(town), town), endpoint as typeof exportAssessments, {
    params: { ...params, orgId },
    claims,
  })
const cells = async () => readXlsx((await fetch()).bytes)[0]?.rows ?? []

test('the table, the highest total first', async () => {
  const { status, headers, bytes } = await fetch()
  expect(status).toBe(200)
  expect(headers['content-type']).toBe(xlsx)
  expect(headers['content-disposition']).toContain(encodeURIComponent('共青团涟水县委2026年5月考核表.xlsx'))
  expect(headers['content-disposition']).toContain('filename="cadres-ls-2026-05.xlsx"')
  const [sheet] = readXlsx(bytes)
  expect(sheet?.name).toBe('2026年5月考核表')
  const [title, header = [], ...rows] = sheet?.rows ?? []
  expect(title).toEqual(['共青团涟水县委2026年5月团干部直接联系青年考核表'])
  expect(header.slice(0, 14)).toEqual([
    ...['序号', '姓名', '单位', '职务', '类别', '实现度', '活跃度', '满意度', '总分', '等次', '状态', '版本'],
    ...['联系青年数（完成）', '联系青年数（应完成）'],
  ])
  expect(rows.map(row => row.slice(0, 14))).toEqual([
    [
      '1',
      '李华',
      '朱码街道团工委',
      '团工委委员',
      '其他兼职',
      '85.7',
      '42.2',
      '',
      '65.4',
      '合格',
      '最终',
      '2',
      '10',
      '10',
    ],
    [
      '2',
      '王建国',
      '共青团涟水县委',
      '副书记',
      '专职',
      '10',
      '0',
      '',
      '5.3',
      '不合格',
      '最终',
      '2',
      '0',
      '100',
    ],
  ])
  const reach = header.indexOf('当月经常性联系（完成）')
  expect(rows.map(row => row.slice(reach, reach + 2))).toEqual([
    ['6', '8'],
    ['0', '80'],
  ])
  const { digest } = (await town.assessments.listRows('ls-zhuma', '2026-05'))[0] ?? {}
  expect(rows[0]?.slice(-3)).toEqual(['2026-05-31', 'huaian-2016 第1版', digest])
})

test('no phone is in it', async () => {
  expect(JSON.stringify(await cells())).not.toContain('13800000001')
})

test('header in view, numbers as numbers with a decimal', async () => {
  const zip = new Zip((await fetch()).bytes)
  const xml = zip.text('xl/worksheets/sheet1.xml') ?? ''
  expect(xml).toContain('<pane ySplit="2"')
  expect(xml).toMatch(/<c r="I3" s="\d+"><v>65.4<\/v>/)
  expect(zip.text('xl/styles.xml')).toContain('formatCode="0.0"')
})

test('a restated line shows its revision', async () => {
  await town.ask(recordContact, { body: contactOn(20, '2026-05-13', ['y-6']) })
  expect((await cells())[2]?.slice(8, 12)).toEqual(['68', '合格', '最终', '3'])
})

test('names that look like formulas stay text', async () => {
  const evil = { ...li, name: '=HYPERLINK("http://x")', effectiveFrom: '2026-01-01' }
  await town.ask(putCadre, { params: { cadreId: 'c-li' }, body: evil })
  expect((await cells())[2]?.[1]).toBe('=HYPERLINK("http://x")')
  expect(new Zip((await fetch()).bytes).text('xl/worksheets/sheet1.xml')).not.toContain('<f>')
  const { bytes } = await fetch(exportAssessmentsCsv as never)
  expect(readCsv(bytes)[0]?.rows[1]?.[1]).toBe('\'=HYPERLINK("http://x")')
})

test('the same as .csv', async () => {
  const { status, headers, bytes } = await fetch(exportAssessmentsCsv as never)
  expect(status).toBe(200)
  expect(headers['content-type']).toBe(`${csv}; charset=utf-8`)
  const [, header, ...rows] = await cells()
  expect(readCsv(bytes)[0]?.rows).toEqual([header, ...rows])
})

test('of a month in which nobody was assessed there is the header alone', async () => {
  const { bytes } = await download(serve({}, routes(town), town), exportAssessments, {
    params: { orgId: 'ls', month: '2026-04' },
    claims: claimsOf('assessor', 'ls'),
  })
  expect(readXlsx(bytes)[0]?.rows).toHaveLength(2)
})

test('only for those who may see names, within their scope', async () => {
  for (const role of ['analyst', 'cadre', 'collector'] as const)
    expect((await fetch(exportAssessments, claimsOf(role, 'ls'))).status).toBe(403)
  expect((await fetch(exportAssessments, claimsOf('assessor', 'ls-zhuma'))).status).toBe(404)
  expect((await fetch(exportAssessments, claimsOf('assessor', 'ha'), 'nowhere')).status).toBe(404)
})
