import { expect, test } from 'vitest'
import { cleanLine, cleanText, squash } from './clean.ts'

test.each([
  ['　王　建国 ', '王建国'],
  ['王\u00a0 涛', '王涛'],
  ['阿依古丽·买买提', '阿依古丽·买买提'],
  ['淮安市第１中学（高二Ａ班）团支部', '淮安市第1中学（高二A班）团支部'],
  ['XX街道\r\nXX社区\n团支部', 'XX街道XX社区团支部'],
  ['New  Wave\nClub 青年社', 'New Wave Club 青年社'],
  ['红星\u200b社区\u0000团支部', '红星社区团支部'],
  ["'=1+1", '=1+1'],
  ["O'Neill", "O'Neill"],
])('the line %j means %j', (typed, meant) => {
  expect(cleanLine(typed)).toBe(meant)
})

test('lines of a cell stay apart, each trimmed', () => {
  expect(cleanText(' 红星社区团支部　\r\n\n  东风社区团支部')).toBe('红星社区团支部\n东风社区团支部')
})

test('headers compare without spaces, width and remarks', () => {
  expect(squash('手机 号码\n（必填）')).toBe('手机号码')
  expect(squash('姓　名：')).toBe('姓名')
})
