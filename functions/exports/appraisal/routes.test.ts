import { beforeEach, describe, expect, test, vi } from 'vitest'
import { csv, xlsx } from '../../../shared/contracts/media.ts'
import { serve } from '../../../shared/http/serve.ts'
import { claimsOf, download } from '../../../shared/http/testing.ts'
import type { Row } from '../../../shared/repositories/rows.ts'
import { readCsv } from '../../../shared/spreadsheet/read/csv.ts'
import { readXlsx } from '../../../shared/spreadsheet/read/xlsx.ts'
import { Zip } from '../../../shared/spreadsheet/read/zip.ts'
import { pageSetups, paperFaults } from '../../../shared/spreadsheet/testing/pages.ts'
import { type County, closedCounty, contactOn, eventId, li } from '../../assess/testing/county.ts'
import { recordBatch } from '../../record/batch/endpoints.ts'
import { recordContact } from '../../record/endpoints.ts'
import { putCadre } from '../../roster/cadres/endpoints.ts'
import { signOffMonth } from '../../sign-off/endpoints.ts'
import { exportAssessments, exportAssessmentsCsv } from './endpoints.ts'
import { routes } from './routes.ts'

const params = { orgId: 'ls', month: '2026-05' }

let town: County
beforeEach(async () => {
  town = await closedCounty()
})

const fetch = (
  endpoint = exportAssessments,
  claims = claimsOf('orgAdmin', 'ls'),
  orgId = 'ls',
  query: Record<string, string> = {},
) =>
  download(serve({}, routes(town), town), endpoint as typeof exportAssessments, {
    params: { ...params, orgId },
    query,
    claims,
  })
const sheets = async () =>
  Object.fromEntries(readXlsx((await fetch()).bytes).map(({ name, rows }) => [name, rows]))
const cells = async () => (await sheets()).明细 ?? []

test('every number, in the org’s own order', async () => {
  const { status, headers, bytes } = await fetch()
  expect(status).toBe(200)
  expect(headers['content-type']).toBe(xlsx)
  expect(headers['content-disposition']).toContain(encodeURIComponent('共青团涟水县委2026年5月考核表.xlsx'))
  expect(headers['content-disposition']).toContain('filename="cadres-ls-2026-05.xlsx"')
  const [title, header = [], ...rows] = readXlsx(bytes).find(({ name }) => name === '明细')?.rows ?? []
  expect(title).toEqual(['共青团涟水县委2026年5月团干部直接联系青年考核表'])
  expect(header.slice(0, 14)).toEqual([
    ...['序号', '姓名', '单位', '职务', '类别', '实现度', '活跃度', '满意度', '总分', '等次', '状态', '版本'],
    ...['联系青年数（完成）', '联系青年数（应完成）'],
  ])
  expect(rows.map(row => row.slice(0, 14).join(' '))).toEqual([
    '1 王建国 共青团涟水县委 副书记 专职 10 0  5.3 不合格 最终 2 0 100',
    '2 李华 朱码街道团工委 团工委委员 其他兼职 85.7 42.2  65.4 合格 最终 2 10 10',
  ])
  const reach = header.indexOf('当月经常性联系（完成）')
  expect(rows.map(row => row.slice(reach, reach + 2))).toEqual([
    ['0', '80'],
    ['6', '8'],
  ])
  const { digest } = (await town.assessments.listRows('ls-zhuma', '2026-05'))[0] ?? {}
  expect(rows[1]?.slice(-3)).toEqual(['2026-05-31', 'huaian-2016 第1版', digest])
})

test('no phone is in it', async () => {
  expect(JSON.stringify(await sheets())).not.toContain('13800000001')
})

test('header in view, numbers as numbers with a decimal', async () => {
  const zip = new Zip((await fetch()).bytes)
  const xml = zip.text('xl/worksheets/sheet4.xml') ?? ''
  expect(xml).toContain('<pane ySplit="2"')
  expect(xml).toMatch(/<c r="I4" s="\d+"><v>65.4<\/v>/)
  expect(zip.text('xl/styles.xml')).toContain('formatCode="0.0"')
})

test('a restated line shows its revision', async () => {
  await town.ask(recordContact, { body: contactOn(20, '2026-05-13', ['y-6']) })
  expect((await cells())[3]?.slice(8, 12)).toEqual(['68', '合格', '最终', '3'])
})

