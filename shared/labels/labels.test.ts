import { expect, test } from 'vitest'
import { nearDayLabel, periodLabel, timeLabel } from './dates.ts'
import { labels } from './labels.ts'
import { flagSentence } from './review.ts'

test('no two codes of one kind have the same word', () => {
  for (const [codes, words] of Object.entries(labels)) {
    const said = Object.values(words)
    expect([codes, new Set(said).size]).toEqual([codes, said.length])
  }
})

test('one indicator, one name, and no word that another has', () => {
  expect(labels.indicators.faceToFace).toBe(labels.channels.faceToFace)
  expect(labels.indicators.themeDays).toBe(labels.activities.themeDay)
  expect(labels.indicators.campaign).toBe(labels.activities.survey)
})

test('flags in one sentence each', () => {
  expect(flagSentence('burst', { events: 10, seconds: 60, contacts: 10 })).toBe(
    '10次联系集中发生，其中60秒内不少于10次，请核实是否为真实联系。',
  )
  expect(flagSentence('lastDay', { events: 12, dates: 12 })).toBe(
    '本月12天的12条联系和报到记录均在月末最后一天或之后录入，请核实。',
  )
  expect(flagSentence('sameHalfDay', { date: '2026-05-07', half: 'am', bases: 2 })).toBe(
    '2026年5月7日上午半天内在2个基层组织报到，请核实。',
  )
  expect(flagSentence('ratings', { source: 'tencent', youths: 10, minutes: 10, least: 10 })).toBe(
    '同一来源（腾讯）的10名青年评分集中提交，其中10分钟内不少于10名，请核实。',
  )
})

test.each([
  ['2026', '2026年'],
  ['2026-Q3', '2026年第三季度'],
  ['2026-05', '2026年5月'],
])('%s is %s', (period, said) => {
  expect(periodLabel(period)).toBe(said)
})

test('an instant on China’s clock, across midnight', () => {
  expect(timeLabel('2026-05-31T18:00:00.000Z', 'Asia/Shanghai')).toBe('2026年6月1日 02:00')
  expect(timeLabel('2026-06-07T16:05:59Z', 'Asia/Shanghai')).toBe('2026年6月8日 00:05')
})

test('a day as it is said', () => {
  expect([0, 1, 2, -1].map(days => nearDayLabel(`2026-05-${20 + days}`, '2026-05-20'))).toEqual([
    '今天（5月20日）',
    '明天（5月21日）',
    '5月22日',
    '5月19日',
  ])
})

test('no explanation states a number that a city’s policy may change', () => {
  const said = Object.values(labels.explanations).map(text => text.split('\n依据：')[0])
  const counted = /\d|[两二三四五六七八九十百]+(个|天|月|人|名|次|成|半)/
  expect(said.filter(text => text === undefined || counted.test(text))).toEqual([])
})
