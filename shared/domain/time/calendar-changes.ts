import { compareInstants, dayNumber, monthOf, monthSpan, toDate } from './calendar.ts'
import { type CalendarYear, type WorkingDays, workingDaysOf } from './working-days.ts'

/** A version of a year's notice that came to be known at an instant; the library's were always there. */
export interface DatedCalendarYear extends CalendarYear {
  readonly at?: string
}

/** The version of a year's notice that moved a day which counts. */
export interface CalendarCause {
  readonly year: number
  readonly version: number
  /** Instant. */
  readonly at: string
}

/** Day numbers that a year's notice may move and of which two calendars say something else. */
export function changedDays(before: WorkingDays, after: WorkingDays, year: number): number[] {
  const days: number[] = []
  for (let day = dayNumber(year - 1, 12, 24); day <= dayNumber(year, 12, 31); day++)
    if (before.isWorking(day) !== after.isWorking(day)) days.push(day)
  return days
}

// 1970-01-01, day 0, was a Thursday.
const sundayOf = (day: number) => day + ((((3 - day) % 7) + 7) % 7)

/** Months on whose results days bear, ascending: those to which their weeks belong, by the Sunday. */
export const monthsOfDays = (days: readonly number[]): string[] =>
  [...new Set(days.map(day => monthOf(toDate(sundayOf(day)))))].sort()

/** The calendars without and with one version of a year. */
export function besideVersion(
  years: readonly CalendarYear[],
  { year, version }: Pick<CalendarYear, 'year' | 'version'>,
): { before: WorkingDays; after: WorkingDays } {
  const upTo = (most: number) =>
    workingDaysOf(years.filter(known => known.year !== year || known.version <= most))
  return { before: upTo(version - 1), after: upTo(version) }
}

/** Versions that came after an instant and moved, or made known, a day in a week of the month. */
export function calendarCauses(
  years: readonly DatedCalendarYear[],
  month: string,
  since: string,
): CalendarCause[] {
  const { weeks } = monthSpan(month)
  const counts = (day: number) => weeks.some(({ monday, sunday }) => monday <= day && day <= sunday)
  return years
    .flatMap(({ year, version, at }) =>
      at !== undefined && compareInstants(at, since) > 0 ? [{ year, version, at }] : [],
    )
    .filter(cause => {
      const { before, after } = besideVersion(years, cause)
      return changedDays(before, after, cause.year).some(counts)
    })
    .sort((a, b) => compareInstants(a.at, b.at))
}