test('names that look like formulas stay text', async () => {
  const evil = { ...li, name: '=HYPERLINK("http://x")', effectiveFrom: '2026-01-01' }
  await town.ask(putCadre, { params: { cadreId: 'c-li' }, body: evil })
  expect((await cells())[3]?.[1]).toBe('=HYPERLINK("http://x")')
  expect(new Zip((await fetch()).bytes).text('xl/worksheets/sheet4.xml')).not.toContain('<f>')
  const { bytes } = await fetch(exportAssessmentsCsv as never)
  expect(readCsv(bytes)[0]?.rows[2]?.[1]).toBe('\'=HYPERLINK("http://x")')
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
  expect(readXlsx(bytes).at(-1)?.rows).toHaveLength(2)
})

describe('on paper', () => {
  test('what is signed: twelve columns, in the org’s own order, explained', async () => {
    const [title, above, header, ...rows] = (await sheets()).考核表 ?? []
    expect(title).toEqual(['共青团涟水县委2026年5月团干部直接联系青年考核表'])
    expect(above?.filter(text => text !== '')).toEqual([
      '填表单位：共青团涟水县委',
      '考核截止：2026年5月31日',
      '最终结果（huaian-2016 第1版）',
    ])
    expect(header).toEqual([
      ...['序号', '姓名', '单位及职务', '类别', '联系青年数', '当月经常性联系'],
      ...['实现度', '活跃度', '满意度', '总分', '等次', '备注'],
    ])
    expect(rows.map(row => row.filter(text => text !== '').join(' '))).toEqual([
      '1 王建国 共青团涟水县委 副书记 专职 0/100 0/80 10.0 0.0 未评 5.3 不合格',
      '2 李华 朱码街道团工委 团工委委员 其他兼职 10/10 6/8 85.7 42.2 未评 65.4 合格',
      '注1：按单位、姓名排列，不作排名。',
      '注2：“完成/应完成”为完成数与应完成数；“不适用”不计分。',
      '注3：未评：近3个月评分青年不足5人，满意度不评，等次最高为良好。',
      '审核人（签字）： 单位（盖章）： 日期：　　　　年　　月　　日',
    ])
  })

  test('every indicator, reached of due, in at most twelve columns', async () => {
    const { 实现度: attainment = [], 活跃度与满意度: activity = [] } = await sheets()
    expect(attainment[2]).toEqual([
      ...['序号', '姓名', '联系青年数', '基层团支部青年', '社会组织社团青年', '联系领域'],
      ...['实名注册', '基层报到'],
    ])
    expect(attainment[4]).toEqual(['2', '李华', '10/10', '不适用', '不适用', '1/1', '1/1', '0/1'])
    expect(activity[2]).toHaveLength(12)
    expect(activity[4]?.slice(0, 4)).toEqual(['2', '李华', '不适用', '6/8'])
    expect(activity[4]?.slice(-2)).toEqual(['不适用', '不适用'])
  })

  test('a rating is an average of so many', async () => {
    const events = [1, 2, 3, 4, 5].map(n => ({
      type: 'feedback',
      id: eventId(60 + n),
      cadreId: 'c-li',
      occurredAt: `2026-05-2${n}T12:00:00+08:00`,
      youthId: `y-${n}`,
      score: n === 1 ? 3 : 5,
      source: 'app',
    }))
    await town.ask(recordBatch, { body: { events } })
    expect((await sheets()).活跃度与满意度?.[4]?.at(-2)).toBe('4.6分（5人）')
  })

  test('who signed, when, and whether it still holds', async () => {
    const sign = { params, body: { note: '经县委会议审定' }, claims: claimsOf('orgAdmin', 'ls') }
    await town.ask(signOffMonth, sign)
    const signed = async () => (await sheets()).考核表?.flat().find(text => text.includes('系统内签字'))
    expect(await signed()).toBe(
      '注4：系统内签字：u-orgAdmin于2026年6月20日 09:00签2人结果，经县委会议审定（有效）。',
    )
    await town.ask(recordContact, { body: contactOn(20, '2026-05-13', ['y-6']) })
    expect(await signed()).toContain('（签字后有更正，须重新签字）')
  })

  test('who left and who is exempt are told of', async () => {
    const leaving = { ...li, serviceFrom: '2026-05-08', serviceUntil: '2026-05-29' }
    await town.ask(putCadre, { params: { cadreId: 'c-li' }, body: leaving })
    const { 考核表: rows = [] } = await sheets()
    expect(rows[4]?.at(-1)).toBe('已离任，评至5月28日')
    expect(rows.flat()).toContain('注3：免评：任职不满30天，或在职期间请假过半，只记分、不评等次。')
  })

  test('results of either status are told apart', async () => {
    expect((await sheets()).考核表?.flat()).toContain('最终结果（huaian-2016 第1版）')
    const row = (await town.assessments.listRows('ls', '2026-05'))[0] as Row
    await town.assessments.putRow({ ...row, revision: row.revision + 1, status: 'provisional' })
    const { 考核表: rows = [] } = await sheets()
    expect(rows.flat()).toContain('暂定结果（huaian-2016 第1版）')
    expect([rows[3]?.at(-1), rows[4]?.at(-1)]).toEqual(['暂定', '最终'])
  })

  test('every sheet is set up to be printed', async () => {
    const { bytes } = await fetch()
    expect(paperFaults(bytes, ['考核表', '实现度', '活跃度与满意度'])).toEqual([])
    expect(pageSetups(bytes)[0]).toMatchObject({
      titles: '$1:$3',
      area: '$A$1:$L$9',
      columns: 12,
      width: 145,
    })
  })

  test('A4 across, as wide as the paper, and one line a cadre', async () => {
    const zip = new Zip((await fetch()).bytes)
    for (const sheet of [1, 2, 3, 4]) {
      const xml = zip.text(`xl/worksheets/sheet${sheet}.xml`) ?? ''
      expect(xml).toContain(
        '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
      )
    }
    const paper = zip.text('xl/worksheets/sheet1.xml') ?? ''
    expect(paper).toContain('<row r="4" ht="19.5" customHeight="1">')
    const widths = [...paper.matchAll(/<col [^>]*width="(\d+)"/g)].map(([, width]) => Number(width))
    // About what A4 across takes at full size.
    expect(widths.reduce((sum, width) => sum + width)).toBeLessThanOrEqual(146)
    expect(zip.text('xl/workbook.xml')).toContain('localSheetId="0">&#39;考核表&#39;!$1:$3<')
  })
})

