import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAnnex } from '../../annex/read.ts'
import { workbookOf, zipOf } from '../testing/zip.ts'
import { limits } from './limits.ts'
import { readSpreadsheet } from './spreadsheet.ts'
import { Unreadable } from './unreadable.ts'

const refusal = (code: string, message?: string) =>
  expect.objectContaining({ name: 'Unreadable', code, ...(message !== undefined && { message }) })
const cell = (address: string, text = '1') => `<row><c r="${address}" t="str"><v>${text}</v></c></row>`
const encrypted = Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 1, 0)
const zeros = Buffer.alloc(limits.inflatedBytes + 1)

test.each([
  ['nothing', new Uint8Array(), 'empty', '文件为空'],
  ['3 MB', new Uint8Array(3 * 1024 * 1024), 'too_large', '文件不应超过2MB'],
  [
    'an .xls',
    Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1),
    'old_or_encrypted',
    '不支持旧版 .xls 文件或加密文件，请取消密码并另存为 .xlsx 后上传',
  ],
  [
    'a .docx',
    zipOf({ 'word/document.xml': '<w/>' }),
    'not_a_spreadsheet',
    '文件不是电子表格，请上传 .xlsx 或 .csv 文件',
  ],
  [
    'half a file',
    workbookOf('').subarray(0, 200),
    'damaged',
    '文件已损坏或不是有效的 .xlsx 文件，请用电子表格软件重新保存后上传',
  ],
  [
    'broken XML',
    workbookOf('<row r="1"><c></row>'),
    'damaged',
    '文件内容已损坏，请用电子表格软件重新保存后上传',
  ],
  ['row 0', workbookOf('<row r="-1"><c><v>1</v></c></row>'), 'damaged', undefined],
  ['row 1.5', workbookOf('<row r="1.5"><c><v>1</v></c></row>'), 'damaged', undefined],
  ['a string that is not there', workbookOf('<row r="1"><c t="s"><v>7</v></c></row>'), 'damaged', undefined],
  ['an encrypted zip', encrypted, 'old_or_encrypted', '文件已加密，请取消密码后重新上传'],
  ['a value in row 5001', workbookOf(cell('A5001')), 'too_many_rows', '表格不应超过5000行，第5001行仍有内容'],
  ['a value in the last row', workbookOf(cell('XFD1048576')), 'too_many_rows', undefined],
  ['a value in column 65', workbookOf(cell('BM1')), 'too_many_columns', '表格不应超过64列，第65列仍有内容'],
  [
    'a cell of 2001 characters',
    workbookOf(cell('B3', '团'.repeat(2001))),
    'cell_too_long',
    '第3行第2列的内容超过2000字，请精简后重新上传',
  ],
  [
    'merged cells upon merged cells',
    workbookOf('', '<mergeCell ref="A1:XFD1048576"/>'.repeat(3)),
    'damaged',
    undefined,
  ],
])('%s is refused', (_, bytes, code, message) => {
  expect(() => readSpreadsheet(bytes)).toThrow(refusal(code, message))
})

test('formatted empty cells down to the last row are nothing', () => {
  const file = workbookOf(
    '<row r="1"><c><v>1</v></c><c r="XFD1" s="0"/></row><row r="1048576"><c s="0"/></row>',
  )
  expect(readSpreadsheet(file)[0]?.rows).toEqual([['1']])
})

test('pictures are never inflated', () => {
  const file = workbookOf(cell('A1'), '', { 'xl/media/image1.xml': ' '.repeat(limits.inflatedBytes + 1) })
  expect(readSpreadsheet(file)[0]?.rows).toEqual([['1']])
})

