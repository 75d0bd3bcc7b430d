import { describe, expect, it } from 'vitest'
import { builtInCalendar } from './built-in-calendar.ts'
import { toDate, toDay } from './calendar.ts'
import { besideVersion, calendarCauses, changedDays, monthsOfDays } from './calendar-changes.ts'
import { type CalendarYear, workingDaysOf } from './working-days.ts'

const notice = (year: number, version: number, off: string[], worked: string[] = []): CalendarYear => ({
  year,
  version,
  papers: [],
  days: [
    ...off.map(date => ({ name: '', date, isOffDay: true })),
    ...worked.map(date => ({ name: '', date, isOffDay: false })),
  ],
})

/** Dates that a version of its year changes, and the months on which they bear. */
function changesOf(years: readonly CalendarYear[], version: CalendarYear) {
  const { before, after } = besideVersion([...years, version], version)
  const days = changedDays(before, after, version.year)
  return { dates: days.map(toDate), months: monthsOfDays(days) }
}

describe('a version of the calendar', () => {
  it('that extends the holidays after the fact bears on the month of the week’s Sunday', () => {
    const first = notice(2020, 0, ['2020-01-30'], ['2020-01-19', '2020-02-01'])
    const extended = notice(2020, 1, ['2020-01-30', '2020-01-31', '2020-02-01', '2020-02-02'], ['2020-01-19'])
    expect(changesOf([first], extended)).toEqual({
      dates: ['2020-01-31', '2020-02-01'],
      months: ['2020-02'],
    })
  })

  it('of 22 March 2019 makes four days of May and works two Sundays for them', () => {
    const first = notice(2019, 0, ['2019-05-01'])
    const changed = notice(
      2019,
      1,
      ['2019-05-01', '2019-05-02', '2019-05-03', '2019-05-04'],
      ['2019-04-28', '2019-05-05'],
    )
    expect(changesOf([first], changed)).toEqual({
      dates: ['2019-04-28', '2019-05-02', '2019-05-03', '2019-05-05'],
      months: ['2019-04', '2019-05'],
    })
  })

  it('of the next year moves days of late December, and makes them known', () => {
    const own = notice(2018, 0, ['2018-10-01'])
    const next = notice(2019, 0, ['2018-12-31', '2019-01-01'], ['2018-12-29'])
    const days = workingDaysOf([own, next])
    expect(['2018-12-29', '2018-12-31', '2019-01-02'].map(date => days.isWorking(toDay(date)))).toEqual([
      true,
      false,
      true,
    ])
    expect(workingDaysOf([own]).isWorking(toDay('2018-12-29'))).toBeUndefined()
    // 31 December 2018 is a Monday: its week is of January.
    expect(changesOf([own], next).months.slice(0, 2)).toEqual(['2018-12', '2019-01'])
    const ended = workingDaysOf([notice(2022, 0, ['2022-10-01']), notice(2023, 0, ['2022-12-31'])])
    expect(ended.isWorking(toDay('2022-12-31'))).toBe(false)
  })

  it('that says the same bears on nothing', () => {
    const library = builtInCalendar.find(({ year }) => year === 2026) as CalendarYear
    expect(changesOf(builtInCalendar, { ...library, version: 1 })).toEqual({ dates: [], months: [] })
  })
})

describe('the cause of a restatement', () => {
  const at = '2026-06-20T01:00:00.000Z'
  const library = builtInCalendar.find(({ year }) => year === 2026) as CalendarYear
  const off = { name: '', date: '2026-05-20', isOffDay: true }
  const added = { ...library, version: 1, days: [...library.days, off], at }

  it('is a version that came since and moved a day of the month', () => {
    const years = [...builtInCalendar, added]
    expect(calendarCauses(years, '2026-05', '2026-06-08T00:00:00Z')).toEqual([{ year: 2026, version: 1, at }])
    expect(calendarCauses(years, '2026-06', '2026-06-08T00:00:00Z')).toEqual([])
    expect(calendarCauses(years, '2026-05', at)).toEqual([])
  })
})
