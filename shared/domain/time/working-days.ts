import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { DomainError } from '../error.ts'

// The library's functions go by the machine's time zone; its table does not.
const holidays: Readonly<Record<string, string>> = table.holidays
const makeUpDays: Readonly<Record<string, string>> = table.workdays

const years = [...new Set(Object.keys(holidays).map(date => Number(date.slice(0, 4))))]
  // New Year's Day alone may come with the arrangement of the year before.
  .filter(year => `${year}-01-01` in holidays && `${year}-10-01` in holidays)
  .sort((a, b) => a - b)
const kept: ReadonlySet<number> = new Set(years)

/** Years for which the State Council's arrangement is known. */
export const keptYears: readonly number[] = years

const known = new Map<number, boolean>()

/** Whether China works on a day number: statutory holidays off, make-up weekends on. Throws `calendarUnknown`. */
export function isWorkingDayNumber(day: number): boolean {
  const answer = known.get(day)
  if (answer !== undefined) return answer
  const moment = new Date(day * 86_400_000)
  const date = moment.toISOString().slice(0, 10)
  if (!kept.has(moment.getUTCFullYear())) throw new DomainError('calendarUnknown', { date })
  const weekday = moment.getUTCDay()
  const works = date in makeUpDays || (weekday !== 0 && weekday !== 6 && !(date in holidays))
  known.set(day, works)
  return works
}
