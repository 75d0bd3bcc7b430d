import { expect, test } from 'vitest'
import type { Sheet } from '../../../shared/spreadsheet/read/sheet.ts'
import { lookAt } from './look.ts'
import { readWords, type Word } from './words.ts'

const sheet = (name: string, rows: string[][]): Sheet => ({ name, rows, merges: [] })
const names = sheet('考核表', [['姓名'], ['王建国'], ['李四']])

/** A word of ten points' height. */
const word = (text: string, left: number, top: number): Word => ({
  text,
  left,
  top,
  right: left + 10 * text.length,
  bottom: top + 10,
})
const page = (...words: Word[]) => ({ width: 842, height: 595, words })

const looked = (...words: Word[]) => lookAt([names], [page(word('姓名', 50, 50), ...words)])[0]

test('words of a PDF, where they stand', () => {
  const html = `<page width="842.000000" height="595.000000">
    <word xMin="50.5" yMin="60.0" xMax="80.5" yMax="70.0">A&amp;B&#39;</word>
  </page>`
  expect(readWords(html)).toEqual([
    { width: 842, height: 595, words: [{ text: "A&B'", left: 50.5, top: 60, right: 80.5, bottom: 70 }] },
  ])
})

test('a sheet on which all is well', () => {
  expect(looked(word('王建国', 50, 65), word('李四', 50, 80))).toEqual({
    name: '考核表',
    columns: 1,
    pages: 1,
    smallest: 10,
    faults: [],
  })
})

test.each([
  ['one over the other', [word('王建国', 50, 65), word('李四', 50, 68)], 'one over the other: 王建国 / 李四'],
  ['beyond the edge', [word('王建国', 820, 65), word('李四', 50, 80)], 'cut at the edge: 王建国'],
])('%s', (_, words, fault) => {
  expect(looked(...words)?.faults).toEqual([`page 1: ${fault}`])
})

test('what is cut off', () => {
  expect(looked(word('王建', 50, 65), word('李四', 50, 80))?.faults).toEqual(['not on the paper: 国'])
})

test('letters that nobody can read', () => {
  const small = { ...word('王建国李四', 50, 65), bottom: 71 }
  expect(looked(small)?.faults).toEqual(['letters of 6.0 points'])
})

test('a page is of the sheet whose header is on it', () => {
  const demands = sheet('问题清单', [['内容'], ['孩子入托困难']])
  const pages = [
    page(word('姓名', 50, 50), word('王建国', 50, 65)),
    page(word('姓名', 50, 50), word('李四', 50, 65)),
    page(word('内容', 50, 50), word('孩子入托困难', 50, 65)),
  ]
  expect(lookAt([names, demands], pages).map(({ name, pages, faults }) => [name, pages, faults])).toEqual([
    ['考核表', 2, []],
    ['问题清单', 1, []],
  ])
})
