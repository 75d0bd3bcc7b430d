import { describe, expect, test } from 'vitest'
import { annexOf } from './read.ts'
import { headers, linesOf, reasonsOf, sheet, wang, wangRow } from './testing/annex.ts'

test('the sheet of the notice: title, who filled it in, headers, the example, a cadre, a footer', () => {
  const reading = annexOf([
    sheet([]),
    sheet([
      ['专挂职团干部“走支部连百心”情况一览表（样表）'],
      ['填表单位：共青团涟水县委                填表人：李 四          联系电话：0517-82380000   '],
      headers,
      [
        '1',
        'XXX',
        'XX市XX区团委',
        '书记',
        '必填',
        'XX市XX区XX街道XX社区团支部',
        '2016.6.23',
        'XX市XX社团 ',
        '2016.6.24',
      ],
      wang,
      ['2'],
      [],
      ['备注：手机号码为必填项。'],
      ['', '填表人：李四'],
    ]),
  ])
  expect(reading).toEqual({
    sheet: '一览表',
    filledBy: { unit: '共青团涟水县委', person: '李四', phone: '0517-82380000' },
    lines: [{ rowNumber: 5, row: wangRow }],
    notices: [],
  })
})

describe('headers', () => {
  test('columns in another order, and others which are ignored with a notice', () => {
    const order = [4, 1, 7, 8, 5, 6, 3, 2]
    const pick = (row: readonly string[], more: string) => [...order.map(column => row[column] ?? ''), more]
    const reading = annexOf([sheet([pick(headers, '学历'), pick(wang, '本科')])])
    expect(reading.lines).toEqual([{ rowNumber: 2, row: wangRow }])
    expect(reading.notices).toEqual(['已忽略一览表以外的列：I列“学历”'])
  })

  const above = [
    '序号',
    '姓 名',
    '单位',
    '职务',
    '手机号码（必填）',
    '联系基层团支部',
    '',
    '联系青年社会组织或青年社团',
    '',
  ]
  const below = ['', '', '', '', '', '名称', '计划报到时间', '名称', '计划报到时间']

  test('in two rows with merged cells', () => {
    const down = [0, 1, 2, 3, 4].map(left => ({ top: 0, left, bottom: 1, right: left }))
    const across = [5, 7].map(left => ({ top: 0, left, bottom: 0, right: left + 1 }))
    expect(annexOf([sheet([above, below, wang], [...down, ...across])]).lines).toEqual([
      { rowNumber: 3, row: wangRow },
    ])
  })

  test('in two rows of a .csv, which has no merged cells', () => {
    expect(annexOf([sheet([above, below, wang])]).lines).toEqual([{ rowNumber: 3, row: wangRow }])
  })

  test('a page repeats them', () => {
    const li = wang.with(1, '李四').with(4, '13800000002')
    expect(linesOf([wang, headers, li]).map(line => line.rowNumber)).toEqual([2, 4])
  })

  test.each([
    [
      [['姓名', '单位', '职务', '手机号码', '联系基层团支部名称', '计划报到时间']],
      '表头缺少：联系各领域青年社会组织或青年社团名称、计划报到时间（青年社会组织或青年社团），请使用“走支部连百心”情况一览表的样表填写',
    ],
    [[['你好']], '未找到表头，请使用“走支部连百心”情况一览表的样表填写'],
    [[], '未找到表头，请使用“走支部连百心”情况一览表的样表填写'],
  ])('a sheet without them is refused', (rows, message) => {
    expect(() => annexOf([sheet(rows)])).toThrow(expect.objectContaining({ code: 'no_header', message }))
  })
})

describe('values', () => {
  test('stray spaces, full-width digits and other ways to write dates and phones', () => {
    const typed = [
      '１',
      '　王　建国 ',
      ' 共青团涟水县委\u00a0',
      '副书记 ',
      '＋８６ １３８－００００－０００１',
      '红星社区\n团支部',
      '２０１６年６月２３日',
      '蓝天志愿者协会',
      '42545',
    ]
    expect(linesOf([typed])).toEqual([{ rowNumber: 2, row: wangRow }])
  })

  test('no base of a kind is no fault: a launch has time until its due date', () => {
    const row = wang.with(7, '').with(8, '')
    expect(linesOf([row])).toEqual([{ rowNumber: 2, row: { ...wangRow, associations: [] } }])
  })
})

describe('several bases of a cadre', () => {
  const dongfeng = { name: '东风社区团支部', plannedOn: '2016-06-24' }
  const both = [{ rowNumber: 2, row: { ...wangRow, branches: [...wangRow.branches, dongfeng] } }]

  test('in one cell, with a date each', () => {
    const row = wang.with(5, '红星社区团支部\n东风社区团支部').with(6, '2016.6.23\n2016.6.24')
    expect(linesOf([row])).toEqual(both)
  })

  test('in one cell, with one date for all', () => {
    const [line] = linesOf([wang.with(5, '红星社区团支部、东风社区团支部')])
    expect(line).toMatchObject({
      row: { branches: [{ plannedOn: '2016-06-23' }, { plannedOn: '2016-06-23' }] },
    })
  })

  test('in rows below that leave out who it is, as merged cells and .csv do', () => {
    expect(linesOf([wang, ['', '', '', '', '', '东风社区团支部', '2016.6.24']])).toEqual(both)
  })

  test('in rows below that repeat who it is', () => {
    expect(linesOf([wang, wang.with(0, '2').with(5, '东风社区团支部').with(6, '2016.6.24')])).toEqual(both)
  })

  test('in rows below, beside merged cells of the other kind', () => {
    const merges = [0, 1, 2, 3, 4, 7, 8].map(left => ({ top: 1, left, bottom: 2, right: left }))
    expect(linesOf([wang, ['', '', '', '', '', '东风社区团支部', '2016.6.24']], merges)).toEqual(both)
  })

  test('a unit or a base merged over two cadres holds for both', () => {
    const merges = [2, 5, 6].map(left => ({ top: 1, left, bottom: 2, right: left }))
    const li = ['2', '李四', '', '干事', '13800000002', '', '', '', '']
    expect(linesOf([wang, li], merges)[1]).toEqual({
      rowNumber: 3,
      row: { ...wangRow, name: '李四', post: '干事', mobile: '13800000002', associations: [] },
    })
  })

  test('as many dates as bases, or one', () => {
    const row = wang.with(5, '甲团支部；乙团支部；丙团支部').with(6, '2016.6.23、2016.6.24')
    expect(reasonsOf(linesOf([row])[0])).toEqual(['团支部有3个，计划报到时间有2个，无法一一对应，请分行填写'])
  })
})
