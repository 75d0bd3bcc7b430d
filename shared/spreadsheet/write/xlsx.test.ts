import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readXlsx } from '../read/xlsx.ts'
import { Zip } from '../read/zip.ts'
import { anyCharacter } from '../testing/characters.ts'
import { plainText } from './plain.ts'
import { sheetName, type Table } from './table.ts'
import { writeXlsx } from './xlsx.ts'

const table: Table = {
  name: '考核结果',
  title: '2016年6月考核结果',
  columns: [
    { header: '姓名', width: 10, type: 'text' },
    { header: '总分', width: 8, type: 'number', format: '0.0' },
    { header: '截止日期', width: 12, type: 'date', format: 'yyyy-mm-dd' },
  ],
  rows: [
    ['王建国', 86.5, '2016-06-23'],
    ['=1+1', '免考核', null],
  ],
}

test('a table with its title', async () => {
  expect(readXlsx(await writeXlsx([table]))).toEqual([
    {
      name: '考核结果',
      rows: [
        ['2016年6月考核结果'],
        ['姓名', '总分', '截止日期'],
        ['王建国', '86.5', '2016-06-23'],
        ['=1+1', '免考核'],
      ],
      merges: [{ top: 0, left: 0, bottom: 0, right: 2 }],
    },
  ])
})

test('header in view, widths, number formats; text is text even where it looks like a formula', async () => {
  const zip = new Zip(await writeXlsx([table]))
  const xml = zip.text('xl/worksheets/sheet1.xml') ?? ''
  expect(xml).toContain('<pane ySplit="2"')
  expect(xml).toContain('<col min="1" max="1" width="10" customWidth="1"/>')
  expect(xml).toMatch(/<c r="B3" s="\d+"><v>86.5<\/v>/)
  expect(xml).toMatch(/<c r="A4" s="\d+" t="s">/)
  expect(xml).not.toContain('<f>')
  const styles = zip.text('xl/styles.xml') ?? ''
  expect(styles).toContain('formatCode="0.0"')
  expect(styles).toContain('formatCode="yyyy-mm-dd"')
})

test('several tables: names that spreadsheets allow, each once', async () => {
  const names = ['一季度', '一季度', "'[甲]:乙?'", '', '长'.repeat(40)]
  const sheets = readXlsx(await writeXlsx(names.map(name => ({ ...table, name }))))
  expect(sheets.map(sheet => sheet.name)).toEqual(['一季度', '一季度 2', '甲  乙', '表格', '长'.repeat(31)])
  expect(sheetName('a/b')).toBe('a b')
})

test('a table without rows or title', async () => {
  const { title: _, ...plain } = table
  const [sheet] = readXlsx(await writeXlsx([{ ...plain, rows: [] }]))
  expect(sheet?.rows).toEqual([['姓名', '总分', '截止日期']])
})

test('a county of 5,000 rows', async () => {
  const rows = Array.from({ length: 4_998 }, (_, row) => [`王建国${row}`, row / 10, '2016-06-23'])
  const [sheet] = readXlsx(await writeXlsx([{ ...table, rows }]))
  expect(sheet?.rows[4_999]).toEqual(['王建国4997', '499.7', '2016-06-23'])
})

test('whatever the text, it is read back as plain text', async () => {
  const unit = fc.oneof(fc.constantFrom('_x0041_', ...'_x041=+-@\n\t\r<>&"\'团'), anyCharacter)
  const columns: Table['columns'] = [{ header: '内容', width: 20, type: 'text' }]
  const text = fc.oneof(fc.string({ unit }), fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype)))
  await fc.assert(
    fc.asyncProperty(fc.array(text, { maxLength: 40 }), async texts => {
      const [sheet] = readXlsx(await writeXlsx([{ name: '表', columns, rows: texts.map(text => [text]) }]))
      const cells = texts.map((_, row) => sheet?.rows[row + 1]?.[0] ?? '')
      expect(cells).toEqual(texts.map(plainText))
    }),
    { numRuns: 30 },
  )
})

describe('on paper', () => {
  const paper: Table = {
    ...table,
    name: "考核'表",
    above: ['填表单位：共青团涟水县委', '2026年5月'],
    notes: ['注：'.padEnd(70, '免评')],
    signing: ['审核人（签字）：', '单位（盖章）：'],
    landscape: true,
  }
  const xmlOf = async (...tables: Table[]) => {
    const zip = new Zip(await writeXlsx(tables))
    return (path: string) => zip.text(path) ?? ''
  }

  test('A4 as wide as the paper, with numbered pages', async () => {
    const sheet = (await xmlOf(paper, table))('xl/worksheets/sheet1.xml')
    expect(sheet).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
    expect(sheet).toContain(
      '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    )
    expect(sheet).toContain('<oddFooter>&#38;C第 &#38;P 页，共 &#38;N 页</oddFooter>')
  })

  test('upright unless said otherwise', async () => {
    expect((await xmlOf(paper, table))('xl/worksheets/sheet2.xml')).toContain('orientation="portrait"')
  })

  test('title, what stands above the header and the header are on each page', async () => {
    const workbook = (await xmlOf(paper, table))('xl/workbook.xml')
    expect(workbook).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="0">&#39;考核&#39;&#39;表&#39;!$1:$3</definedName>',
    )
    expect(workbook).toContain(
      '<definedName name="_xlnm.Print_Area" localSheetId="0">&#39;考核&#39;&#39;表&#39;!$A$1:$C$7</definedName>',
    )
    expect(workbook).toMatch(/localSheetId="1">&#39;[^!]+!\$1:\$2<\/definedName>/)
  })

  test('rows are as high as their longest text needs, merged cells too', async () => {
    const rows = [['王建国'.repeat(5), 86.5, '2016-06-23']]
    const sheet = (await xmlOf({ ...paper, rows }))('xl/worksheets/sheet1.xml')
    // 30 half characters in a column of 10; 140 in three columns of 30 together.
    expect(sheet).toContain('<row r="4" ht="63" customHeight="1">')
    expect(sheet).toContain('<row r="5" ht="77.5" customHeight="1">')
    expect(sheet).toContain('<mergeCell ref="A5:C5"/>')
  })

  test('what is signed by hand stands side by side below', async () => {
    const [sheet] = readXlsx(await writeXlsx([paper]))
    expect(sheet?.rows.at(-1)).toEqual(['审核人（签字）：', '', '单位（盖章）：'])
    expect(sheet?.rows[1]).toEqual(['填表单位：共青团涟水县委', '', '2026年5月'])
  })
})
