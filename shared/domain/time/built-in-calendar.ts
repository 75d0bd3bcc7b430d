import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { type CalendarYear, type MovedDay, type WorkingDays, workingDaysOf } from './working-days.ts'

// The library's functions go by the machine's time zone; its table does not.
const holidays: Readonly<Record<string, unknown>> = table.holidays
const makeUpDays: Readonly<Record<string, unknown>> = table.workdays

const yearOf = (date: string) => Number(date.slice(0, 4))

/** Years whose notice the library has: New Year's Day alone may come with the notice of the year before. */
export const builtInYears: readonly number[] = [...new Set(Object.keys(holidays).map(yearOf))]
  .filter(year => `${year}-01-01` in holidays && `${year}-10-01` in holidays)
  .sort((a, b) => a - b)

/** The year whose notice moved a date: from 24 December on the next year's, where the library has it. */
function noticeOf(date: string): number {
  const next = yearOf(date) + 1
  return date.slice(5) >= '12-24' && builtInYears.includes(next) ? next : next - 1
}

const days: readonly MovedDay[] = [
  ...Object.keys(holidays).map(date => ({ name: '', date, isOffDay: true })),
  ...Object.keys(makeUpDays).map(date => ({ name: '', date, isOffDay: false })),
]

/** The library's years, as version 0 of each. */
export const builtInCalendar: readonly CalendarYear[] = builtInYears.map(year => ({
  year,
  version: 0,
  papers: [],
  days: days.filter(({ date }) => noticeOf(date) === year),
}))

/** Working days as the library knows them. */
export const builtInWorkingDays: WorkingDays = workingDaysOf(builtInCalendar)
