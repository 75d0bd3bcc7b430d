import { expect, test } from 'vitest'
import { readAnnex } from '../../annex/read.ts'
import { rowsXml, workbookOf, zipOf } from '../testing/zip.ts'
import { readXlsx } from './xlsx.ts'

const styles = (formats: string, ...ids: readonly number[]) =>
  `<styleSheet><numFmts>${formats}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${ids.map(id => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`
const rowsOf = (xml: string, parts: Readonly<Record<string, string>> = {}) =>
  readXlsx(workbookOf(xml, '', parts))[0]?.rows

test('a committee’s file: merged title, two header rows with merged cells, a cadre over two merged rows', () => {
  const rows = [
    ['专挂职团干部“走支部连百心”情况一览表'],
    ['填表单位：共青团涟水县委', '', '', '', '填表人：李四'],
    ['序号', '姓名', '单位', '职务', '手机号码', '联系基层团支部', '', '联系青年社会组织或青年社团', ''],
    ['', '', '', '', '', '名称', '计划报到时间', '名称', '计划报到时间'],
    [
      '1',
      '王建国',
      '共青团涟水县委',
      '副书记',
      '13800000001',
      '红星社区团支部',
      '2016.6.23',
      '蓝天志愿者协会',
      '2016.6.24',
    ],
    ['', '', '', '', '', '东风社区团支部', '2016.6.24', '', ''],
  ]
  const merged = [
    'A1:I1',
    'A2:D2',
    'A3:A4',
    'B3:B4',
    'C3:C4',
    'D3:D4',
    'E3:E4',
    'F3:G3',
    'H3:I3',
    'B5:B6',
    'C5:C6',
    'D5:D6',
    'E5:E6',
    'H5:H6',
    'I5:I6',
  ]
  const file = workbookOf(
    rowsXml(rows),
    `<mergeCells>${merged.map(ref => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
  )
  expect(readAnnex(file)).toEqual({
    sheets: ['Sheet1'],
    filledBy: { unit: '共青团涟水县委', person: '李四', phone: '' },
    lines: [
      {
        rowNumber: 5,
        row: {
          name: '王建国',
          unit: '共青团涟水县委',
          post: '副书记',
          mobile: '13800000001',
          branches: [
            { name: '红星社区团支部', plannedOn: '2016-06-23' },
            { name: '东风社区团支部', plannedOn: '2016-06-24' },
          ],
          associations: [{ name: '蓝天志愿者协会', plannedOn: '2016-06-24' }],
        },
      },
    ],
    notices: [],
  })
})

test('cells of every type', () => {
  const parts = {
    'xl/sharedStrings.xml':
      '<sst><si><t>团</t></si><si><r><t>红星</t></r><r><t xml:space="preserve"> 社区</t></r><rPh><t>hong</t></rPh></si></sst>',
  }
  const cells = [
    '<c r="A1" t="s"><v>0</v></c>',
    '<c r="B1" t="s"><v>1</v></c>',
    '<c r="C1"><v>13800000001</v></c>',
    '<c r="D1"><v>1.3800000001E10</v></c>',
    '<c r="E1" t="str"><f>A1&amp;B1</f><v>团&#x4e00;_x000A_&lt;</v></c>',
    '<c r="F1" t="b"><v>1</v></c>',
    '<c r="G1" t="d"><v>2016-06-23T00:00:00</v></c>',
    '<c r="H1" t="e"><v>#REF!</v></c>',
    '<c r="J1" t="inlineStr"><is><t><![CDATA[<甲>]]></t></is></c>',
  ]
  expect(rowsOf(`<row r="1">${cells.join('')}</row>`, parts)).toEqual([
    ['团', '红星 社区', '13800000001', '13800000001', '团一\n<', 'TRUE', '2016-06-23', '#REF!', '', '<甲>'],
  ])
})

test.each([
  ['yyyy\\.m\\.d', '2016-06-23'],
  ['yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@', '2016-06-23'],
  ['[$-804]aaaa yyyy/m/d', '2016-06-23'],
  ['General', '42544'],
  ['[Red]0.00', '42544'],
  ['&quot;day&quot;0', '42544'],
])('42544 in format %s shows %s', (format, shown) => {
  const parts = { 'xl/styles.xml': styles(`<numFmt numFmtId="164" formatCode="${format}"/>`, 0, 164) }
  expect(rowsOf('<row r="1"><c r="A1" s="1"><v>42544</v></c></row>', parts)).toEqual([[shown]])
})

test('built-in formats of dates, also the Chinese ones', () => {
  const parts = { 'xl/styles.xml': styles('', 0, 14, 31, 57, 10) }
  const cells = [0, 1, 2, 3, 4, 9].map(
    (style, column) => `<c r="${'ABCDEF'[column]}1" s="${style}"><v>42544.5</v></c>`,
  )
  const date = '2016-06-23'
  expect(rowsOf(`<row r="1">${cells.join('')}</row>`, parts)).toEqual([
    ['42544.5', date, date, date, '42544.5', '42544.5'],
  ])
})

test('a phone in a column that is formatted as dates', () => {
  const cell = '<row r="1"><c r="A1" s="0"><v>13700000014</v></c></row>'
  expect(rowsOf(cell, { 'xl/styles.xml': styles('', 14) })).toEqual([['13700000014']])
})

test('a workbook that counts from 1904', () => {
  const file = zipOf({
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="一" r:id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="a" Type="x/worksheet" Target="/xl/w.xml"/></Relationships>',
    'xl/styles.xml': styles('', 14),
    'xl/w.xml':
      '<worksheet><sheetData><row r="1"><c r="A1" s="0"><v>41082</v></c></row></sheetData></worksheet>',
  })
  expect(readXlsx(file)).toEqual([{ name: '一', rows: [['2016-06-23']], merges: [] }])
})

test('namespace prefixes, and addresses left out', () => {
  const file = zipOf({
    'xl/workbook.xml':
      '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="一" r:id="a"/></x:sheets></x:workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="a" Type="x/worksheet" Target="w.xml"/></Relationships>',
    'xl/w.xml':
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row><x:row r="3"><x:c><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>',
  })
  expect(readXlsx(file)[0]?.rows).toEqual([['1', '2'], [], ['3']])
})

test('hidden sheets are left out', () => {
  const file = zipOf({
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="旧" state="hidden" r:id="a"/><sheet name="新" r:id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="a" Type="x/worksheet" Target="w.xml"/></Relationships>',
    'xl/w.xml': '<worksheet/>',
  })
  expect(readXlsx(file).map(sheet => sheet.name)).toEqual(['新'])
})