test.each([
  ['with backslashes', (name: string) => name.replaceAll('/', '\\')],
  ['in another case', (name: string) => name.replace('xl/', 'XL/').replace('workbook', 'Workbook')],
])('names of parts %s', (_, rename) => {
  const parts = {
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="一" r:id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/Sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${cell('A1')}</sheetData></worksheet>`,
  }
  const renamed = Object.entries(parts).map(([name, xml]) => [rename(name), xml])
  expect(readSpreadsheet(zipOf(Object.fromEntries(renamed)))[0]?.rows).toEqual([['1']])
})

test('a zip bomb is refused by what it claims', () => {
  const bomb = zipOf({ 'xl/workbook.xml': zeros })
  expect(bomb.byteLength).toBeLessThan(40_000)
  expect(() => readSpreadsheet(bomb)).toThrow(
    refusal('too_large', '文件解压后超过32MB，请删去多余内容后重新上传'),
  )
})

test('a zip bomb that lies about its size is stopped at the bound', () => {
  expect(() => readSpreadsheet(zipOf({ 'xl/workbook.xml': zeros }, 1_000))).toThrow(refusal('too_large'))
})

test('entries of a zip bomb share one bound', () => {
  const half = Buffer.from(' '.repeat(limits.inflatedBytes / 2 - 1_000))
  const parts = Object.fromEntries(
    ['sharedStrings', 'styles'].map(part => [`xl/${part}.xml`, `<a>${half}</a>`]),
  )
  expect(() => readSpreadsheet(workbookOf(`<row/>${half.subarray(0, 4_000)}`, '', parts))).toThrow(
    refusal('too_large'),
  )
})

test('declared entities are not expanded', () => {
  const lol = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;">]>'
  const file = workbookOf('<row><c t="s"><v>0</v></c></row>', '', {
    'xl/sharedStrings.xml': `${lol}<sst><si><t>&c;</t></si></sst>`,
  })
  expect(readSpreadsheet(file)[0]?.rows).toEqual([['&c;']])
})

const answers = (file: Uint8Array) => {
  try {
    readAnnex(file)
  } catch (error) {
    expect(error).toBeInstanceOf(Unreadable)
  }
}
const edits = (length: number) =>
  fc.array(fc.tuple(fc.nat(length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
const edited = (bytes: Uint8Array, changes: readonly (readonly [number, number])[]) =>
  changes.reduce((file, [at, byte]) => file.with(at, byte), bytes)

test('whatever the bytes, the answer is a reading or a refusal with a reason', () => {
  const valid = workbookOf(cell('A1'))
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.uint8Array({ maxLength: 300 }).map(tail => Uint8Array.of(0x50, 0x4b, 3, 4, ...tail)),
    edits(valid.length).map(changes => edited(valid, changes)),
  )
  fc.assert(fc.property(bytes, answers), { numRuns: 1_000 })
})

test('whatever the XML, likewise', () => {
  const xml = new TextEncoder().encode(
    `<row r="1"><c r="A1" t="s" s="0"><v>1</v></c></row>${cell('B2', '姓名')}`,
  )
  const rows = edits(xml.length).map(changes => Buffer.from(edited(xml, changes)).toString('latin1'))
  fc.assert(
    fc.property(rows, changed => answers(workbookOf(changed, '<mergeCell ref="A1:B2"/>'))),
    { numRuns: 1_000 },
  )
})

test('the largest sheet, filled with the most awkward text, is read in a moment', { timeout: 10_000 }, () => {
  const awkward = ['、'.repeat(2_000), '（'.repeat(2_000), ' \n'.repeat(1_000), '2.'.repeat(1_000)]
  const strings = [
    '姓名',
    '单位',
    '职务',
    '手机号码',
    '支部',
    '计划报到时间',
    '社团',
    '计划报到时间',
    ...awkward,
  ]
  const row = (number: number, string: (column: number) => number) =>
    `<row r="${number}">${Array.from({ length: 8 }, (_, column) => `<c t="s"><v>${string(column)}</v></c>`).join('')}</row>`
  const rows = Array.from({ length: 1_000 }, (_, at) =>
    row(at + 2, column => 8 + ((at + column) % awkward.length)),
  )
  const file = workbookOf(row(1, column => column) + rows.join(''), '', {
    'xl/sharedStrings.xml': `<sst>${strings.map(text => `<si><t>${text}</t></si>`).join('')}</sst>`,
  })
  expect(readAnnex(file).lines).toHaveLength(1_000)
})
