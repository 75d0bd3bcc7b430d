import { expect, test } from 'vitest'
import { cleanLine, cleanName } from './clean.ts'
import { linesOf, reasonsOf, wang } from './testing/annex.ts'

test.each([
  ['private use of old GBK', '高\uE863', '高䶮'],
  ['private use of old GBK', '李\uE83F', '李䏝'],
  ['the first of it', '\uE81A', '㑳'],
  ['beyond the first plane', '\uE816', '𠂇'],
  ['a bullet', '甲\u2022乙', '甲·乙'],
  ['a Katakana dot', '甲\u30FB乙', '甲·乙'],
  ['a half-width Katakana dot', '甲\uFF65乙', '甲·乙'],
  ['a full-width full stop', '甲\uFF0E乙', '甲·乙'],
  ['a hyphenation point', '甲\u2027乙', '甲·乙'],
  ['a dot operator', '甲\u22C5乙', '甲·乙'],
  ['a Greek ano teleia', '甲\u0387乙', '甲·乙'],
  ['a full stop', '甲.乙', '甲·乙'],
  ['the dot itself', '甲·乙', '甲·乙'],
  ['a Kangxi radical', '\u2FBC峰', '高峰'],
  ['a radical that no normalization maps', '\u2EE2\u2EF0', '马龙'],
  ['a compatibility ideograph', '\uF90A', '金'],
  ['one of the second plane', '\u{2F804}', '你'],
  ['a variation selector', '葛\u{E0100}', '葛'],
  ['fillers and selectors', '王\u3164建\u180E国\uFE0F', '王建国'],
  ['a word joiner and a direction', '\u2060王\u202E建国\u200B', '王建国'],
  ['composed and decomposed', 'A\u0301', 'Á'],
])('%s: %j means %j', (_, typed, meant) => {
  expect(cleanName(typed)).toBe(meant)
})

test.each(['1．红星社区团支部', '2016．6．23', '高二（1、2班）团支部', '“青年之家”协会', '10.5团支部'])(
  '%j stays as it is',
  typed => {
    expect(cleanLine(typed)).toBe(typed)
  },
)

test.each([
  [1, '王\uE000', '姓名含有无法识别的字符“\uE000”（U+E000），请改用规范汉字'],
  [1, '王\u2EA2', '姓名含有无法识别的字符“⺢”（U+2EA2），请改用规范汉字'],
  [1, '王\u30A8', '姓名含有无法识别的字符“エ”（U+30A8），请改用规范汉字'],
  [1, '王\uD800', '姓名含有无法识别的字符“\uFFFD”（U+FFFD），请改用规范汉字'],
  [2, '共青团\uE5E5县委', '单位含有无法识别的字符“\uE5E5”（U+E5E5），请改用规范汉字'],
  [5, '红\u31D0团支部', '联系基层团支部名称含有无法识别的字符“㇐”（U+31D0），请改用规范汉字'],
])('column %i, %j: what no table can tell is named', (column, typed, reason) => {
  expect(reasonsOf(linesOf([wang.with(column, typed)])[0])).toEqual([reason])
})

test('Japanese letters stay in the name of a society', () => {
  expect(reasonsOf(linesOf([wang.with(7, '漫の社')])[0])).toEqual([])
})

test('cleaning takes time in proportion to the text', () => {
  const count = (length: number) => {
    const text = ` ${' \u200B'.repeat(length)}${':'.repeat(length)}a`
    return cleanLine(text).length
  }
  expect(count(100_000)).toBe(100_001)
})
