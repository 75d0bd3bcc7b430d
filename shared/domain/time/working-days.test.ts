import chineseDays from 'chinese-days'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { builtInCalendar, builtInWorkingDays, builtInYears } from './built-in-calendar.ts'
import { toDate, toDay } from './calendar.ts'
import { calendarNotice, nextVersion, noticeFault } from './calendar-notice.ts'
import { type CalendarYear, workingDaysOf } from './working-days.ts'

const notice = (year: number, days: [date: string, isOffDay: boolean][], version = 1): CalendarYear => ({
  year,
  version,
  papers: [],
  days: days.map(([date, isOffDay]) => ({ name: '', date, isOffDay })),
})
const worksBy = (years: readonly CalendarYear[], date: string) => workingDaysOf(years).isWorking(toDay(date))
const builtIn = (date: string) => builtInWorkingDays.isWorking(toDay(date))

describe('working days of the library', () => {
  const home = process.env.TZ

  afterEach(() => {
    if (home === undefined) delete process.env.TZ
    else process.env.TZ = home
  })

  it.each([
    ['2026-02-13', true],
    ['2026-02-14', true],
    ['2026-02-15', false],
    ['2026-02-16', false],
    ['2026-02-24', true],
    ['2026-10-10', true],
    ['2026-05-02', false],
    ['2018-12-29', true],
    ['2018-12-31', false],
    ['2022-12-31', false],
    ['2020-01-31', false],
    ['2019-05-03', false],
  ])('%s: %s', (date, works) => {
    expect(builtIn(date)).toBe(works)
  })

  it('are not guessed in years of which nobody has told, nor in the last week before one', () => {
    const [first, last] = [builtInYears[0] as number, builtInYears.at(-1) as number]
    expect(builtInYears).toContain(2026)
    expect(last - first + 1).toBe(builtInYears.length)
    expect(builtIn(`${last}-12-23`)).toBeTypeOf('boolean')
    for (const date of [`${last}-12-24`, `${last}-12-31`, `${last + 1}-01-04`, `${first - 1}-12-23`])
      expect(builtIn(date)).toBeUndefined()
  })

  it.each(['America/Los_Angeles', 'Pacific/Kiritimati', 'UTC'])(
    'are the same standing in %s',
    async timeZone => {
      process.env.TZ = timeZone
      vi.resetModules()
      const { builtInWorkingDays: fresh } = await import('./built-in-calendar.ts')
      for (let day = toDay('2015-01-01'); day <= toDay('2026-12-23'); day++) {
        const [year, month, date] = toDate(day).split('-').map(Number) as [number, number, number]
        const atNoon = new Date(year, month - 1, date, 12)
        if (fresh.isWorking(day) !== chineseDays.isWorkday(atNoon)) expect.fail(toDate(day))
      }
    },
  )
})

describe('working days of notices', () => {
  const next = notice(2027, [
    ['2027-01-01', false],
    ['2026-12-31', true],
    ['2026-12-27', false],
  ])

  it('of late December are known with the next year’s notice, which moves them', () => {
    expect(worksBy(builtInCalendar, '2026-12-28')).toBeUndefined()
    const both = [...builtInCalendar, next]
    expect(worksBy(both, '2026-12-23')).toBe(true)
    expect(worksBy(both, '2026-12-27')).toBe(true)
    expect(worksBy(both, '2026-12-28')).toBe(true)
    expect(worksBy(both, '2026-12-31')).toBe(false)
    expect(worksBy(both, '2027-01-04')).toBe(true)
  })

  it('are those of the latest version: holidays change after the fact', () => {
    const before = builtInCalendar.map(year =>
      year.year === 2020 ? { ...year, days: year.days.filter(({ date }) => date !== '2020-01-31') } : year,
    )
    expect(worksBy(before, '2020-01-31')).toBe(true)
    const extended = notice(2020, [['2020-01-31', true]])
    expect(worksBy([...before, extended], '2020-01-31')).toBe(false)
    expect(worksBy([extended, ...before], '2020-01-31')).toBe(false)
  })

  it('without any notice are not known', () => {
    expect(worksBy([], '2026-05-20')).toBeUndefined()
  })
})

describe('a notice as it is sent', () => {
  const file = {
    $schema: 'https://raw.githubusercontent.com/NateScarlet/holiday-cn/master/schema.json',
    year: 2027,
    papers: ['https://www.gov.cn/zhengce/content/202611/content_1.htm'],
    days: [{ name: '元旦', date: '2027-01-01', isOffDay: true }],
  }
  const day = (date: string) => ({ name: '元旦', date, isOffDay: true })

  it('may be a file of holiday-cn', () => {
    const given = calendarNotice.parse(file)
    expect(noticeFault(2027, given)).toBeUndefined()
    expect(nextVersion(builtInCalendar, 2026, given)).toMatchObject({ year: 2026, version: 1 })
    expect(nextVersion([notice(2027, [], 1)], 2027, given)).toEqual({
      year: 2027,
      version: 2,
      papers: file.papers,
      days: file.days,
    })
  })

  it.each([
    ['without days', { days: [] }, 'days'],
    ['with a date twice', { days: [day('2027-01-01'), day('2027-01-01')] }, 'days'],
    ['with papers that are no addresses', { papers: ['国办发明电'] }, 'papers.0'],
  ])('%s is refused', (_, changes, path) => {
    const { error } = calendarNotice.safeParse({ ...file, ...changes })
    expect(error?.issues[0]?.path.join('.')).toBe(path)
  })

  it.each([
    ['of another year', { ...file, year: 2026 }, 'year'],
    ['with a day of another year', { ...file, days: [day('2027-01-01'), day('2028-01-01')] }, 'days.1.date'],
    ['with a day too long before', { ...file, days: [day('2026-12-23')] }, 'days.0.date'],
    ['with no day of its own year', { ...file, days: [day('2026-12-31')] }, 'days'],
  ])('%s is named', (_, given, path) => {
    expect(noticeFault(2027, calendarNotice.parse(given))?.path).toBe(path)
  })
})
