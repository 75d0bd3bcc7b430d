import { expect, test } from 'vitest'
import { annexOf } from './read.ts'
import { headers, linesOf, reasonsOf, sheet, wang, wangRow } from './testing/annex.ts'

test.each([
  [1, '', '姓名未填写'],
  [1, '王'.repeat(51), '姓名不应超过50字'],
  [2, ' 　', '单位未填写'],
  [3, '', '职务未填写'],
  [4, '', '手机号码未填写'],
  [4, '必填', '手机号码未填写'],
  [4, '1380000001', '手机号码应为11位数字，现为10位：“1380000001”'],
  [4, '12800000001', '手机号码应以13至19开头，现为“12800000001”，请核对'],
  [4, '0517-8238000', '手机号码应以13至19开头，现为“05178238000”，请核对'],
  [4, '1380000000a', '手机号码应为11位数字，不应含有其他字符，现为“1380000000a”'],
  [4, '1.38E+10', '手机号码被显示为科学计数法“1.38E+10”，请将该列设为文本格式后重新填写'],
  [4, '13800000001、13800000002', '手机号码只能填写一个'],
  [5, '', '填写了计划报到时间，但未填写联系的团支部名称'],
  [6, '', '未填写到团支部“红星社区团支部”的计划报到时间'],
  [6, '6月23日', '到团支部“红星社区团支部”的计划报到时间“6月23日”无法识别，应为年月日，如2016.6.23'],
  [7, '社'.repeat(101), '青年社会组织或青年社团名称不应超过100字'],
  [
    8,
    '2016.2.30',
    '到青年社会组织或青年社团“蓝天志愿者协会”的计划报到时间“2016.2.30”无法识别，应为年月日，如2016.6.23',
  ],
])('column %i, %j', (column, text, message) => {
  expect(reasonsOf(linesOf([wang.with(column, text)])[0])).toEqual([message])
})

test('every reason at once, with the row and the column; other rows are not spoilt', () => {
  const bad = wang.with(1, '李四').with(3, '').with(4, '138')
  expect(linesOf([bad, wang])).toEqual([
    {
      rowNumber: 2,
      name: '李四',
      reasons: [
        { column: '职务', message: '职务未填写' },
        { column: '手机号码', message: '手机号码应为11位数字，现为3位：“138”' },
      ],
    },
    { rowNumber: 3, row: wangRow },
  ])
})

test('a column 类别, which only some sheets have', () => {
  const typed = [
    '挂职',
    '专职',
    '',
    '兼职（团员青年较多）',
    '兼职(团员青年数量较多的单位)',
    '其他兼职',
    'seconded',
    '兼职',
  ]
  const rows = typed.map((category, at) => [...wang.with(4, `1380000001${at}`), category])
  const { lines, notices } = annexOf([sheet([[...headers, '类别'], ...rows])])
  expect(notices).toEqual([])
  expect(lines.map(line => ('row' in line ? line.row.category : reasonsOf(line)))).toEqual([
    'seconded',
    'fullTime',
    undefined,
    'partTimeLarge',
    'partTimeLarge',
    'partTime',
    'seconded',
    ['类别应为“专职”、“挂职”、“兼职（团员青年较多）”、“其他兼职”，现为“兼职”'],
  ])
})

test('a mobile number that another cadre of the file has', () => {
  expect(reasonsOf(linesOf([wang, wang.with(1, '李四')])[1])).toEqual(['手机号码与第2行重复：“13800000001”'])
})

test('a row that leaves out who it is, with nobody above', () => {
  expect(reasonsOf(linesOf([['', '', '', '', '', '东风社区团支部', '2016.6.24']])[0])).toEqual([
    '姓名未填写',
    '单位未填写',
    '职务未填写',
    '手机号码未填写',
  ])
})
