import { expect, test } from 'vitest'
import { widthOf } from '../../../shared/spreadsheet/write/width.ts'
import { pad, painting, tableLines } from './table.ts'

const plain = painting(false, {})

test('Han characters and full-width punctuation take two columns, all else one', () => {
  expect(widthOf('欧阳晓峰')).toBe(8)
  expect(widthOf('（A，b）')).toBe(8)
  expect(widthOf('98/100 “·─')).toBe(10)
  expect(widthOf('𠮷　')).toBe(4)
})

test('texts are filled up on either side', () => {
  expect(pad('优秀', 6)).toBe('优秀  ')
  expect(pad('98.3', 6, 'right')).toBe('  98.3')
  expect(pad('不合格', 4)).toBe('不合格')
})

test('a table of Chinese and figures aligns', () => {
  const rows = [
    ['姓名', '总分', '等次', '完成'],
    ['王建国', '98.3', '优秀', '1/2'],
    ['欧阳晓峰', '100.0', '不合格', '不适用'],
    ['A', '未评', ''],
  ]
  expect(tableLines(rows, plain)).toEqual([
    '姓名       总分  等次      完成',
    '───────────────────────────────',
    '王建国     98.3  优秀       1/2',
    '欧阳晓峰  100.0  不合格  不适用',
    'A          未评',
  ])
})

test('tones show on a terminal only, and not where NO_COLOR is set', () => {
  const lines = (isTTY: boolean, env: Record<string, string>) =>
    tableLines([['x'], ['优秀']], painting(isTTY, env), cell => (cell === '优秀' ? 'good' : undefined)).at(-1)
  expect(lines(true, {})).toBe('\x1b[32m优秀\x1b[0m')
  expect(lines(true, { NO_COLOR: '1' })).toBe('优秀')
  expect(lines(false, {})).toBe('优秀')
})
