import { expect, test } from 'vitest'
import { splitDates, splitNames } from './split.ts'

test.each([
  ['红星社区团支部', ['红星社区团支部']],
  ['红星社区团支部\n东风社区团支部', ['红星社区团支部', '东风社区团支部']],
  ['红星社区团支部、东风社区团支部', ['红星社区团支部', '东风社区团支部']],
  ['1.红星社区团支部\n2.东风社区团支部', ['红星社区团支部', '东风社区团支部']],
  ['红星社区；东风村', ['红星社区', '东风村']],
  ['涟水县机关、事业单位团支部', ['涟水县机关、事业单位团支部']],
  ['XX市XX区XX街道\nXX社区团支部', ['XX市XX区XX街道\nXX社区团支部']],
  ['高二（1、2班）团支部', ['高二（1、2班）团支部']],
])('branches in %j', (cell, names) => {
  expect(splitNames(cell, 'branch', 1)).toEqual(names)
})

test('as many dates as parts settle what a separator means', () => {
  expect(splitNames('红星社区、东风村', 'branch', 1)).toEqual(['红星社区、东风村'])
  expect(splitNames('红星社区、东风村', 'branch', 2)).toEqual(['红星社区', '东风村'])
})

test('dates in one cell', () => {
  expect(splitDates('2016.6.23\n2016.6.24、2016年6月25日')).toEqual([
    '2016.6.23',
    '2016.6.24',
    '2016年6月25日',
  ])
})
