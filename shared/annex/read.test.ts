import { describe, expect, test } from 'vitest'
import { annexOf } from './read.ts'
import { headers, linesOf, nobody, reasonsOf, sheet, wang, wangRow } from './testing/annex.ts'

test('the sheet of the notice: title, who filled it in, headers, the example, a cadre, a footer', () => {
  const reading = annexOf([
    sheet([]),
    sheet([
      ['专挂职团干部“走支部连百心”情况一览表（样表）'],
      ['填表单位：共青团涟水县委                填表人：李 四          联系电话：0517-82380000   '],
      headers,
      [
        '1',
        nobody,
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
    sheets: ['一览表'],
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

describe('what people write in place of a value', () => {
  const none = { rowNumber: 2, row: { ...wangRow, associations: [] } }

  test.each(['无', '没有', '—', '-', '/', '暂无', 'N/A'])('%s: no association', mark => {
    expect(linesOf([wang.with(7, mark).with(8, '')])).toEqual([none])
    expect(linesOf([wang.with(7, mark).with(8, mark)])).toEqual([none])
  })

  test('待定: not filled in yet, and told', () => {
    const { lines, notices } = annexOf([sheet([headers, wang.with(7, '待定').with(8, '待定')])])
    expect(lines).toEqual([none])
    expect(notices).toEqual(['第2行的“待定”按未填写处理'])
  })

  test('同上: what stands above, also in who it is', () => {
    const li = ['2', '李四', '同上', '〃', '13800000002', '同上', '同上', '同上', '"']
    expect(linesOf([wang, li])[1]).toEqual({
      rowNumber: 3,
      row: { ...wangRow, name: '李四', mobile: '13800000002' },
    })
  })

  test('同上 with nothing above', () => {
    expect(reasonsOf(linesOf([wang.with(7, '同上')])[0])).toEqual([
      '联系各领域青年社会组织或青年社团名称填写了“同上”，但上方没有内容',
    ])
  })

  test('a mark beside a name is no date', () => {
    expect(reasonsOf(linesOf([wang.with(8, '待定')])[0])).toEqual([
      '到青年社会组织或青年社团“蓝天志愿者协会”的计划报到时间“待定”无法识别，应为年月日，如2016.6.23',
    ])
  })
})

test.each([
  '13800000001.0',
  '="13800000001"',
  "'13800000001",
  '1.3800000001E+10',
  '138 0000 0001',
  '+86 138-0000-0001',
  '13800000001\u200B',
])('%j is a phone as other tools write it', typed => {
  expect(linesOf([wang.with(4, typed)])).toEqual([{ rowNumber: 2, row: wangRow }])
})

test('a name alone that is merged over two rows: the second adds a base', () => {
  const merges = [{ top: 1, left: 1, bottom: 2, right: 1 }]
  const more = ['', '', '', '', '', '东风社区团支部', '2016.6.24', '', '']
  const dongfeng = { name: '东风社区团支部', plannedOn: '2016-06-24' }
  expect(linesOf([wang, more], merges)).toEqual([
    { rowNumber: 2, row: { ...wangRow, branches: [...wangRow.branches, dongfeng] } },
  ])
})

test('extra columns: accounts and an own number of youths', () => {
  const { lines } = annexOf([
    sheet([
      [...headers, '账号', '联系青年数'],
      [...wang, '微信：共青团涟水县委王建国；QQ: 王建国', '60'],
      [...wang.with(4, '13800000002'), '无', ''],
      [...wang.with(4, '13800000003'), '', ''],
      [...wang.with(4, '13800000005'), 'weibo:王建国', ''],
      [...wang.with(4, '13800000004'), '王建国', '很多'],
    ]),
  ])
  expect(lines.map(line => ('row' in line ? [line.row.accounts, line.row.quota] : reasonsOf(line)))).toEqual([
    [
      [
        { platform: 'wechat', displayName: '共青团涟水县委王建国' },
        { platform: 'qq', displayName: '王建国' },
      ],
      60,
    ],
    [[], undefined],
    [undefined, undefined],
    [[{ platform: 'weibo', displayName: '王建国' }], undefined],
    [
      '联系青年数应为1至1000的整数，现为“很多”',
      '账号“王建国”无法识别，应写作“微信：账号名称”，多个账号用分号隔开',
    ],
  ])
})

test('what a reason quotes is cut', () => {
  const [reason = ''] = reasonsOf(linesOf([wang.with(4, '9'.repeat(1_990))])[0])
  expect(reason).toBe(`手机号码应为11位数字，现为1990位：“${'9'.repeat(40)}…”`)
})