describe('ranked', () => {
  const ranked = () => fetch(exportAssessments, claimsOf('orgAdmin', 'ls'), 'ls', { sort: 'total' })

  /** Has the policy allow it, for this county alone. */
  function allow(): void {
    const { policies } = town
    const readPolicyOfMonth = async (month: string) => ({
      ...(await policies.readPolicyOfMonth(month)),
      rankings: true,
    })
    town = { ...town, policies: Object.assign(Object.create(policies), { readPolicyOfMonth }) }
    vi.spyOn(console, 'info').mockImplementation(() => {})
  }

  const placesOf = (bytes: Uint8Array) =>
    readXlsx(bytes)[0]
      ?.rows.slice(3, 5)
      .map(([place, name]) => [place, name])

  test('never unless the policy of the month says so', async () => {
    expect((await ranked()).status).toBe(403)
  })

  test('by the score asked for, and who did so is noted', async () => {
    allow()
    const { bytes } = await ranked()
    expect(placesOf(bytes)).toEqual([
      ['1', '李华'],
      ['2', '王建国'],
    ])
    expect(readXlsx(bytes)[0]?.rows.flat()).toContain(
      '注1：按总分由高到低排列，得分相同的名次并列；免评和未评的列在最后，不排名次。',
    )
    expect(vi.mocked(console.info).mock.calls.flat()).toContainEqual(
      expect.objectContaining({ message: 'people were ranked', orgId: 'ls', sort: 'total' }),
    )
  })

  test('who is exempt has no place', async () => {
    const late = { ...li, serviceFrom: '2026-05-08' }
    await town.ask(putCadre, { params: { cadreId: 'c-li' }, body: late })
    allow()
    expect(placesOf((await ranked()).bytes)).toEqual([
      ['1', '王建国'],
      ['', '李华'],
    ])
  })
})

test('only for those who may see names, within their scope', async () => {
  for (const role of ['analyst', 'cadre', 'collector'] as const)
    expect((await fetch(exportAssessments, claimsOf(role, 'ls'))).status).toBe(403)
  expect((await fetch(exportAssessments, claimsOf('assessor', 'ls-zhuma'))).status).toBe(404)
  expect((await fetch(exportAssessments, claimsOf('assessor', 'ha'), 'nowhere')).status).toBe(404)
})
