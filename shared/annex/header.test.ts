import { expect, test } from 'vitest'
import { annexOf } from './read.ts'
import { headers, sheet, wang, wangRow } from './testing/annex.ts'

const before = (at: number, header: string, value: string) =>
  annexOf([sheet([headers.toSpliced(at, 0, header), wang.toSpliced(at, 0, value)])])

test.each([
  ['所在党支部', 2, '机关第一党支部', 'C'],
  ['联系电话', 4, '0517-82380000', 'E'],
  ['实际报到时间', 6, '2016.7.1', 'G'],
  ['实际报到时间', 8, '2016.7.1', 'I'],
  ['类型', 1, '乡镇', 'B'],
  ['团支部书记', 5, '李四', 'F'],
  ['团支部人数', 5, '30', 'F'],
  ['所属社团类别', 7, '志愿服务', 'H'],
  ['工作单位', 2, '涟水县', 'C'],
  ['现任职务', 3, '科员', 'D'],
  ['报到时间', 6, '2016.7.1', 'G'],
])('%s before the exact title is ignored with a notice', (header, at, value, letters) => {
  expect(before(at, header, value)).toMatchObject({
    lines: [{ rowNumber: 2, row: wangRow }],
    notices: [`已忽略一览表以外的列：${letters}列“${header}”`],
  })
})

test.each([
  ['姓名', '团干部姓名'],
  ['手机号码', '联系电话'],
  ['单位', '所在单位'],
  ['联系基层\n\n团支部名称', '基层支部'],
  ['联系各领域青年社会组织或青年社团名称', '挂联社团'],
])('%s may be called %s where there is nothing better', (title, other) => {
  const row = headers.map(header => (header === title ? other : header))
  expect(annexOf([sheet([row, wang])])).toMatchObject({ lines: [{ row: wangRow }], notices: [] })
})

test('a cell beyond the last title is told with its address, and what numbers the rows is not', () => {
  const row = ['', ...headers.slice(1)]
  const li = wang.with(1, '李四').with(4, '13800000002')
  expect(
    annexOf([sheet([row, wang, [...li, '', '挂职'], ['备注：', ...headers.map(() => ''), '无']])]),
  ).toMatchObject({
    lines: [{ rowNumber: 2, row: wangRow }, { rowNumber: 3 }],
    notices: ['所在列没有表头的单元格未读取：K3'],
  })
})

test('an actual date is never taken for a planned one', () => {
  const row = headers.with(6, '实际报到时间').with(8, '实际报到时间')
  expect(() => annexOf([sheet([row, wang])])).toThrow(
    expect.objectContaining({ message: expect.stringContaining('计划报到时间（团支部）') }),
  )
})

test('类型 that holds categories is the category', () => {
  const { lines, notices } = annexOf([
    sheet([
      [...headers, '类型'],
      [...wang, '挂职'],
    ]),
  ])
  expect(lines).toMatchObject([{ row: { category: 'seconded' } }])
  expect(notices).toEqual([])
})
