import { beforeEach, expect, test } from 'vitest'
import type { RecordedEvent } from '../../../events/index.ts'
import { xlsx } from '../../../shared/contracts/media.ts'
import { demand, feedback, step } from '../../../shared/domain/testing/events.ts'
import { serve } from '../../../shared/http/serve.ts'
import { call, claimsOf, download } from '../../../shared/http/testing.ts'
import { openInMemory } from '../../../shared/repositories/testing/open.ts'
import { readXlsx } from '../../../shared/spreadsheet/read/xlsx.ts'
import { Zip } from '../../../shared/spreadsheet/read/zip.ts'
import { paperFaults } from '../../../shared/spreadsheet/testing/pages.ts'
import { type ProjectedWorld, projectedWorld } from '../../record/testing/projected.ts'
import { named } from '../../record/testing/world.ts'
import { opens } from '../ports.ts'
import { exportDemands } from './endpoints.ts'
import { routes } from './routes.ts'

const params = { orgId: 'ls' }
const claims = claimsOf('orgAdmin', 'ls')

/** A step of `c-wang`, in words. */
const said = (event: RecordedEvent, words: { text: string; to?: string }) =>
  ({ ...event, cadreId: 'c-wang', ...words }) as RecordedEvent

let world: ProjectedWorld
let handler: ReturnType<typeof serve>

beforeEach(async () => {
  world = await projectedWorld()
  const deps = { ...openInMemory(opens, world.now), ...world }
  handler = serve({}, routes(deps), deps)
  const raised = { text: '=HYPERLINK("http://x")', category: 'confusion' } as const
  await world.take(
    demand(1, '2026-05-10', { cadreId: 'c-wang', text: '租房押金难以退还' }),
    feedback(2, '2026-05-20', { cadreId: 'c-zhao', youthId: 'y-2', comment: '没人管', demand: raised }),
    demand(3, '2026-05-20', { cadreId: 'c-qian' }),
    demand(4, '2026-05-11', { cadreId: 'c-wang', category: 'suggestion', text: '增设夜班公交' }),
    said(step(5, '2026-05-12', 'escalate', 4), { to: '县教育局', text: '已转交' }),
  )
})

test('the sheet has a row for each demand of the org and below, the most urgent first', async () => {
  const { status, headers, bytes } = await download(handler, exportDemands, { params, claims })
  expect([status, headers['content-type']]).toEqual([200, xlsx])
  expect(headers['content-disposition']).toContain(
    encodeURIComponent('共青团涟水县委问题清单2026-05-24.xlsx'),
  )
  const rows = readXlsx(bytes).find(({ name }) => name === '明细')?.rows ?? []
  expect(rows[0]).toEqual(['共青团涟水县委青年问题清单（截至2026年5月24日）'])
  expect(rows[1]).toEqual([
    ...['序号', '类别', '内容', '青年编号', '来源', '提出日期', '已历天数', '状态', '是否答复', '答复期限'],
    ...['答复日期', '答复内容', '反映日期', '职能部门', '解决期限', '解决日期', '解决情况'],
    ...['联系团干部', '所属组织'],
  ])
  expect(rows.slice(2)).toEqual([
    [
      ...[
        '1',
        '实际困难',
        '租房押金难以退还',
        'y-1',
        '团干部代提',
        '2026-05-10',
        '14',
        '已超期',
        '否',
        '2026-05-17',
      ],
      ...['', '', '', '', '2026-06-09', '', '', '王建国', '共青团涟水县委'],
    ],
    [
      ...['2', '思想困惑', '=HYPERLINK("http://x")', 'y-2', '青年反馈', '2026-05-20', '4', '待解决', '否'],
      ...['2026-05-27', '', '', '', '', '2026-06-19', '', '', '王建国', '朱码街道团工委'],
    ],
    [
      ...['3', '意见建议', '增设夜班公交', 'y-1', '团干部代提', '2026-05-11', '13', '已反映职能部门', '是'],
      ...['2026-05-18', '2026-05-12', '已转交', '2026-05-12', '县教育局', '2026-06-10', '', ''],
      ...['王建国', '共青团涟水县委'],
    ],
  ])
})

test('on paper: department, answer and dates, nobody’s number, room to sign', async () => {
  await world.take(
    said(step(6, '2026-05-13', 'respond', 1), { text: '已联系房东' }),
    said(step(7, '2026-05-23', 'resolve', 4), { text: '已开通夜班公交' }),
  )
  const { bytes } = await download(handler, exportDemands, { params, claims })
  const [title, above, header, ...rows] = readXlsx(bytes)[0]?.rows ?? []
  expect(title).toEqual(['共青团涟水县委青年问题清单（截至2026年5月24日）'])
  expect(above).toEqual(['填表单位：共青团涟水县委'])
  expect(header).toEqual([
    ...['序号', '类别', '内容', '提出日期', '状态', '下一期限', '答复', '反映职能部门', '解决'],
    ...['联系团干部', '所属组织'],
  ])
  expect(rows.slice(0, 3)).toEqual([
    [
      ...['1', '思想困惑', '=HYPERLINK("http://x")', '2026-05-20', '待解决', '2026-05-27', '', '', ''],
      ...['王建国', '朱码街道团工委'],
    ],
    [
      ...['2', '实际困难', '租房押金难以退还', '2026-05-10', '待解决', '2026-06-09', '5月13日 已联系房东'],
      ...['', '', '王建国', '共青团涟水县委'],
    ],
    [
      ...['3', '意见建议', '增设夜班公交', '2026-05-11', '已解决', '', '5月12日 已转交', '5月12日 县教育局'],
      ...['5月23日 已开通夜班公交', '王建国', '共青团涟水县委'],
    ],
  ])
  expect(rows.at(-1)?.[0]).toBe('审核人（签字）：')
  expect(JSON.stringify(rows)).not.toMatch(/y-\d/)
  const xml = new Zip(bytes).text('xl/worksheets/sheet1.xml') ?? ''
  expect(xml).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>')
  expect(new Zip(bytes).text('xl/workbook.xml')).toContain('&#39;问题清单&#39;!$1:$3<')
})

test('every sheet is set up to be printed', async () => {
  const { bytes } = await download(handler, exportDemands, { params, claims })
  expect(paperFaults(bytes, ['问题清单'])).toEqual([])
})

test('only what was asked for', async () => {
  const query = { state: 'overdue', category: 'difficulty' }
  const { bytes } = await download(handler, exportDemands, { params, query, claims })
  expect(readXlsx(bytes).at(-1)?.rows).toHaveLength(3)
})

test.each([
  ['cadre', 'c-wang', 403],
  ['collector', 'ls', 403],
  ['analyst', 'ls', 403],
  ['orgAdmin', 'xuyi', 404],
  ['assessor', 'ha', 200],
] as const)('%s of %s: %i', async (role, of, status) => {
  expect((await download(handler, exportDemands, { params, claims: claimsOf(role, of) })).status).toBe(status)
})

test.each([
  ['state', 'late'],
  ['category', 'wish'],
  ['limit', '10'],
])('a field at fault is named: %s', async (path, value) => {
  const answer = await call(handler, exportDemands, { params, query: { [path]: value }, claims })
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
  expect(named(answer)).toEqual([path])
})
