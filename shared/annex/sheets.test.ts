import { expect, test } from 'vitest'
import { rowsXml, workbookOf, zipOf } from '../spreadsheet/testing/zip.ts'
import { annexOf, readAnnex } from './read.ts'
import { headers, nobody, reasonsOf, sheet, wang, wangRow } from './testing/annex.ts'

const named = (name: string, ...rows: (readonly string[])[]) => ({ ...sheet(rows), name })
const li = wang.with(1, '李四').with(4, '13800000002')
const example = ['1', nobody, 'XX团委', '书记', '必填', 'XX团支部', '2016.6.23', 'XX社团', '2016.6.24']

test('a sheet per township: all are read, and each line says where it stands', () => {
  const { sheets, lines, notices } = annexOf([
    named('高沟镇', headers, wang),
    named('朱码街道', ['填表单位：朱码街道'], headers, li),
  ])
  expect(sheets).toEqual(['高沟镇', '朱码街道'])
  expect(lines).toEqual([
    { sheet: '高沟镇', rowNumber: 2, row: wangRow },
    { sheet: '朱码街道', rowNumber: 3, row: { ...wangRow, name: '李四', mobile: '13800000002' } },
  ])
  expect(notices).toEqual([])
})

test.each([
  ['the example, then the filled-in one', named('样表', headers, example), 3],
  ['an empty form, then the data', named('空表', headers), 2],
])('%s', (_, first) => {
  const { sheets, lines } = annexOf([first, named('填报表', headers, wang)])
  expect(sheets).toEqual([first.name, '填报表'])
  expect(lines).toEqual([{ sheet: '填报表', rowNumber: 2, row: wangRow }])
})

test('a sheet that is not read is told; an empty one is nothing', () => {
  const { lines, notices } = annexOf([
    named('说明', ['请如实填写']),
    named('一览表', headers, wang),
    named('名册', ['姓名', '单位'], ['李四', '涟水']),
    named('Sheet3'),
  ])
  expect(lines).toEqual([{ rowNumber: 2, row: wangRow }])
  expect(notices).toEqual([
    '工作表“说明”没有一览表的表头，未读取',
    expect.stringMatching(/^工作表“名册”的表头缺少：职务、手机号码、.*，未读取$/),
  ])
})

test('a row of what nobody sees is empty', () => {
  const { lines } = annexOf([named('一览表', headers, [' ', '\u3000', '\u200b'], wang)])
  expect(lines).toEqual([{ rowNumber: 3, row: wangRow }])
})

test('the same phone on two sheets', () => {
  const { lines } = annexOf([named('甲', headers, wang), named('乙', headers, wang)])
  expect(reasonsOf(lines[1])).toEqual(['手机号码与工作表“甲”第2行重复：“13800000001”'])
})

test('more cadres on all sheets together than one sheet may have', () => {
  const many = Array.from({ length: 2_600 }, (_, at) => wang.with(4, `138${String(at).padStart(8, '0')}`))
  expect(() => annexOf([named('甲', headers, ...many), named('乙', headers, ...many)])).toThrow(
    expect.objectContaining({
      code: 'too_many_rows',
      message: '各工作表合计不应超过5000名团干部，请分成几个文件上传',
    }),
  )
})

test('hidden rows, columns and sheets are told', () => {
  const xml = rowsXml([headers, wang, li])
    .replace('<row r="3">', '<row r="3" hidden="1">')
    .replace('<row r="1">', '<row r="1" ht="20">')
  const file = zipOf({
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="一" r:id="a"/><sheet name="旧" state="veryHidden" r:id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="a" Type="x/worksheet" Target="w.xml"/></Relationships>',
    'xl/w.xml': `<worksheet><cols><col min="6" max="7" hidden="1"/></cols><sheetData>${xml}</sheetData></worksheet>`,
  })
  const { lines, notices } = readAnnex(file)
  expect(lines).toHaveLength(2)
  expect(notices).toEqual([
    '被隐藏的列已照常读取：F列“联系基层团支部名称”、G列“计划报到时间（团支部）”',
    '第3行被隐藏或筛选，已照常读取',
    '隐藏的工作表未读取：“旧”',
  ])
})

test.each([
  ['a cell of type e', '<c r="B2" t="e"><v>#N/A</v></c>', 'B2单元格是错误值“#N/A”，请更正后重新上传'],
  ['an error as text', '<c r="B2" t="str"><v>#NAME?</v></c>', 'B2单元格是错误值“#NAME?”，请更正后重新上传'],
  [
    'a formula without value',
    '<c r="B2"><f>A1</f></c>',
    'B2单元格是公式，文件中没有存放计算结果，请改为数值，或用电子表格软件打开并保存后重新上传',
  ],
  [
    'a formula with an empty value',
    '<c r="B2"><f>A1</f><v></v></c>',
    'B2单元格是公式，文件中没有存放计算结果，请改为数值，或用电子表格软件打开并保存后重新上传',
  ],
  ['a formula that gives nothing', '<c r="B2" t="str"><f>""</f><v></v></c>', '姓名未填写'],
])('a name that is %s is refused', (_, cell, reason) => {
  const xml = rowsXml([headers, wang.with(1, '')]).replace('<c r="C2"', `${cell}<c r="C2"`)
  expect(reasonsOf(readAnnex(workbookOf(xml)).lines[0])).toEqual([reason])
})
