import { describe, expect, test } from 'vitest'
import { readNotices } from './notices.ts'
import { reportOf } from './report.ts'

const year = (number: number, ...days: [date: string, isOffDay: boolean][]) => ({
  $schema: 'https://raw.githubusercontent.com/NateScarlet/holiday-cn/master/schema.json',
  $id: `https://raw.githubusercontent.com/NateScarlet/holiday-cn/master/${number}.json`,
  year: number,
  papers: [`https://www.gov.cn/zhengce/content/${number}.htm`],
  days: days.map(([date, isOffDay]) => ({ name: '元旦', date, isOffDay })),
})
const [first, second] = [
  year(2027, ['2027-01-01', true]),
  year(2028, ['2027-12-31', true], ['2028-01-01', true]),
]
const read = (json: unknown) => readNotices('FILE', JSON.stringify(json))

describe('a file of notices', () => {
  test.each([
    ['one year as it is published', first, [2027]],
    ['a list, in any order', [second, first], [2027, 2028]],
    [
      'years by number',
      { 2028: { days: second.days }, 2027: { days: first.days, papers: [] } },
      [2027, 2028],
    ],
  ])('may hold %s', (_, json, years) => {
    expect(read(json).map(notice => notice.year)).toEqual(years)
  })

  test.each([
    ['{', 'FILE is no JSON'],
    ['[]', 'FILE holds no notice'],
    ['2027', 'FILE holds no notice'],
    ['[2027]', 'FILE: notice 1: Invalid input: expected object'],
    ['{"year":2027}', 'FILE: notice 1: days: missing'],
    ['{"2027":{}}', 'FILE: notice 1: days: missing'],
    ['{"jahr":2027}', 'FILE: jahr: not a year'],
    [JSON.stringify({ days: first.days }), 'FILE: notice 1: year: '],
    [JSON.stringify({ ...first, days: [] }), 'FILE: notice 1: days: '],
    [JSON.stringify([first, { ...second, days: first.days }]), 'FILE: 2028: days.0.date: not a day of 2028'],
  ])('is refused in one line: %s', (text, why) => {
    expect(() => readNotices('FILE', text)).toThrow(why)
  })
})

describe('what is told of a notice', () => {
  const body = { year: 2019, version: 2, changedDays: [], reassessed: [] }

  test('that says the same', () => {
    expect(reportOf({ status: 200, body })).toEqual(['2019: nothing new, version 2 says the same'])
  })

  test('are the days that it moves, and the months that follow', () => {
    const changedDays = [
      { date: '2019-04-28', isOffDay: false },
      { date: '2019-05-02', isOffDay: true },
    ]
    const reassessed = [
      { month: '2019-04', status: 'final' },
      { month: '2019-05', status: 'provisional' },
    ]
    expect(reportOf({ status: 201, body: { ...body, changedDays, reassessed } })).toEqual([
      '2019: version 2',
      '  2019-04-28 is worked now',
      '  2019-05-02 is off now',
      '  closed months that are restated where it bears on a result: 2019-04',
      '  months that are assessed again: 2019-05',
    ])
  })

  test('of days that nobody was measured by', () => {
    expect(reportOf({ status: 201, body })).toEqual(['2019: version 2', '  it bears on no result so far'])
  })
})
