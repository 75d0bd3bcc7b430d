import { dayNumber, toDay } from './calendar.ts'

/** A day that a notice of the State Council moves: off where one would work, or worked where one would not. */
export interface MovedDay {
  name: string
  date: string
  isOffDay: boolean
}

/** A year's notice as holiday-cn publishes it; a later version takes the place of an earlier one. */
export interface CalendarYear {
  year: number
  version: number
  /** Addresses of the notice. */
  papers: readonly string[]
  days: readonly MovedDay[]
}

/** Which days China works: statutory holidays off, make-up weekends on. */
export interface WorkingDays {
  /** Whether a day number is worked; undefined where nobody has told yet, which is never guessed. */
  isWorking(day: number): boolean | undefined
}

/** Working days by the latest notice of each year; late December's by the next year's, too, for it may move days. */
export function workingDaysOf(years: readonly CalendarYear[]): WorkingDays {
  const notices = new Map<number, CalendarYear>()
  for (const notice of years) {
    const known = notices.get(notice.year)
    if (known === undefined || known.version < notice.version) notices.set(notice.year, notice)
  }
  const moved = new Map<number, Map<number, boolean>>()
  const answers = new Map<number, boolean | undefined>()

  /** Whether the moved days of a year are worked; few of all years are asked for. */
  function movedIn(year: number): Map<number, boolean> | undefined {
    const known = moved.get(year)
    const notice = known ? undefined : notices.get(year)
    if (!notice) return known
    const days = new Map(notice.days.map(({ date, isOffDay }) => [toDay(date), !isOffDay]))
    moved.set(year, days)
    return days
  }

  function answer(day: number): boolean | undefined {
    const date = new Date(day * 86_400_000)
    const [year, weekday] = [date.getUTCFullYear(), date.getUTCDay()]
    const [own, next] = [movedIn(year), movedIn(year + 1)]
    const late = day >= dayNumber(year, 12, 24)
    if (own === undefined || (late && next === undefined)) return undefined
    return (late ? next?.get(day) : undefined) ?? own.get(day) ?? (weekday !== 0 && weekday !== 6)
  }

  return {
    isWorking(day) {
      let known = answers.get(day)
      if (known === undefined && !answers.has(day)) {
        known = answer(day)
        answers.set(day, known)
      }
      return known
    },
  }
}
