import { expect, test } from 'vitest'
import { readAnnex } from '../../annex/read.ts'
import { decodeText, readCsv } from './csv.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const rowsOf = (text: string) => readCsv(utf8(text))[0]?.rows

// The notice's sheet with one cadre, saved as .csv by a Chinese spreadsheet program.
const gb18030 = Buffer.from(
  '16i50tawzcW4ybK/obDX39ansr/BrLDZ0MShscfpv/bSu8DAse0sLCwsLCwsLA0KzO6x7bWlzrujurmyx+DNxcGwy67P2M6vLCwsLMzuse3Iy6O6' +
    'wO7LxCwswarPtbXnu7CjujA1MTctODIzODAwMDAsLA0K0PK6xSzQ1cP7LLWlzrss1rDO8SzK1rv6usXC6yzBqs+1u/my483F1qeyv8P7s8YsvMa7' +
    'rrGotb3KsbzkLMGqz7W498Hs0/LH4MTqyee74dfp1q+78sfgxOrJ583Fw/uzxiy8xruusai1vcqxvOQNCjEszfW9qLn6LLmyx+DNxcGwy67P2M6v' +
    'LLixyum8xywxMzgwMDAwMDAwMSy67NDHyefH+M3F1qeyvywyMDE2LjYuMjMswLbM7Na+1LjV39Ctu+EsMjAxNi42LjI0DQo=',
  'base64',
)

test('a file in GB18030', () => {
  expect(readAnnex(gb18030)).toEqual({
    sheets: [''],
    filledBy: { unit: '共青团涟水县委', person: '李四', phone: '0517-82380000' },
    lines: [
      {
        rowNumber: 4,
        row: {
          name: '王建国',
          unit: '共青团涟水县委',
          post: '副书记',
          mobile: '13800000001',
          branches: [{ name: '红星社区团支部', plannedOn: '2016-06-23' }],
          associations: [{ name: '蓝天志愿者协会', plannedOn: '2016-06-24' }],
        },
      },
    ],
    notices: [],
  })
})

test.each([
  ['UTF-8', [0xe5, 0x9b, 0xa2]],
  ['UTF-8 with BOM', [0xef, 0xbb, 0xbf, 0xe5, 0x9b, 0xa2]],
  ['GB18030', [0xcd, 0xc5]],
  ['UTF-16 with BOM', [0xff, 0xfe, 0xe2, 0x56]],
  ['UTF-16 with BOM, the other way round', [0xfe, 0xff, 0x56, 0xe2]],
])('%s is told apart by its bytes', (_, bytes) => {
  expect(decodeText(Uint8Array.from(bytes))).toBe('团')
})

test('a rare character of four bytes in GB18030', () => {
  expect(decodeText(Uint8Array.of(0xcd, 0xc5, 0x95, 0x32, 0x82, 0x36))).toBe('团\u{20000}')
})

test.each([[[0xff, 0xff, 0xff]], [[0x25, 0x50, 0, 0x44]]])('bytes %j are no text', bytes => {
  expect(() => decodeText(Uint8Array.from(bytes))).toThrow(
    expect.objectContaining({ code: 'unknown_encoding' }),
  )
})

test('quoted cells hold separators, quotes and line breaks', () => {
  expect(rowsOf('"a,b","c ""d""","e\nf"\r\n')).toEqual([['a,b', 'c "d"', 'e\nf']])
})

test('rows keep their numbers and may differ in length', () => {
  expect(rowsOf('a\n\nb,c\n')).toEqual([['a'], [''], ['b', 'c']])
})

test.each([
  ['姓名\t单位\t职务', ['姓名', '单位', '职务']],
  ['姓名;单位;职务', ['姓名', '单位', '职务']],
  ['红星社区，东风社区,单位', ['红星社区，东风社区', '单位']],
])('the separator of %j is found', (text, cells) => {
  expect(rowsOf(text)).toEqual([cells])
})

test('a quote that never ends', () => {
  expect(() => rowsOf('"a,b\nc')).toThrow(expect.objectContaining({ code: 'damaged' }))
})

test('digits that a tool wrote as text of a formula', () => {
  expect(rowsOf('="13900000013",=1+1,"=""13900000013"""\n')).toEqual([['13900000013', '=1+1', '13900000013']])
})

test('no more blank lines are read than two for each row that there may be; those at the end are none', () => {
  const lines = '\n'.repeat(1024 * 1024)
  expect(rowsOf(`姓名,单位\n甲,乙${lines}`)).toEqual([
    ['姓名', '单位'],
    ['甲', '乙'],
  ])
  expect(() => rowsOf(`姓名,单位${lines}甲`)).toThrow(
    expect.objectContaining({ code: 'too_many_rows', message: '表格不应超过5000行，请删除空行' }),
  )
})

test('two megabytes of line breaks are rows without anything', () => {
  expect(rowsOf('\n'.repeat(2 * 1024 * 1024))).toHaveLength(5_000)
  expect(() => rowsOf(`${'\n'.repeat(6_000)}甲`)).toThrow(expect.objectContaining({ code: 'too_many_rows' }))
})
