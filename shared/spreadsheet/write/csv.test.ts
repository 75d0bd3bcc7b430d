import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyCharacter } from '../testing/characters.ts'
import { writeCsv } from './csv.ts'
import type { Column } from './table.ts'

const columns: readonly Column[] = [
  { header: '姓名', width: 10, type: 'text' },
  { header: '总分', width: 8, type: 'number', format: '0.0' },
  { header: '截止日期', width: 12, type: 'date' },
]
const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

test('UTF-8 with BOM, CRLF, text quoted, numbers bare', () => {
  const rows = [
    ['王建国', 86.5, '2016-06-23'],
    ['李"四",\n五', -1, null],
  ]
  expect(textOf(writeCsv({ columns, rows }))).toBe(
    '\uFEFF"姓名","总分","截止日期"\r\n"王建国",86.5,"2016-06-23"\r\n"李""四"",\n五",-1,\r\n',
  )
})

const one: readonly Column[] = [{ header: '=标题', width: 10, type: 'text' }]
const cells = (rows: readonly (readonly [string])[]) =>
  parse(textOf(writeCsv({ columns: one, rows })), { bom: true })

test.each([
  ['=cmd|/c calc!A1', "'=cmd|/c calc!A1"],
  ['+8613800000001', "'+8613800000001"],
  ['-1+1', "'-1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['＝1＋1', "'＝1＋1"],
  ['\t=1', "'=1"],
  [' \r\n=1', "'=1"],
  ['\u0000=1', "'=1"],
  ['\uFEFF=1', "'=1"],
  ['a=1', 'a=1'],
  ['a;=1+1', "a;'=1+1"],
  ['a;"=1+1', 'a;"\'=1+1'],
  ['a| @b', "a| '@b"],
  ['a\n-1', "a\n'-1"],
  ['\u200B=1+1', "\u200B'=1+1"],
  ['甲;乙', '甲;乙'],
  ['王\u0007建国\t', '王建国'],
])('%j is written as %j', (typed, written) => {
  expect(cells([[typed]])).toEqual([["'=标题"], [written]])
})

test('no text begins as a formula does, or holds control characters', () => {
  const danger = fc.constantFrom(...'=+-@＝＋－＠\t\r\n\0\u0085\u200e\u200B\uFEFF"\',;| a团')
  const typed = fc.oneof(fc.string({ unit: danger }), fc.string({ unit: anyCharacter }))
  fc.assert(
    fc.property(typed, text => {
      const cell = cells([[text], ['之后']])[1]?.[0] ?? ''
      expect(cell).not.toMatch(/^\s|(^|[;|\n])[\s\p{Cf}]*[=+\-@＝＋－＠]/u)
      expect(cell.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
    }),
    { numRuns: 2_000 },
  )
})
